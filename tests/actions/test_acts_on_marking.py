"""How open each thing is marked: one rule for all, whose it is to open, and who looks again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from meeting_rows import a_matter, a_meeting, a_paragraph, an_item
from order_rows import an_answer, an_order
from picture_rows import a_part
from samrad.actions import agendas, marking_answers, marking_items, picture_parts, publishing
from samrad.actions.writing import Words, Written, write_paragraph
from samrad.core.meetings.kinds import Wording
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.marked import MarkedKind
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council
from samrad.records.log.models import LogEntry
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.openness.exemptions import Exemption, exempt_in, to_look_at
from samrad.records.openness.models import Marked
from samrad.records.openness.queries import Thing, whose
from samrad.records.orders.models import Answer
from samrad.records.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

COORDINATOR, POLICE = "slt.loten", "politikontakt.loten"
COUNCIL, OPEN = Marking(Openness.COUNCIL), Marking(Openness.OPEN)
EXEMPT = Marking(Openness.EXEMPT, "no.offl.24.1", date(2026, 6, 1))
WORD = "Kanarifugl"


@dataclass
class Case:
    """A thing of the council, and the act by which it is marked."""

    thing: Thing
    mark: "Callable[[Marking, str, Person], object]"

    def again(self) -> Thing:
        """It, as it is now."""
        return type(self.thing).objects.get(pk=self.thing.pk)


def an_item_by_hand(council: Council, at: datetime) -> Case:
    item = an_item(a_meeting(council, at, number=92), WORD)

    def mark(marking: Marking, reason: str, by: Person) -> object:
        return marking_items.mark_item(item, marking, reason=reason, by=by, at=at)

    return Case(item, mark)


def a_paragraph_in_the_room(council: Council, at: datetime) -> Case:
    row = a_paragraph(an_item(a_meeting(council, at, number=92)), WORD, at)

    def mark(marking: Marking, reason: str, by: Person) -> object:
        now = Paragraph.objects.get(pk=row.pk)
        was = Words(WORD, Marking(Openness(now.openness), now.ground, now.review))
        sent = Written(row.id, Wording.SUMMARY, Words(WORD, marking), was, now.revision, reason)
        item = Item.objects.select_related("meeting__council").get(pk=row.item_id)
        return write_paragraph(item, sent, by=by, at=at)

    return Case(row, mark)


def a_paragraph_that_is_locked(council: Council, at: datetime) -> Case:
    meeting = Meeting.objects.filter(council=council, minutes_stage="locked")[0]
    row = Paragraph.objects.filter(item__meeting=meeting)[0]

    def mark(marking: Marking, reason: str, by: Person) -> object:
        marks = {row.id: marking}
        return publishing.assess_parts(meeting, marks, reason=reason, by=by, at=at)

    return Case(row, mark)


def a_part_of_a_picture(council: Council, at: datetime) -> Case:
    part = a_part(council, at, joint=WORD)

    def mark(marking: Marking, reason: str, by: Person) -> object:
        marks = {part.id: marking}
        return picture_parts.mark_parts(part.picture, marks, reason=reason, by=by, at=at)

    return Case(part, mark)


def an_answer_of_the_police(council: Council, at: datetime) -> Case:
    answer = an_answer(an_order(council, at), at, WORD, may_be_public=True)

    def mark(marking: Marking, reason: str, by: Person) -> object:
        return marking_answers.mark_answer(answer, marking, reason=reason, by=by, at=at)

    return Case(answer, mark)


JOINT = [
    an_item_by_hand,
    a_paragraph_in_the_room,
    a_paragraph_that_is_locked,
    a_part_of_a_picture,
]


@pytest.mark.parametrize("make", [*JOINT, an_answer_of_the_police])
def test_what_the_police_closed_the_municipality_does_not_open(
    make: Any, within: Any, person: Any, at: datetime, refused: Any
) -> None:
    slt, police = person(COORDINATOR), person(POLICE)
    with within("loten") as council:
        case = make(council, at)
        case.mark(EXEMPT, "Fare for enkeltpersoner.", police)
        with refused("openness.not_yours", party="police"):
            case.mark(OPEN, "Over.", slt)
        with refused("openness.no_reason"):
            case.mark(OPEN, " ", police)
        assert case.again().openness == "exempt"
        assert whose(case.again()) == "police"

        case.mark(OPEN, "Faren er over.", police)
        assert case.again().openness == "open"


@pytest.mark.parametrize("make", [*JOINT, an_answer_of_the_police])
def test_the_log_names_the_change_and_its_reason_stays_where_it_can_be_deleted(
    make: Any, within: Any, person: Any, at: datetime
) -> None:
    police = person(POLICE)
    with within("loten") as council:
        case = make(council, at)
        before = case.again().openness
        case.mark(EXEMPT, "Etterforskning.", police)
        entry, row = LogEntry.objects.latest("number"), Marked.objects.latest("id")
        assert (row.reason, row.party, row.by) == ("Etterforskning.", "police", police)
        for fact in (f'"marking": "{row.id}"', f'"before": "{before}"', '"openness": "exempt"'):
            assert fact in entry.facts
        assert "Etterforskning" not in entry.facts


def test_a_fresh_paragraph_is_marked_without_ceremony_and_once(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    slt = person(COORDINATOR)
    with within("loten") as council:
        case = a_paragraph_in_the_room(council, at)
        case.mark(OPEN, "", slt)
        with refused("openness.no_reason"):
            case.mark(EXEMPT, "", slt)
        case.mark(EXEMPT, "Navn ble nevnt.", slt)
        reasons = Marked.objects.filter(paragraph=case.thing.pk).order_by("id")
        assert list(reasons.values_list("reason", flat=True)) == ["", "Navn ble nevnt."]


def test_a_later_review_takes_over_from_nobody(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    slt, police = person(COORDINATOR), person(POLICE)
    later = Marking(Openness.EXEMPT, "no.offl.24.3", date(2027, 1, 1))
    with within("loten") as council:
        case = an_item_by_hand(council, at)
        case.mark(EXEMPT, "Fare.", police)
        case.mark(later, "Fortsatt fare.", slt)
        with refused("openness.not_yours", party="police"):
            case.mark(OPEN, "Over.", slt)


def test_an_item_is_marked_when_it_is_added(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    slt, police = person(COORDINATOR), person(POLICE)
    with within("loten") as council:
        meeting = a_meeting(council, at, number=92)
        for marking, code in (
            (Marking(Openness.EXEMPT), "openness.no_ground"),
            (Marking(Openness.PARTY), "agenda.kept_to_a_party"),
        ):
            with refused(code):
                added = agendas.Added(WORD, marking=marking)
                agendas.add_item(meeting, added, by=police, at=at)
        with refused("openness.holds_identity_numbers"):
            added = agendas.Added("Om 01019010046", marking=OPEN)
            agendas.add_item(meeting, added, by=police, at=at)
        item = agendas.add_item(meeting, agendas.Added(WORD, marking=EXEMPT), by=police, at=at)
        with refused("openness.not_yours"):
            marking_items.mark_item(item, COUNCIL, reason="Over.", by=slt, at=at)


def test_an_item_of_a_matter_is_marked_with_its_matter(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten") as council:
        item = an_item(a_meeting(council, at, number=92), WORD)
        Item.objects.filter(pk=item.pk).update(matter=a_matter(council, at))
        with refused("agenda.marked_with_its_matter"):
            by = person(COORDINATOR)
            marking_items.mark_item(item, EXEMPT, reason="Fare.", by=by, at=at)


def test_an_answer_that_may_not_be_public_is_opened_by_nobody(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten") as council:
        answer = an_answer(an_order(council, at), at, WORD)
        by, why = person(POLICE), "Alle vet det."
        with refused("answer.may_not_be_public"):
            marking_answers.mark_answer(answer, OPEN, reason=why, by=by, at=at)
        Answer.objects.filter(pk=answer.pk).update(withdrawn_at=at, withdrawn_by=by)
        with refused("answer.withdrawn_already"):
            marking_answers.mark_answer(answer, EXEMPT, reason=why, by=by, at=at)


def test_why_a_party_keeps_an_answer_to_itself_the_other_does_not_read(
    within: Any, seated: Any, at: datetime
) -> None:
    party = Marking(Openness.PARTY)
    with within("loten") as council:
        case = an_answer_of_the_police(council, at)
    with seated(POLICE) as (by, _):
        case.mark(party, WORD, by)
        assert Marked.objects.filter(reason=WORD).exists()
    with seated(COORDINATOR):
        assert not Marked.objects.filter(reason=WORD).exists()


# --- looking again ---------------------------------------------------------------------------


@pytest.fixture
def closed(within: Any, person: Any, at: datetime) -> list[Exemption]:
    """A thing of every kind but a paper, which the police closed until July."""
    marks = ("no.offl.24.1", date(2025, 7, 1))
    soon, police = Marking(Openness.EXEMPT, *marks), person(POLICE)
    with within("loten") as council:
        before = {one.id for one in exempt_in(council)}
        for make in (*JOINT[::2], JOINT[3], an_answer_of_the_police):
            make(council, at).mark(soon, "Fare.", police)
        told = {"openness": "exempt", "ground": marks[0], "review": marks[1]}
        a_matter(council, at, WORD, party="police", **told)
        return [one for one in exempt_in(council) if one.id not in before]


def test_every_kind_of_thing_is_in_the_list_and_no_word_of_what_it_says(
    closed: list[Exemption],
) -> None:
    assert {one.kind for one in closed} == set(MarkedKind) - {MarkedKind.PAPER}
    assert {one.whose for one in closed} == {Party.POLICE}
    # What was asked is no secret; what was answered is.
    assert WORD not in str([one for one in closed if one.kind is not MarkedKind.ANSWER])


def test_who_closed_it_looks_again_and_nobody_else_is_asked(
    closed: list[Exemption], seated: Any
) -> None:
    ids, on = {one.id for one in closed}, date(2025, 6, 16)
    with seated(POLICE) as (by, _):
        assert ids <= {one.id for one in to_look_at(by, on=on)}
        assert not ids & {one.id for one in to_look_at(by, on=date(2025, 5, 1))}
    # The other party sees that they are exempt, and is not asked to decide.
    with seated(COORDINATOR) as (by, council):
        assert ids <= {one.id for one in exempt_in(council)}
        assert not ids & {one.id for one in to_look_at(by, on=on)}
    with seated("samordnare.lund", "lund") as (by, council):
        assert not ids & {one.id for one in exempt_in(council)}
        assert not ids & {one.id for one in to_look_at(by, on=on)}


def test_what_stands_exempt_on_grounds_of_nobody_known_is_asked_of_both(
    within: Any, seated: Any, at: datetime
) -> None:
    with within("loten") as council:
        item = an_item(a_meeting(council, at, number=92), WORD)
        marks = {"openness": "exempt", "ground": "no.offl.24.1", "review": "2025-07-01"}
        Item.objects.filter(pk=item.pk).update(**marks)
    for who in (COORDINATOR, POLICE):
        with seated(who) as (by, _):
            assert item.id in {one.id for one in to_look_at(by, on=date(2025, 6, 16))}


def test_who_may_not_change_it_is_not_asked(within: Any, seated: Any, at: datetime) -> None:
    with within("loten") as council:
        item = an_item(a_meeting(council, at, number=92), WORD)
        marks = {"openness": "exempt", "ground": "no.offl.24.1", "review": "2025-07-01"}
        Item.objects.filter(pk=item.pk).update(**marks)
    with seated("ordforer.loten") as (by, _):
        assert item.id not in {one.id for one in to_look_at(by, on=date(2025, 6, 16))}
