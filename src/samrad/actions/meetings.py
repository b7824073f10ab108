"""Planning meetings and saying that they were held; the evidence of it is written along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from samrad.actions.evidence import note_evidence
from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.duties.evidence import Evidence
from samrad.core.log.events import Thing
from samrad.core.meetings.kinds import ItemKind, MeetingKind
from samrad.core.meetings.numbering import Number, next_in
from samrad.core.meetings.stages import MatterStage, MeetingStage, why_not_meeting
from samrad.records.councils.models import Council
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.queries import agenda_of, numbers_of_meetings
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Planned:
    """When and where a meeting is to be.

    Attributes:
        day: The day; a meeting noted before as planned keeps its number (`as_noted`).
        word: What a meeting is called in the council's language, e.g. "møte"; the evidence
            says "møte 3/25".
        starts: Wall-clock time, if known.
        ends: Wall-clock time, if known.
        place: Where, or how one takes part from afar.
        kind: What sort of meeting.
        as_noted: The number under which evidence of its plan is there already.
    """

    day: date
    word: str
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    kind: MeetingKind = MeetingKind.ORDINARY
    as_noted: Number | None = None


@transaction.atomic
def plan_meeting(council: Council, planned: Planned, *, by: Person, at: datetime) -> Meeting:
    """Plan a meeting; it gets the next number of its year, which is never given again.

    Raises:
        Refused: `by` may not, the day is past, or it ends before it begins.
    """
    party = party_acting(by, council, Act.PLAN_MEETING, on=at.date())
    # Two who plan at once would both get the next number.
    Council.objects.select_for_update().get(pk=council.pk)
    number = planned.as_noted or next_in(planned.day.year, numbers_of_meetings(council))
    if refusal := why_not_plan(planned, today=at.date()):
        raise Refused(refusal)
    made = Meeting.objects.create(
        council=council,
        year=number.year,
        number=number.number,
        kind=planned.kind,
        day=planned.day,
        starts=planned.starts,
        ends=planned.ends,
        place=planned.place.strip(),
        planned_at=at,
        planned_by=by,
    )
    if planned.as_noted is None:
        note_planned(made, planned.word, by=by, at=at)
    note(Act.PLAN_MEETING, to_meeting(made), by=by, party=party, at=at, day=made.day)
    return made


def why_not_plan(planned: Planned, *, today: date) -> Refusal | None:
    """Why a meeting cannot be planned so, or None if it can."""
    if planned.day < today and planned.as_noted is None:
        return Refusal("meeting.in_the_past", {"day": planned.day})
    if planned.ends and (planned.starts is None or planned.ends <= planned.starts):
        return Refusal("meeting.ends_before_it_begins")
    return None


def note_planned(meeting: Meeting, word: str, *, by: Person, at: datetime) -> None:
    """The evidence that the meeting is planned for its day."""
    ref = f"{word} {meeting.name}"
    done = Evidence(Deed.MEETING_PLANNED, meeting.day, ref, meeting.name, known=at.date())
    note_evidence(meeting.council, done, by=by, at=at)


@transaction.atomic
def hold_meeting(meeting: Meeting, word: str, *, by: Person, at: datetime) -> None:
    """Say that the meeting was held; the topics on its agenda were treated.

    `word` is what a meeting is called in the council's language: it says where it can be seen.

    Raises:
        Refused: `by` may not, the notice has not gone out, or the day is still to come.
    """
    party = party_acting(by, meeting.council, Act.WRITE_MINUTES, on=at.date())
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if refusal := why_not_meeting(MeetingStage(meeting.stage), MeetingStage.HELD):
        raise Refused(refusal)
    meeting.stage = MeetingStage.HELD
    meeting.save(update_fields=["stage"])
    items, ref = agenda_of(meeting), f"{word} {meeting.name}"
    for done in (_held(meeting, ref), *treated(meeting, items, ref)):
        note_evidence(meeting.council, done, by=by, at=at)
    accepted = [item.matter_id for item in items if item.matter_id]
    Matter.objects.filter(pk__in=accepted).update(stage=MatterStage.TREATED)
    note(Act.WRITE_MINUTES, to_meeting(meeting), by=by, party=party, at=at, held=meeting.day)


def _held(meeting: Meeting, ref: str) -> Evidence:
    regional = meeting.kind == MeetingKind.REGIONAL
    deed = Deed.REGIONAL_MEETING_HELD if regional else Deed.MEETING_HELD
    return Evidence(deed, meeting.day, ref, "" if regional else meeting.name)


def treated(meeting: Meeting, items: Iterable[Item], ref: str) -> Iterable[Evidence]:
    """The evidence of what the agenda treated: standing topics, and focus areas of matters."""
    for item in items:
        if item.kind == ItemKind.STANDING:
            topic = item.key.removeprefix("topic.")
            yield Evidence(Deed.TOPIC_TREATED, meeting.day, ref, meeting.name, topic)
        elif item.matter and item.matter.focus:
            focus = item.matter.focus
            yield Evidence(Deed.AREA_TREATED, meeting.day, ref, meeting.name, focus)


def to_meeting(meeting: Meeting) -> To:
    """What an entry of the log about `meeting` is to."""
    return To(meeting.council_id, Thing.MEETING, meeting.id)
