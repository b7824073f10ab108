"""What is done about a notice that is out: answering, reminding, handing over, passing on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import receipts
from samrad.actions.notices import remind_called
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.calling import Answer
from samrad.records.meetings.calling import receipt_called, seats_on
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.notices import Receipt
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.kit import clock
from samrad.web.kit.phrases import role_word, say


@dataclass(frozen=True, slots=True)
class DeputyRow:
    """A deputy who can be called."""

    seat: UUID
    name: str
    role: str
    order: int


def deputy_rows(meeting: Meeting, called: Iterable[Receipt]) -> list[DeputyRow]:
    """The deputies of that day who are not called yet. Three queries."""
    there = {one.person_id for one in called}
    seats = (one.seat for one in seats_on(meeting.council, on=meeting.day))
    return [
        DeputyRow(seat.key, seat.name, role_word(seat.place.role), seat.deputy)
        for seat in seats
        if seat.deputy is not None and seat.person not in there
    ]


@require_POST
@signed_in
def answer(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Answer that one comes, or that the deputy is to be called."""
    found = meeting_of(here(request, slug), year, number)
    said = request.POST.get("answer", "")
    given = Answer(said) if said in set(Answer) else Answer.NONE

    def act() -> str:
        deputy = receipts.answer_call(found, given, by=request.user, at=clock.now())
        if given is Answer.COMES:
            return _("Thank you. The secretary sees that you come.")
        if deputy is None:
            return _("You have no deputy who could come. Tell the secretary.")
        return _("%(name)s is called in your place.") % {"name": deputy.name}

    return _done(request, slug, found, act)


@require_POST
@signed_in
def remind(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Remind those who have not answered."""
    found = meeting_of(here(request, slug), year, number)

    def act() -> str:
        remind_called(found, by=request.user, at=clock.now())
        return _("Those who have not answered are reminded.")

    return _done(request, slug, found, act)


@require_POST
@signed_in
def call_deputy(
    request: SignedIn, slug: str, year: int, number: int, seat: UUID
) -> HttpResponse:
    """Call a deputy."""
    found = meeting_of(here(request, slug), year, number)
    if seat not in {one.seat.key for one in seats_on(found.council, on=found.day)}:
        raise Http404

    def act() -> str:
        deputy = receipts.call_deputy(found, seat, by=request.user, at=clock.now())
        return _("%(name)s is called.") % {"name": deputy.name}

    return _done(request, slug, found, act)


@require_POST
@signed_in
def hand_over(request: SignedIn, slug: str, receipt: UUID) -> HttpResponse:
    """Say that somebody who got no letter has the notice."""
    row = _receipt(request, slug, receipt)

    def act() -> str:
        receipts.hand_over(row, by=request.user, at=clock.now())
        return _("It is noted that the notice was handed over.")

    return _done(request, slug, row.notice.meeting, act)


@require_POST
@signed_in
def send_again(request: SignedIn, slug: str, receipt: UUID) -> HttpResponse:
    """Send a letter once more that is not known to have arrived."""
    row = _receipt(request, slug, receipt)

    def act() -> str:
        receipts.send_again(row, by=request.user, at=clock.now())
        return _("The letter is in the queue once more.")

    return _done(request, slug, row.notice.meeting, act)


def _receipt(request: SignedIn, slug: str, receipt: UUID) -> Receipt:
    """The receipt in a council the reader sees. One query.

    Raises:
        Http404: There is none.
    """
    at = here(request, slug)
    found = receipt_called(at.council, receipt)
    if found is None:
        raise Http404
    found.council = found.notice.meeting.council = at.council
    return found


def _done(
    request: SignedIn, slug: str, meeting: Meeting, act: Callable[[], str]
) -> HttpResponseRedirect:
    """Do it, say what was done or why not, and go back to the notice."""
    try:
        messages.success(request, act())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
    return redirect("desk:notice", slug, meeting.year, meeting.number)
