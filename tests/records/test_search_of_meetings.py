"""Searching matters, minutes and decisions: in their forms, and nothing that is exempt."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from samrad.actions.finding import search, shown
from samrad.actions.guests import invite_guest
from samrad.actions.marking_matters import mark_matter
from samrad.actions.matters import propose_matter
from samrad.core.meetings.kinds import MatterKind
from samrad.core.meetings.proposing import Proposal, Words
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.guests import Guesting
from samrad.core.search.questions import Findable, Question
from samrad.records.basics.context import as_person
from samrad.records.councils.queries import councils
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.search.queries import Hit, hits

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
TODAY = NOW.date()
POLICE, SECRETARY = "politikontakt.loten", "slt.loten"
CANARY = "kanarifugl"
EXEMPT = Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 6, 1))
COUNCIL = Marking(Openness.COUNCIL)
CLOSED = {"openness": "exempt", "ground": "no.offl.24.3", "review": date(2026, 6, 1)}


@pytest.fixture
def propose(seated: Any) -> Callable[..., Matter]:
    def do(
        title: str = "Lys", background: str = "", who: str = SECRETARY, **more: Any
    ) -> Matter:
        slug = more.pop("slug", "loten")
        told = Proposal(Words(title, background), MatterKind.DISCUSS, **more)
        with seated(who, slug) as (by, council):
            return propose_matter(council, told, by=by, at=NOW)

    return do


@pytest.fixture
def write(seated: Any) -> Callable[..., Paragraph]:
    """A paragraph of the minutes of a meeting, under an item."""

    def do(
        text: str,
        *,
        item: dict[str, Any] | None = None,
        who: str = SECRETARY,
        slug: str = "loten",
        **more: Any,
    ) -> Paragraph:
        with seated(who, slug) as (by, council):
            of = {"council": council}
            meeting = Meeting.objects.create(
                **of,
                year=2024,
                number=50 + Meeting.objects.count(),
                day=date(2024, 5, 13),
                stage="held",
                planned_at=NOW,
                planned_by=by,
            )
            told = {"position": 1, "kind": "free", "title": "Sak", **(item or {})}
            new = Item.objects.create(**of, meeting=meeting, **told)
            told = {"wording": "summary", "position": 1, "written_at": NOW, **more}
            return Paragraph.objects.create(**of, item=new, text=text, written_by=by, **told)

    return do


@pytest.fixture
def finds(person: Any) -> Callable[..., list[UUID]]:
    def found(who: str = POLICE, words: str = CANARY, **more: Any) -> list[UUID]:
        by = person(who)
        with as_person(by.id):
            asked = search(Question(words, **more), councils(), by=by, on=TODAY)
            return [hit.thing for hit in asked]

    return found


@pytest.fixture
def snippets(person: Any) -> Callable[..., str]:
    def of(words: str, who: str = POLICE) -> str:
        by = person(who)
        with as_person(by.id):
            found = search(Question(words), councils(), by=by, on=TODAY)
            rows = shown(found, words)
        said = ["".join(piece.text for piece in one.snippet) for one in rows]
        return " | ".join([*(one.title for one in rows), *said])

    return of


# --- what is there is found ----------------------------------------------------------------


def test_a_matter_is_found_by_its_title_its_background_and_its_answer(
    propose: Any, finds: Any, within: Any
) -> None:
    by_title = propose("Kanarifuglene ved torget")
    by_background = propose("Lys", "Ved torget sang en kanarifugl.")
    answered = propose("Lykter")
    with within("loten"):
        Matter.objects.filter(pk=answered.pk).update(answer="Ta med kanarifuglen.")
    assert finds()[0] == by_title.pk
    assert set(finds()) == {by_title.pk, by_background.pk, answered.pk}
    assert finds(words="torgene fuglene -kanarifugl") == []


def test_minutes_and_decisions_are_found_in_their_forms_and_told_apart(
    write: Any, finds: Any, snippets: Any
) -> None:
    said = write("Politiet fortalte om kanarifuglene.")
    decided = write("Rådet kjøper en kanarifugl.", wording="decision")
    dissent = write("Ordføreren ville ha kanarifuglen.", wording="dissent")
    assert set(finds()) == {said.pk, decided.pk, dissent.pk}
    assert finds(kinds=frozenset({Findable.DECISION})) == [decided.pk]
    assert set(finds(kinds=frozenset({Findable.MINUTES}))) == {said.pk, dissent.pk}
    assert finds(kinds=frozenset({Findable.PAPER, Findable.MATTER})) == []
    assert "Rådet kjøper en kanarifugl" in snippets(CANARY)


def test_swedish_and_nynorsk_go_by_their_rules(propose: Any, write: Any, finds: Any) -> None:
    matter = propose("Skadegörelsen vid stationerna", who="samordnare.lund", slug="lund")
    said = write("Åtgärderna följs upp.", who="samordnare.lund", slug="lund")
    assert finds("kommunpolis.lund", "station skadegörelse") == [matter.pk]
    assert finds("kommunpolis.lund", "åtgärd") == [said.pk]
    ny = propose("Førebyggjande arbeid i bygdene", who="politikontakt.hallingdal", slug="gol")
    assert finds("politikontakt.hallingdal", "bygd førebyggjande") == [ny.pk]


def test_it_is_narrowed_by_year_topic_and_stage(
    propose: Any, write: Any, finds: Any, within: Any
) -> None:
    matter = propose("Kanarifugl", focus="Rus")
    of_topic = {"kind": "standing", "key": "topic.Rus"}
    said = write("Kanarifugl.", item=of_topic)
    other = write("Kanarifugl.", wording="decision", item={"matter_id": matter.pk})
    loose = write("Kanarifugl.")
    assert set(finds()) == {matter.pk, said.pk, other.pk, loose.pk}
    assert finds(year=2025) == [matter.pk]
    assert set(finds(year=2024)) == {said.pk, other.pk, loose.pk}
    assert set(finds(focus="Rus")) == {matter.pk, said.pk, other.pk}
    assert finds(focus="rus") == finds(focus="' OR true --") == []
    assert finds(status="proposed") == [matter.pk]
    assert set(finds(status="draft", focus="Rus")) == {said.pk, other.pk}
    with within("loten"):
        Meeting.objects.filter(items__paragraphs=said.pk).update(minutes_stage="sent")
        Matter.objects.filter(pk=matter.pk).update(stage="accepted", focus="Lys")
    assert finds(status="sent") == [said.pk]
    assert finds(status="accepted") == [matter.pk]
    assert set(finds(focus="Lys")) == {matter.pk, other.pk}


def test_what_is_written_anew_is_found_by_its_new_words_only(
    write: Any, finds: Any, within: Any
) -> None:
    said = write("Kanarifugl.")
    with within("loten"):
        Paragraph.objects.filter(pk=said.pk).update(text="Papegøye.")
    assert (finds(), finds(words="papegøyer")) == ([], [said.pk])


def test_what_is_deleted_is_found_no_more(write: Any, finds: Any, within: Any) -> None:
    said = write("Kanarifugl.")
    with within("loten"):
        Paragraph.objects.filter(pk=said.pk).delete()
    assert finds() == []


# --- and nothing else ----------------------------------------------------------------------


@pytest.mark.parametrize(("owner", "other"), [(POLICE, SECRETARY), (SECRETARY, POLICE)])
def test_what_a_party_keeps_the_other_does_not_find(
    owner: str, other: str, propose: Any, finds: Any, snippets: Any, seated: Any
) -> None:
    kept = propose("Kanarifugl", "I buret.", owner, marking=Marking(Openness.PARTY))
    assert (finds(owner), finds(other)) == ([kept.pk], [])
    assert "buret" not in snippets("kanarifugl or bur or lys", other)
    with seated(owner) as (by, _):
        mark_matter(kept, COUNCIL, reason="Klar.", by=by, at=NOW)
    assert finds(other) == [kept.pk]


def test_of_an_exempt_matter_nobody_finds_a_word_not_even_of_its_title(
    propose: Any, finds: Any, seated: Any
) -> None:
    matter = propose("Kanarifugl", "Papegøye.", marking=EXEMPT)
    for words in (CANARY, "papegøye"):
        assert finds(SECRETARY, words) == finds(POLICE, words) == []
    with seated(SECRETARY) as (by, _):
        mark_matter(matter, COUNCIL, reason="Over.", by=by, at=NOW)
    assert finds() == [matter.pk]
    with seated(POLICE) as (by, _):
        mark_matter(matter, EXEMPT, reason="Igjen.", by=by, at=NOW)
    assert finds(SECRETARY) == finds(POLICE) == []


@pytest.mark.parametrize(
    "how",
    ["the paragraph", "its item", "its matter", "the item later", "the matter later"],
)
def test_what_hangs_on_something_exempt_is_found_by_nobody(
    how: str, write: Any, propose: Any, finds: Any, within: Any
) -> None:
    matter = propose("Sak", marking=EXEMPT if how == "its matter" else COUNCIL)
    item = {"title": "Kanarifugl", "matter_id": matter.pk}
    item |= CLOSED if how == "its item" else {}
    write("Papegøye.", item=item, **(CLOSED if how == "the paragraph" else {}))
    with within("loten"):
        if how == "the item later":
            Item.objects.filter(matter=matter).update(**CLOSED)
        if how == "the matter later":
            Matter.objects.filter(pk=matter.pk).update(**CLOSED)
    for words in (CANARY, "papegøye"):
        assert finds(SECRETARY, words) == finds(POLICE, words) == []


def test_beside_an_exempt_paragraph_the_others_are_found_and_it_is_in_no_snippet(
    write: Any, finds: Any, snippets: Any, within: Any, person: Any
) -> None:
    said = write("Kanarifuglen sang.")
    with within("loten") as council:
        Paragraph.objects.create(
            council=council,
            item=said.item,
            wording="decision",
            position=2,
            text="Kanarifuglen heter Jens.",
            written_at=NOW,
            written_by=person(SECRETARY),
            **CLOSED,
        )
    assert finds() == [said.pk]
    assert "Jens" not in snippets("kanarifugl")
    assert finds(words="jens") == []


def test_who_claims_a_hit_is_shown_nothing_of_what_is_exempt(
    write: Any, propose: Any, person: Any, council_id: Any
) -> None:
    """Titles and snippets ask once more: a hit of yesterday opens nothing closed today."""
    matter = propose("Kanarifugl", marking=EXEMPT)
    closed = write("Kanarifugl.", **CLOSED)
    in_closed = write("Kanarifugl.", item={"title": "Kanarifugl", **CLOSED})
    kept = propose("Kanarifugl", who=POLICE, marking=Marking(Openness.PARTY))
    where = council_id("loten")
    told = [
        Hit(Findable.MATTER, matter.pk, where, TODAY),
        Hit(Findable.MATTER, kept.pk, where, TODAY),
        Hit(Findable.DECISION, closed.pk, where, TODAY),
        Hit(Findable.MINUTES, in_closed.pk, where, TODAY),
    ]
    with as_person(person(SECRETARY).id):
        assert shown(told, CANARY) == []


def test_neither_another_council_nor_a_guest_finds_any_of_it(
    propose: Any, write: Any, finds: Any, person: Any, seated: Any, council_id: Any
) -> None:
    matter = propose("Kanarifugl", marking=Marking(Openness.OPEN))
    write("Kanarifugl.", openness="open")
    assert finds("samordnare.lund") == finds("politikontakt.hallingdal") == []
    who = person("uten.sete")
    with seated(SECRETARY) as (by, _):
        guest = Guesting(who.email, "Ola", "Løten ungdomsskole", date(2025, 7, 1))
        found = Matter.objects.select_related("council").get(pk=matter.pk)
        invite_guest(found, guest, by=by, at=NOW)
    with as_person(who.id):
        assert Matter.objects.exists()
        assert hits(Question(CANARY), [council_id("loten")]) == []
