"""What becomes of a notice: it is opened, answered, handed over, sent anew, passed on."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.meetings import to_meeting
from samrad.actions.notice_letters import can_post, queue
from samrad.actions.notices import give_receipts
from samrad.actions.preparing_notices import called_as
from samrad.actions.standing import party_acting, seated
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event
from samrad.core.meetings.calling import (
    Answer,
    As,
    deputy_for,
    fate_of,
    why_not_again,
    why_not_answer,
)
from samrad.core.meetings.notices import NoticeKind
from samrad.core.meetings.sent import Sent
from samrad.core.meetings.stages import MeetingStage
from samrad.records.meetings.calling import marks_of, notices_of, receipts_of, seats_on
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.notices import Receipt
from samrad.records.people.models import Person


@transaction.atomic
def open_notice(meeting: Meeting, sent: Sent | None, *, by: Person, at: datetime) -> None:
    """Write on their receipts that `by` opened the notice; what is exempt in it is logged."""
    own = Receipt.objects.filter(notice__meeting=meeting, person=by, opened_at=None)
    own.update(opened_at=at)
    if sent and sent.exempt:
        party = seated(by, meeting.council, on=at.date()).party
        grounds = sorted({item.ground for item in sent.exempt})
        to = to_meeting(meeting)
        note(Event.EXEMPT_READ, to, by=by, party=party, at=at, grounds=grounds)


@transaction.atomic
def answer_call(meeting: Meeting, answer: Answer, *, by: Person, at: datetime) -> Person | None:
    """Answer that one comes, or that the deputy is to be called, who then is.

    The answer is the deputy who was called, if there was one to call.

    Raises:
        Refused: `by` was not called, it is no answer, or the meeting is over.
    """
    party = party_acting(by, meeting.council, Act.ANSWER_CALL, on=at.date())
    own = Receipt.objects.filter(notice__meeting=meeting, person=by)
    last = own.order_by("notice__number").last()
    if last is None:
        raise Refused(Refusal("notice.not_called"))
    refusal = _why_not_now(meeting, on=at.date()) or why_not_answer(answer, As(last.as_what))
    if refusal:
        raise Refused(refusal)
    Receipt.objects.filter(pk=last.pk).update(answer=answer, answered_at=at)
    note(Act.ANSWER_CALL, to_meeting(meeting), by=by, party=party, at=at, answer=answer)
    return _next_deputy(meeting, by, at=at) if answer is Answer.SEND_DEPUTY else None


@transaction.atomic
def call_deputy(meeting: Meeting, seat: UUID, *, by: Person, at: datetime) -> Person:
    """Call a deputy whose member has said, otherwise than here, that they cannot come.

    Raises:
        Refused: `by` may not, it is no deputy's seat on the day of the meeting, they are called
            already, or the meeting is over.
    """
    party = party_acting(by, meeting.council, Act.SEND_NOTICE, on=at.date())
    if refusal := _why_not_now(meeting, on=at.date()):
        raise Refused(refusal)
    deputy = _deputy(meeting, seat)
    if Receipt.objects.filter(notice__meeting=meeting, person=deputy).exists():
        raise Refused(Refusal("notice.called_already"))
    _call(meeting, deputy, at=at)
    note(Act.SEND_NOTICE, to_meeting(meeting), by=by, party=party, at=at, deputy=seat)
    return deputy


@transaction.atomic
def hand_over(receipt: Receipt, *, by: Person, at: datetime) -> None:
    """Say that somebody who got no letter has the notice by other means.

    Raises:
        Refused: `by` may not, or it is said already.
    """
    party = party_acting(by, receipt.council, Act.SEND_NOTICE, on=at.date())
    open_ = Receipt.objects.filter(pk=receipt.pk, handed_over_at=None, sent_at=None)
    if not open_.update(handed_over_at=at, handed_over_by=by):
        raise Refused(Refusal("notice.has_it"))
    to, facts = to_meeting(receipt.notice.meeting), {"handed_over": receipt.pk}
    note(Act.SEND_NOTICE, to, by=by, party=party, at=at, **facts)


@transaction.atomic
def send_again(receipt: Receipt, *, by: Person, at: datetime) -> None:
    """Send a letter once more of which it is not known, or known that it did not arrive.

    It goes to the address the person has now, and bears the same Message-ID: a mailbox that
    got it the first time can show it once.

    Raises:
        Refused: `by` may not, it is under way or has arrived, or there is no address.
    """
    party = party_acting(by, receipt.council, Act.SEND_NOTICE, on=at.date())
    rows = Receipt.objects.select_for_update(of=("self",)).select_related("person")
    found = rows.get(pk=receipt.pk)
    email = called_as(found.person, As(found.as_what)).email
    refusal = why_not_again(fate_of(marks_of(found)), email)
    if refusal is None and not can_post():
        refusal = Refusal("mail.no_server")
    if refusal:
        raise Refused(refusal)
    found.email, found.queued_at = email, at
    found.handing_in_at = found.uncertain_at = found.undelivered_at = found.tried_at = None
    marks = ("handing_in_at", "uncertain_at", "undelivered_at", "tried_at")
    found.save(update_fields=["email", "queued_at", *marks])
    queue([found])
    to = to_meeting(receipt.notice.meeting)
    note(Act.SEND_NOTICE, to, by=by, party=party, at=at, again=receipt.pk)


def _why_not_now(meeting: Meeting, *, on: date) -> Refusal | None:
    if meeting.stage != MeetingStage.CALLED:
        return Refusal("notice.not_sent_yet")
    if meeting.day < on:
        return Refusal("notice.day_is_past", {"day": meeting.day})
    return None


def _deputy(meeting: Meeting, seat: UUID) -> Person:
    council = seats_on(meeting.council, on=meeting.day)
    lines = (one for one in council if one.seat.deputy is not None)
    found = next((one for one in lines if one.seat.key == seat), None)
    if found is None:
        raise Refused(Refusal("notice.no_deputy"))
    return found.row.person


def _next_deputy(meeting: Meeting, person: Person, *, at: datetime) -> Person | None:
    """Who is called in the place of `person`; who is called already is not called twice."""
    council, receipts = seats_on(meeting.council, on=meeting.day), receipts_of(meeting)
    engaged = {
        one.person_id
        for one in receipts
        if one.answer == Answer.SEND_DEPUTY or one.as_what == As.MEMBER
    }
    seats = (one.seat for one in council)
    found = deputy_for(person.id, seats, engaged, on=meeting.day)
    if found is None:
        return None
    deputy = next(one.row.person for one in council if one.seat.key == found.key)
    if deputy.id not in {one.person_id for one in receipts}:
        _call(meeting, deputy, at=at)
    return deputy


def _call(meeting: Meeting, deputy: Person, *, at: datetime) -> None:
    """A deputy gets what the members got: a receipt of the notice, and a letter."""
    notice = next(one for one in notices_of(meeting) if one.kind == NoticeKind.NOTICE)
    give_receipts(notice, [called_as(deputy, As.DEPUTY)], at=at)
