"""`samrad district`: made by the operator, which opens nothing by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from project.databases import asked, inside
from project.operating import a_demo, samrad
from samrad.project.postgres import running_server

pytestmark = pytest.mark.slow

NEW = "analytiker@innlandet.example"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path_factory.mktemp("district"), loaded) as folder:
        yield folder


def test_a_district_is_made_its_analyst_named_and_councils_asked(home: Path) -> None:
    made = samrad(home, "district", "add", "innlandet", "--name", "Innlandet")
    assert (made.code, made.err) == (0, "")
    named = samrad(home, "district", "analyst", "innlandet", NEW)
    assert named.code == 0
    assert re.fullmatch(rf"{NEW}: http://localhost:8000/anew/[\w-]{{32,}}/\n", named.out)
    again = samrad(home, "district", "analyst", "innlandet", NEW)
    assert "signs in with what they have" in again.out
    asking = samrad(home, "district", "ask", "innlandet", "loten", "lorenskog")
    assert (asking.code, asking.err) == (0, "")
    listed = samrad(home, "district", "list")
    assert f"innlandet: Innlandet; {NEW}" in listed.out

    removed = samrad(home, "district", "analyst", "innlandet", NEW, "--remove")
    assert removed.code == 0
    assert "innlandet: Innlandet; no analyst" in samrad(home, "district", "list").out
    with running_server(home) as server:
        url = inside(server)
        # What the councils read of it in their logs; and that nobody was let in.
        assert asked(
            url,
            "SELECT c.slug, l.act FROM records_logentry l JOIN records_council c"
            " ON c.id = l.council_id WHERE l.thing = 'district' AND l.who IS NULL"
            " AND c.slug = 'lorenskog' ORDER BY l.number",
        ) == [
            ("lorenskog", "district_asked"),
            ("lorenskog", "district_asked"),
            ("lorenskog", "analyst_removed"),
        ]
        innlandet = "(SELECT id FROM records_district WHERE slug = 'innlandet')"
        assert asked(url, f"SELECT id FROM records_grant WHERE district_id = {innlandet}") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "ostlandet", "--name", "x"), "There is a district called ostlandet already."),
        (("add", "loten", "--name", "x"), "There is a council called loten already."),
        (("add", "Øst", "--name", "x"), "cannot be a short name"),
        (("ask", "nowhere", "loten"), "There is no district called nowhere."),
        (("ask", "ostlandet", "loten", "atlantis"), "There is no council called atlantis."),
        (("analyst", "ostlandet", "no address"), "is no e-mail address"),
        (("analyst", "ostlandet", "x@y.example", "--remove"), "is no analyst of ostlandet"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    arguments: tuple[str, ...], said: str, home: Path
) -> None:
    ran = samrad(home, "district", *arguments)

    assert ran.code == 1
    assert said in ran.err
    assert "Traceback" not in ran.err
