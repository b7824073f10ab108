"""Files somebody brings are shown to the virus scanner before they are kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gateways.scanning.clamd import told
from samrad.core.openness import eicar
from samrad.gateways.scanning import Scanner
from samrad.records.papers.models import Paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BRING = "/loten/papers/bring/"


@pytest.fixture
def client(signed_in: Any) -> Client:
    made: Client = signed_in("slt.loten")
    return made


@pytest.fixture
def papers(within: Any) -> Callable[[], int]:
    """How many papers Løten has."""

    def count() -> int:
        with within("loten"):
            return Paper.objects.count()

    return count


def bring(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("notat.txt", content)
    sent = {"title": "Notat om torget", "file": file, "openness": "council"}
    return client.post(BRING, sent, follow=True).content.decode()


def test_the_test_file_of_eicar_is_refused_without_any_scanner(
    client: Client, papers: Any
) -> None:
    before = papers()
    page = bring(client, eicar.the_file())

    assert "EICAR-Test" in page
    assert "Notat om torget" in page  # what was written stands there still
    assert papers() == before


def test_what_the_scanner_knows_is_refused_by_its_name_and_the_rest_is_kept(
    client: Client, papers: Any, settings: Any
) -> None:
    before = papers()

    def answer(content: bytes) -> bytes:
        return b"stream: Doc.Trojan-1 FOUND\0" if b"ond" in content else b"stream: OK\0"

    with told(answer) as (settings.SAMRAD_SCANNER, given):
        assert "Doc.Trojan-1" in bring(client, b"Noe ond")
        assert papers() == before
        bring(client, b"Noe godt")
    assert given == [b"Noe ond", b"Noe godt"]
    assert papers() == before + 1


def test_a_scanner_that_is_away_lets_nothing_in_and_says_so(
    client: Client, papers: Any, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    before = papers()
    settings.SAMRAD_SCANNER = Scanner(path="/nobody/listens/here.ctl")
    page = bring(client, b"Noe godt")

    assert "svarer ikke akkurat nå" in page
    assert "Notat om torget" in page
    assert papers() == before
    assert "A file was not taken in" in caplog.text
    assert "Noe godt" not in caplog.text
