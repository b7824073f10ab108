"""What residents read of situation pictures, with things in them that could have leaked."""

from typing import Any

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PUBLIC = "/public/lorenskog/picture/1/"


def _read(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_everyone_reads_the_joint_statement_and_the_released_figures(client: Any) -> None:
    page = _read(client, PUBLIC)

    assert "Samlet er nivået omtrent som før" in page
    assert "3,1\N{NO-BREAK SPACE}% flere enn året før (681)" in page
    assert "offentleglova § 24" in page


@pytest.mark.parametrize(
    "kept",
    [
        "Tyveri fra butikk",  # what the police saw
        "Skolene og utekontakten",  # what the municipality saw
        "Senteret opplever en økning",  # what they differed in
        "Sårbarheter ved arrangementer",  # an exempt part
        "innsyn ville gjøre",  # what stood in it
        "Under arbeid",  # a draft of the next picture
    ],
)
def test_what_is_the_councils_reaches_no_resident(kept: str, client: Any) -> None:
    for address in (PUBLIC, "/public/lorenskog/picture/", "/public/lorenskog/"):
        assert kept not in _read(client, address)


@pytest.mark.parametrize(
    "address",
    [
        "/public/lorenskog/picture/2/",
        "/public/lorenskog/picture/99999999/",
        "/public/lund/picture/1/",
        "/public/ukjent/picture/",
    ],
)
def test_what_is_not_published_is_not_there(address: str, client: Any) -> None:
    assert client.get(address).status_code == 404


def test_a_council_without_a_public_picture_says_so(client: Any) -> None:
    assert "No picture is published yet" in _read(client, "/public/lund/picture/?language=en")
