"""Open papers of published minutes: fetched by anybody, and nothing beside them."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from minutes_afterwards import SECRETARY
from publishing_them import assess_all, released
from samrad.actions import publishing
from samrad.records.basics.context import as_resident
from samrad.records.councils.models import Council
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.meetings.models import Item, Meeting
from samrad.records.papers.models import Paper, Released
from samrad.records.people.models import Person
from samrad.records.public import queries

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MINUTES = "/public/loten/minutes/2025/90/"
EXEMPT = {"openness": "exempt", "ground": "no.offl.24.3"}
# Each paper by its title: what is so of it, of its matter, and of the item of that matter.
PAPERS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "Kart": ({}, {}, {}),
    "Tall for alle": ({"figures": True, "party": "police"}, {}, {}),
    "Tall for rådet": ({"figures": True, "party": "police"}, {}, {}),
    "Tall for politiet": ({"figures": True, "party": "police"}, {}, {}),
    "Tall til i går": ({"figures": True, "party": "police"}, {}, {}),
    "Intern": ({"openness": "council"}, {}, {}),
    "Partens": ({"openness": "party"}, {}, {}),
    "Lukket notat": (EXEMPT, {}, {}),
    "I unntatt sak": ({}, EXEMPT, {}),
    "Ved unntatt punkt": ({}, {}, EXEMPT),
    "Ved strøket punkt": ({}, {}, {"struck": True}),
    "Lukket etterpå": ({}, {}, {}),
    "Tatt ut etterpå": ({}, {}, {}),
    "Punkt lukket etterpå": ({}, {}, {}),
}


def address(title: str) -> str:
    return f"{MINUTES}papers/{sha256(title.encode()).hexdigest()}"


@pytest.fixture
def meeting(meeting: UUID, within: Any, person: Any, at: datetime) -> UUID:
    """The meeting, with a paper of each kind at an item of its own."""
    by = person(SECRETARY)
    with within("loten") as council:
        for position, title in enumerate(PAPERS, start=10):
            _enclose(Meeting.objects.get(pk=meeting), position, title, council, by, at)
    return meeting


def _enclose(
    meeting: Meeting, position: int, title: str, council: Council, by: Person, at: datetime
) -> None:
    review = at.date().replace(year=2027)
    of_paper, of_matter, of_item = (
        {**marks, "review": review} if "ground" in marks else dict(marks)
        for marks in PAPERS[title]
    )
    facts: dict[str, Any] = {
        "title": title,
        "name": f"hemmelig-{title}.exe",
        "kind": "txt",
        "party": "municipality",
    }
    facts |= {"content": title.encode(), "sha256": sha256(title.encode()).hexdigest()}
    facts |= {"openness": "open", "brought_at": at, "brought_by": by, **of_paper}
    paper = Paper.objects.create(council=council, **facts)
    matter = Matter.objects.create(
        council=council,
        title=f"Sak {title}",
        kind="decide",
        party="municipality",
        stage="accepted",
        proposed_at=at,
        proposed_by=by,
        meeting=meeting,
        **of_matter,
    )
    Attachment.objects.create(council=council, matter=matter, paper=paper)
    if of_item.pop("struck", None):
        of_item |= {"struck_at": at, "struck_by": by}
    Item.objects.create(
        council=council,
        meeting=meeting,
        position=position,
        kind="matter",
        title=f"Punkt {position}",
        matter=matter,
        year=2025,
        number=1900 + position,
        **of_item,
    )
    _release(paper, council, by, at)


def _release(paper: Paper, council: Council, by: Person, at: datetime) -> None:
    how: dict[str, dict[str, Any]] = {
        "Tall for alle": {"public": True},
        "Tall for rådet": {"public": False},
        "Tall til i går": {"public": True, "until": at.date().replace(day=1)},
    }
    if paper.title in how:
        facts = {"basis": "published_statistics", "detail": "municipality", "at": at, "by": by}
        Released.objects.create(council=council, paper=paper, **facts, **how[paper.title])


@pytest.fixture
def published(locked: None, acting: Any, at: datetime) -> None:
    """Published while three papers were open that are not any more."""
    del locked
    with acting(SECRETARY) as (found, by):
        assess_all(found, by=by, at=at)
        publishing.publish_minutes(found, released(found, at), by=by, at=at)
        closed = {**EXEMPT, "review": at.date().replace(year=2027)}
        Paper.objects.filter(title="Lukket etterpå").update(**closed)
        Attachment.objects.filter(paper__title="Tatt ut etterpå").delete()
        Item.objects.filter(matter__title="Sak Punkt lukket etterpå").update(**closed)


OPEN = {"Kart", "Tall for alle"}


@pytest.mark.usefixtures("published")
def test_an_open_paper_is_fetched_and_no_closed_one(client: Any) -> None:
    page = client.get(MINUTES).content.decode()
    for title in PAPERS:
        answer = client.get(address(title))
        assert (answer.status_code == 200) == (title in OPEN), title
        assert not answer.cookies, title
        assert (address(title) in page) == (title in OPEN), title


@pytest.mark.usefixtures("published")
def test_what_was_never_for_everyone_is_not_even_named(client: Any) -> None:
    named = client.get(MINUTES).content.decode()
    for title in ("Intern", "Partens", "Lukket notat", "Tall for rådet", "Ved strøket punkt"):
        assert title not in named, title
    assert "hemmelig" not in named.casefold()


@pytest.mark.usefixtures("published")
def test_it_is_kept_under_its_title_and_never_shown_as_a_page(client: Any) -> None:
    answer = client.get(address("Kart"))
    assert answer.content == b"Kart"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="Kart.txt"')
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client.post(address("Kart")).status_code == 405


@pytest.mark.usefixtures("published")
def test_by_another_meeting_or_council_it_is_not_found(client: Any) -> None:
    for other in ("/public/lund/minutes/2025/90", "/public/loten/minutes/2025/89"):
        where = address("Kart").replace("/public/loten/minutes/2025/90", other)
        assert client.get(where).status_code == 404
    with as_resident():
        assert (Paper.objects.count(), Attachment.objects.count()) == (0, 0)


@pytest.mark.usefixtures("published")
def test_with_the_minutes_their_papers_are_withdrawn(
    client: Any, acting: Any, at: datetime
) -> None:
    with acting(SECRETARY) as (found, by):
        publishing.withdraw_minutes(found, "Et navn", by=by, at=at)
    assert client.get(address("Kart")).status_code == 404


@pytest.mark.usefixtures("locked")
def test_of_minutes_that_are_not_public_nothing_is_fetched() -> None:
    one = sha256(b"Kart").hexdigest()
    assert queries.paper_called("loten", 2025, 90, one) is None
