"""What is wrong in the file of sign-in services is said at the start, in one sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gateways.oidc.agreeing import OUR_PEM, SECRET
from project.operating import a_home, free_port, samrad

pytestmark = pytest.mark.slow
GOOD = """
[[provider]]
key = "kommune"
name = "Løten kommune"
kind = "plain"
party = "municipality"
issuer = "https://inn.kommune.example"
client_id = "samrad"
authentication = "private_key_jwt"
client_key_file = "key.pem"
client_key_id = "one"
[[provider.organisations]]
organisation = "no.loten"
claims = { groups = "samrad" }
"""
WRONG = {
    "not there": (None, "SAMRAD_SIGN_IN_SERVICES"),
    "no TOML": ("[[", "SAMRAD_SIGN_IN_SERVICES"),
    "misspelt": (GOOD.replace("kind =", "kinde ="), "kinde"),
    "the secret's file is not there": (GOOD.replace("key.pem", "other.pem"), "other.pem"),
    "everybody's tenant": (GOOD.replace("kommune.example", "example/common/v2.0"), "issuer"),
    "an address of ours": (GOOD.replace('"kommune"', '"demo"'), "key"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with a_home(tmp_path_factory.mktemp("services")) as folder:
        assert samrad(folder, "migrate").code == 0
        yield folder


def written(folder: Path, text: str | None) -> str:
    """The file with its key beside it; where it is."""
    (folder / "key.pem").write_text(OUR_PEM)
    file = folder / "sign-in.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("what", sorted(WRONG))
def test_serve_says_what_to_mend_and_serves_nothing(
    what: str, home: Path, tmp_path: Path
) -> None:
    text, named = WRONG[what]
    file = written(tmp_path, text)
    port = str(free_port())
    sentence = samrad(home, "serve", "--port", port, SAMRAD_SIGN_IN_SERVICES=file).sentence

    assert file in sentence
    assert named in sentence
    assert SECRET not in sentence
    assert "PRIVATE" not in sentence


def test_check_finds_it_among_the_rest(home: Path, tmp_path: Path) -> None:
    file = written(tmp_path, WRONG["misspelt"][0])
    ran = samrad(home, "check", SAMRAD_SIGN_IN_SERVICES=file)

    assert (ran.code, ran.err) == (1, "")
    assert "FAIL  sign-in services" in ran.out
    assert "kinde" in ran.out
    assert "ok    database: every table has its guard" in ran.out


def test_check_knows_who_is_no_party_here(home: Path, tmp_path: Path) -> None:
    file = written(tmp_path, GOOD)
    ran = samrad(home, "check", SAMRAD_SIGN_IN_SERVICES=file)

    assert ran.code == 1
    assert "names who is no party here: no.loten." in ran.out


def test_without_a_file_all_is_well(home: Path) -> None:
    ran = samrad(home, "check")

    assert "ok    sign-in services" in ran.out


def test_minutes_that_are_none_are_refused(home: Path) -> None:
    assert "SAMRAD_RECENT_MINUTES" in samrad(home, "check", SAMRAD_RECENT_MINUTES="0").sentence
