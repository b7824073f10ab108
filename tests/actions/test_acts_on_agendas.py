"""A meeting is planned, its agenda written and ordered; no number is given twice."""

from datetime import date, datetime, time
from typing import Any

import pytest
from django.db import ProgrammingError

from meeting_rows import a_matter, a_meeting, an_item
from samrad.actions.agendas import (
    Added,
    Worded,
    add_item,
    move_item,
    number_agenda,
    strike_item,
    write_agenda,
)
from samrad.actions.meetings import Planned, hold_meeting, plan_meeting
from samrad.core.basics.deeds import Deed
from samrad.core.meetings.agenda import Line, Raised, Topic
from samrad.core.meetings.kinds import ItemKind
from samrad.core.meetings.stages import MeetingStage
from samrad.core.openness.levels import Marking, Openness
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.log.models import LogEntry
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.queries import agenda_of, keys_on
from samrad.records.people.models import Person

pytestmark = pytest.mark.django_db

TRAFFIC = Worded(Line(ItemKind.STANDING, "topic.Trafikk", Topic("Trafikk")), "Trafikk")
VIOLENCE = Worded(Line(ItemKind.STANDING, "topic.Vold", Topic("Vold")), "Vold")


@pytest.fixture
def loten(within: Any) -> Any:
    with within("loten") as council:
        yield council


@pytest.fixture
def by(person: Any) -> Person:
    found: Person = person("slt.loten")
    return found


@pytest.fixture
def meeting(loten: Council, at: datetime) -> Meeting:
    return a_meeting(loten, at)


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in agenda_of(meeting)]


def test_a_planned_meeting_is_evidence_of_its_plan(
    loten: Council, by: Person, at: datetime
) -> None:
    planned = Planned(date(2025, 11, 5), "møte", time(9), time(11), " Rådhuset ")
    made = plan_meeting(loten, planned, by=by, at=at)
    noted = Evidence.objects.get(council=loten, deed=Deed.MEETING_PLANNED, on=made.day)

    assert (made.year, made.place, made.stage) == (2025, "Rådhuset", "planned")
    assert (noted.meeting, noted.ref) == (made.name, f"møte {made.name}")


def test_the_next_meeting_has_a_number_nobody_had(
    loten: Council, by: Person, at: datetime
) -> None:
    """Numbers noted by hand before there were meetings here count as well."""
    noted = {e.meeting for e in Evidence.objects.filter(council=loten, on__year=2025)}
    made = plan_meeting(loten, Planned(date(2025, 11, 5), "møte"), by=by, at=at)

    assert made.name not in noted


@pytest.mark.parametrize(
    ("planned", "code"),
    [
        (Planned(date(2025, 6, 15), "møte"), "meeting.in_the_past"),
        (
            Planned(date(2025, 9, 1), "møte", time(11), time(11)),
            "meeting.ends_before_it_begins",
        ),
        (
            Planned(date(2025, 9, 1), "møte", None, time(11)),
            "meeting.ends_before_it_begins",
        ),
    ],
    ids=["yesterday", "no time at all", "an end without a beginning"],
)
def test_a_meeting_is_not_planned_so(
    planned: Planned, code: str, loten: Council, by: Person, at: datetime, refused: Any
) -> None:
    before = Meeting.objects.count()
    with refused(code):
        plan_meeting(loten, planned, by=by, at=at)
    assert Meeting.objects.count() == before


def test_what_belongs_there_comes_once(meeting: Meeting, by: Person, at: datetime) -> None:
    assert write_agenda(meeting, [TRAFFIC], by=by, at=at) == 1
    assert write_agenda(meeting, [VIOLENCE, TRAFFIC], by=by, at=at) == 1
    assert write_agenda(meeting, [VIOLENCE, TRAFFIC], by=by, at=at) == 0

    assert titles(meeting) == ["Trafikk", "Vold"]


def test_what_was_taken_off_stays_off(meeting: Meeting, by: Person, at: datetime) -> None:
    write_agenda(meeting, [TRAFFIC, VIOLENCE], by=by, at=at)
    strike_item(agenda_of(meeting)[0], by=by, at=at)

    assert write_agenda(meeting, [TRAFFIC, VIOLENCE], by=by, at=at) == 0
    assert titles(meeting) == ["Vold"]
    assert keys_on(meeting) == {"topic.Trafikk", "topic.Vold"}


def test_two_take_the_same_item_off(
    meeting: Meeting, by: Person, at: datetime, refused: Any
) -> None:
    item = an_item(meeting)
    strike_item(item, by=by, at=at)

    with refused("agenda.item_gone"):
        strike_item(item, by=by, at=at)
    with refused("agenda.item_gone"):
        move_item(item, 0, by=by, at=at)


def test_an_item_is_moved_to_its_place(meeting: Meeting, by: Person, at: datetime) -> None:
    items = [an_item(meeting, title) for title in "abc"]
    move_item(items[2], 0, by=by, at=at)
    assert titles(meeting) == ["c", "a", "b"]
    move_item(items[0], 99, by=by, at=at)
    assert titles(meeting) == ["c", "b", "a"]


def test_numbers_go_on_over_meetings_and_are_not_given_again(
    loten: Council, meeting: Meeting, by: Person, at: datetime
) -> None:
    for title in "abc":
        an_item(meeting, title)
    first = [item.number or 0 for item in number_agenda(meeting)]
    strike_item(agenda_of(meeting)[-1], by=by, at=at)
    later = a_meeting(loten, at, number=91, day=date(2025, 12, 10))
    an_item(later, "d")
    (fourth,) = number_agenda(later)

    assert first == list(range(first[0], first[0] + 3))
    assert fourth.number == first[-1] + 1
    # Numbered once, an item keeps its number wherever it stands.
    move_item(agenda_of(meeting)[1], 0, by=by, at=at)
    number_agenda(meeting)
    assert [(item.title, item.number) for item in agenda_of(meeting)] == [
        ("b", first[1]),
        ("a", first[0]),
    ]


def test_a_numbered_item_cannot_be_deleted_even_by_sql(meeting: Meeting) -> None:
    kept, loose = an_item(meeting, "a"), an_item(meeting, "b")
    Item.objects.filter(pk=kept.pk).update(year=2025, number=999)

    assert Item.objects.filter(pk__in=[kept.pk, loose.pk]).delete()[0] == 1
    assert Item.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize("stage", [MeetingStage.HELD, MeetingStage.CANCELLED])
def test_the_agenda_of_a_meeting_that_is_over_stays(
    stage: MeetingStage, loten: Council, by: Person, at: datetime, refused: Any
) -> None:
    over = a_meeting(loten, at, stage=stage)

    with refused("agenda.meeting_over", stage=stage):
        add_item(over, Added("x"), by=by, at=at)


def test_a_held_meeting_is_evidence_of_what_it_treated(
    loten: Council, by: Person, at: datetime
) -> None:
    held = a_meeting(loten, at, day=date(2025, 6, 12), stage=MeetingStage.CALLED)
    focus = a_matter(loten, at, focus="Trafikk", stage="accepted", meeting=held)
    raised = Raised(focus.id, focus.title, 10, Marking(Openness.COUNCIL))
    matter = Worded(Line(ItemKind.MATTER, f"matter.{focus.id}", raised), focus.title)
    write_agenda(held, [VIOLENCE, matter], by=by, at=at)
    hold_meeting(held, "møte", by=by, at=at)
    noted = Evidence.objects.filter(council=loten, meeting=held.name)

    assert {(one.deed, one.topic) for one in noted} == {
        ("meeting_held", ""),
        ("topic_treated", "Vold"),
        ("area_treated", "Trafikk"),
    }
    assert Matter.objects.get(pk=focus.pk).stage == "treated"
    assert LogEntry.objects.filter(council=loten).latest("number").act == "write_minutes"


def test_a_meeting_nobody_was_called_to_was_not_held(
    meeting: Meeting, by: Person, at: datetime, refused: Any
) -> None:
    with refused("meeting.wrong_stage", stage=MeetingStage.PLANNED, to=MeetingStage.HELD):
        hold_meeting(meeting, "møte", by=by, at=at)


def test_what_a_party_keeps_the_other_does_not_see(
    within: Any, person: Any, at: datetime
) -> None:
    with within("loten") as council:
        kept = a_matter(council, at, "Innbrudd i Ådalen", openness="party")
    with as_person(person("slt.loten").id):
        assert Matter.objects.filter(pk=kept.pk).exists()
    with as_person(person("politikontakt.loten").id):
        assert not Matter.objects.filter(title__contains="Ådalen").exists()
        assert Matter.objects.filter(pk=kept.pk).update(openness="council") == 0


def test_nobody_proposes_for_the_other_party(within: Any, person: Any, at: datetime) -> None:
    with within("loten") as council:
        pass
    police = person("politikontakt.loten")
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        as_person(police.id),
    ):
        Matter.objects.create(
            council=council,
            title="x",
            kind="decide",
            party="municipality",
            proposed_at=at,
            proposed_by=police,
        )
