"""Sending the notice of a meeting, what is new since, and reminding of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from samrad.actions.agendas import number_agenda
from samrad.actions.evidence import note_evidence
from samrad.actions.log import note
from samrad.actions.meetings import to_meeting
from samrad.actions.notice_letters import can_post, queue
from samrad.actions.preparing_notices import Prepared, called_as, prepare, said_so_far
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.documents.document import Document, Shape
from samrad.core.duties.evidence import Evidence
from samrad.core.meetings.calling import As, Called
from samrad.core.meetings.notices import NoticeKind, Timing, is_time_to_remind
from samrad.core.meetings.sent import Sent, as_json, digest
from samrad.core.meetings.stages import MeetingStage
from samrad.gateways.documents import WRITERS
from samrad.records.councils.models import Council
from samrad.records.meetings.calling import notices_of, receipts_of, to_remind
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.people.models import Person

# Words the notice as a document that is kept, in the council's language.
Write = Callable[[Prepared, datetime], Document]


@dataclass(frozen=True, slots=True)
class Going:
    """A notice as somebody saw it before sending it.

    Attributes:
        kind: What they saw: the notice, or a supplement.
        ref: What the evidence says of it, in the council's language.
        write: Words the document.
    """

    kind: NoticeKind
    ref: str
    write: Write


@transaction.atomic
def send_notice(meeting: Meeting, going: Going, *, by: Person, at: datetime) -> Notice:
    """Send the notice of `meeting`, or what is new since; the items get their numbers.

    What it says is frozen and each who is called gets a receipt; the letters go out with the
    queue, in the same transaction: all of it happens, or nothing.

    Raises:
        Refused: `by` may not, it lacks what a notice needs, it was sent meanwhile, or there is
            nothing new.
    """
    party = party_acting(by, meeting.council, Act.SEND_NOTICE, on=at.date())
    meeting = _held(meeting)
    number_agenda(meeting)
    prepared = prepare(meeting, on=at.date())
    if prepared.kind is not going.kind:
        raise Refused(Refusal("notice.sent_already"))
    if prepared.refusal:
        raise Refused(prepared.refusal)
    made = _keep(prepared, going.write, by=by, at=at)
    if made.kind == NoticeKind.NOTICE:
        _call(meeting, going.ref, by=by, at=at)
    facts = {"kind": made.kind, "number": made.number, "late": prepared.timing.days_late}
    note(Act.SEND_NOTICE, to_meeting(meeting), by=by, party=party, at=at, **facts)
    return made


@transaction.atomic
def remind_called(meeting: Meeting, *, by: Person, at: datetime) -> Notice:
    """Remind those who have not answered yet.

    Raises:
        Refused: `by` may not, the meeting is over or was never called, or all have answered.
    """
    party = party_acting(by, meeting.council, Act.SEND_NOTICE, on=at.date())
    meeting = _held(meeting)
    notices, receipts = notices_of(meeting), receipts_of(meeting)
    answered = {one.person_id for one in receipts if one.answer}
    silent = _each_once(one for one in receipts if one.person_id not in answered)
    if refusal := why_not_remind(meeting, notices, silent, on=at.date()):
        raise Refused(refusal)
    made = _remind(meeting, notices, silent, by=by, at=at)
    facts = {"kind": made.kind, "number": made.number, "reminded": len(silent)}
    note(Act.SEND_NOTICE, to_meeting(meeting), by=by, party=party, at=at, **facts)
    return made


def why_not_remind(
    meeting: Meeting, notices: Sequence[Notice], silent: Sequence[Called], *, on: date
) -> Refusal | None:
    """Why nobody can be reminded of `meeting`, or None if somebody can."""
    if meeting.stage != MeetingStage.CALLED or not notices:
        return Refusal("notice.not_sent_yet")
    if meeting.day < on:
        return Refusal("notice.day_is_past", {"day": meeting.day})
    if not silent:
        return Refusal("notice.all_answered")
    return None


@transaction.atomic
def remind_of_meetings(council: Council, *, at: datetime) -> int:
    """Remind everybody who was called of the meetings that are near, each once.

    The answer is how many meetings that were. Who has said that a deputy comes instead is
    called no longer.
    """
    made = 0
    for near in to_remind(council, on=at.date()):
        first = near.notices[0].made_at.date()
        if is_time_to_remind(near.meeting.day, first, on=at.date()):
            called = _each_once(receipts_of(near.meeting))
            _remind(near.meeting, near.notices, called, by=None, at=at)
            made += 1
    return made


def _held(meeting: Meeting) -> Meeting:
    """The row itself, held: two who send at once send one after the other."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("council")
    return rows.get(pk=meeting.pk)


def _call(meeting: Meeting, ref: str, *, by: Person, at: datetime) -> None:
    """The meeting is called, and the agreement's days are judged by this evidence."""
    if meeting.stage == MeetingStage.PLANNED:
        meeting.stage = MeetingStage.CALLED
        meeting.save(update_fields=["stage"])
    done = Evidence(Deed.AGENDA_SENT, at.date(), ref, meeting.name)
    note_evidence(meeting.council, done, by=by, at=at)


def _keep(prepared: Prepared, write: Write, *, by: Person, at: datetime) -> Notice:
    sent = prepared.sent
    if sent is None:
        raise Refused(Refusal("notice.no_time_or_place"))
    made = _row(prepared.meeting, prepared.kind, prepared.number, prepared.timing, sent)
    made.made_at, made.made_by = at, by
    made.pdf = WRITERS[Shape.PDF](write(prepared, at))
    made.save(force_insert=True)
    give_receipts(made, prepared.called, at=at)
    return made


def _remind(
    meeting: Meeting,
    notices: Sequence[Notice],
    called: Sequence[Called],
    *,
    by: Person | None,
    at: datetime,
) -> Notice:
    """A reminder says when and where, and nothing of the agenda."""
    sent = replace(said_so_far(notices), items=())
    timing = Timing(at.date(), meeting.day)
    made = _row(meeting, NoticeKind.REMINDER, len(notices) + 1, timing, sent)
    made.made_at, made.made_by = at, by
    made.save(force_insert=True)
    give_receipts(made, called, at=at)
    return made


def _row(meeting: Meeting, kind: NoticeKind, number: int, timing: Timing, sent: Sent) -> Notice:
    content = as_json(sent)
    return Notice(
        council=meeting.council,
        meeting=meeting,
        kind=kind,
        number=number,
        due=timing.due,
        days_before=timing.days_before,
        late=timing.late,
        content=content,
        sha256=digest(content),
    )


def give_receipts(notice: Notice, called: Iterable[Called], *, at: datetime) -> None:
    """A receipt for each who is called, and a letter in the queue for each it can go to."""
    receipts = [
        Receipt(
            council_id=notice.council_id,
            notice=notice,
            person_id=one.person,
            as_what=one.as_what,
            email=one.email,
            queued_at=at if one.email and can_post() else None,
        )
        for one in called
    ]
    Receipt.objects.bulk_create(receipts)
    queue(receipts)


def _each_once(receipts: Iterable[Receipt]) -> list[Called]:
    """Who has these receipts, each once; not who has sent a deputy."""
    people = {one.person_id: one for one in receipts}
    away = {one.person_id for one in receipts if one.answer == "send_deputy"}
    return [
        called_as(one.person, As(one.as_what))
        for person, one in people.items()
        if person not in away
    ]
