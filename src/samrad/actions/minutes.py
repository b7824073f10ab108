"""Minutes after the meeting: sent to those who were there, commented, settled, approved."""

from datetime import date, datetime

from django.db import transaction

from samrad.actions.agendas import number_agenda
from samrad.actions.letters import queue_minutes
from samrad.actions.log import To, note
from samrad.actions.standing import Seated, party_acting, seated
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.meetings import approving
from samrad.core.meetings.approving import Progress
from samrad.core.meetings.minutes import Minutes
from samrad.core.meetings.stages import MinutesStage, why_not_minutes
from samrad.core.people.parties import BOTH, Party
from samrad.records.councils.models import Seat
from samrad.records.councils.queries import held as seat_held
from samrad.records.councils.queries import roles_for
from samrad.records.meetings.approving import Approval, Comment, Reader
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.progress import present_at, progress_of
from samrad.records.people.models import Person


@transaction.atomic
def send_minutes(meeting: Meeting, *, by: Person, at: datetime) -> list[Reader]:
    """Send the minutes to those who were there, for comments; each gets a letter with a link.

    Who was asked already, and sees a text that was changed since, gets no second letter.

    Raises:
        Refused: `by` may not, the meeting was not held, nothing is written, nobody is noted as
            present, a line two wrote at once is not chosen, or the minutes are no draft.
    """
    meeting, party = held(meeting, Act.SEND_MINUTES, by=by, at=at)
    number_agenda(meeting)
    minutes, progress = _now(meeting, on=at.date())
    _refuse(approving.why_not_send(progress, minutes))
    _to_stage(meeting, MinutesStage.SENT)
    asked = _ask_readers(meeting, minutes.version, at=at)
    facts = {"version": minutes.version, "asked": len(asked)}
    note(Act.SEND_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)
    return asked


@transaction.atomic
def take_back_minutes(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Take the minutes back to write in them, e.g. what was commented.

    Raises:
        Refused: `by` may not, or they are not out.
    """
    meeting, party = held(meeting, Act.SEND_MINUTES, by=by, at=at)
    stage = MinutesStage(meeting.minutes_stage)
    if stage is MinutesStage.LOCKED:
        raise Refused(Refusal("minutes.locked"))
    _refuse(why_not_minutes(stage, MinutesStage.DRAFT))
    _to_stage(meeting, MinutesStage.DRAFT)
    note(Act.SEND_MINUTES, to_minutes(meeting), by=by, party=party, at=at, taken_back=True)


@transaction.atomic
def comment_on_minutes(
    meeting: Meeting, item: Item | None, text: str, *, by: Person, at: datetime
) -> Comment:
    """Say something to an item of the minutes, or to all of them.

    Raises:
        Refused: `by` may not, was not there, or the minutes are not out for comments.
    """
    meeting, party = held(meeting, Act.COMMENT_MINUTES, by=by, at=at)
    minutes, progress = _now(meeting, on=at.date())
    reader = _reader(meeting, minutes.version, by)
    _refuse(approving.why_not_comment(progress, text, was_there=reader is not None))
    said = Comment.objects.create(
        council=meeting.council,
        meeting=meeting,
        version=minutes.version,
        item=item,
        text=text.strip(),
        party=party,
        at=at,
        by=by,
    )
    _answered(meeting, minutes.version, by=by, at=at)
    facts = {"comment": said.id, "version": minutes.version}
    note(Act.COMMENT_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)
    return said


@transaction.atomic
def add_nothing(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Say that one has read the minutes and has nothing to add.

    Raises:
        Refused: `by` may not, was not there, or the minutes are not out for comments.
    """
    meeting, party = held(meeting, Act.COMMENT_MINUTES, by=by, at=at)
    minutes, progress = _now(meeting, on=at.date())
    reader = _reader(meeting, minutes.version, by)
    _refuse(approving.why_not_comment(progress, "–", was_there=reader is not None))
    _answered(meeting, minutes.version, by=by, at=at)
    facts = {"nothing_to_add": True, "version": minutes.version}
    note(Act.COMMENT_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)


@transaction.atomic
def settle_comment(
    comment: Comment, outcome: str, answer: str, *, by: Person, at: datetime
) -> None:
    """Say what became of a comment: taken into the text, or left, because.

    Raises:
        Refused: `by` may not, it is settled already, or nothing says why it was left.
    """
    meeting, party = held(comment.meeting, Act.SETTLE_COMMENT, by=by, at=at)
    comment = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    settled = comment.settled_at is not None
    _refuse(approving.why_not_settle(outcome, answer, settled=settled))
    comment.outcome, comment.answer = outcome, answer.strip()
    comment.settled_at, comment.settled_by = at, by
    comment.save(update_fields=["outcome", "answer", "settled_at", "settled_by"])
    facts = {"comment": comment.id, "outcome": outcome}
    note(Act.SETTLE_COMMENT, to_minutes(meeting), by=by, party=party, at=at, **facts)


@transaction.atomic
def approve_minutes(meeting: Meeting, sha256: str, *, by: Person, at: datetime) -> None:
    """Approve the text with this fingerprint for the party `by` sits for.

    Raises:
        Refused: `by` cannot bind their party, a comment is not settled, the text was changed
            since they saw it, or the party has approved it already.
    """
    meeting, party = held(meeting, Act.APPROVE_MINUTES, by=by, at=at)
    _refuse(why_not_bind_in(seated(by, meeting.council, on=at.date()), on=at.date()))
    minutes, progress = _now(meeting, on=at.date())
    _refuse(approving.why_not_approve(progress, party, shown=sha256, now=minutes.sha256))
    Approval.objects.create(
        council=meeting.council,
        meeting=meeting,
        version=minutes.version,
        party=party,
        sha256=sha256,
        at=at,
        by=by,
    )
    if progress.approved | {party} == BOTH:
        _to_stage(meeting, MinutesStage.APPROVED)
    facts = {"sha256": sha256, "version": minutes.version}
    note(Act.APPROVE_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)


@transaction.atomic
def read_exempt(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Write into the log that `by` read minutes in which something is exempt.

    Raises:
        Refused: `by` has no seat.
    """
    party = seated(by, meeting.council, on=at.date()).party
    if party is None:
        raise Refused(Refusal("access.no_seat"))
    note(Event.EXEMPT_READ, to_minutes(meeting), by=by, party=party, at=at)


def why_not_bind_in(seat: Seated, *, on: date) -> Refusal | None:
    """Why whoever sits there does not approve for their party, or None. One query."""
    if seat.party is None:
        return Refusal("access.no_seat")
    return approving.why_not_bind(seat.roles, roles_for(seat.council, seat.party, on=on))


def held(meeting: Meeting, act: Act, *, by: Person, at: datetime) -> tuple[Meeting, Party]:
    """The meeting, its row held so that two write one after the other, and the party of `by`.

    Raises:
        Refused: `by` may not do `act`.
    """
    party = party_acting(by, meeting.council, act, on=at.date())
    of = Meeting.objects.select_for_update(of=("self",)).select_related("council")
    return of.get(pk=meeting.pk), party


def to_minutes(meeting: Meeting) -> To:
    """What an entry of the log about the minutes of `meeting` is to."""
    return To(meeting.council_id, Thing.MINUTES, meeting.id)


def _now(meeting: Meeting, *, on: date) -> tuple[Minutes, Progress]:
    minutes = minutes_of(meeting, on=on)
    return minutes, progress_of(meeting, minutes)


def _refuse(refusal: Refusal | None) -> None:
    if refusal:
        raise Refused(refusal)


def _to_stage(meeting: Meeting, stage: MinutesStage) -> None:
    meeting.minutes_stage = stage
    meeting.save(update_fields=["minutes_stage"])


def _ask_readers(meeting: Meeting, version: int, *, at: datetime) -> list[Reader]:
    """Those who were there and can sign in, but for whom was asked before."""
    there = present_at(meeting)
    seated = Seat.objects.filter(
        seat_held(at.date()), council=meeting.council_id, person__in=there
    )
    asked = Reader.objects.filter(meeting=meeting, version=version)
    asked.update(asked_at=at)
    out = set(asked.values_list("person", flat=True))
    inside = set(seated.values_list("person", flat=True)) - out
    new = Reader.objects.bulk_create(
        Reader(
            council=meeting.council, meeting=meeting, version=version, person=one, asked_at=at
        )
        for one in there
        if one.id in inside
    )
    for reader in new:
        queue_minutes(reader)
    return new


def _reader(meeting: Meeting, version: int, by: Person) -> Reader | None:
    return Reader.objects.filter(meeting=meeting, version=version, person=by).first()


def _answered(meeting: Meeting, version: int, *, by: Person, at: datetime) -> None:
    rows = Reader.objects.filter(meeting=meeting, version=version, person=by, answered_at=None)
    rows.update(answered_at=at)
