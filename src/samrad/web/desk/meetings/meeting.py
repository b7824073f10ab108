"""One meeting: what it is, what is to be done next, and its agenda."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.core.access.permissions import Act
from samrad.core.meetings.stages import MeetingStage
from samrad.records.meetings.calling import notices_of
from samrad.records.meetings.queries import agenda_of
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.meetings.agenda import form_for
from samrad.web.desk.meetings.belonging import not_yet_there
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.meetings.notice_page import notice_rows
from samrad.web.desk.meetings.presenters import agenda_page
from samrad.web.desk.meetings.warnings import left_out, nothing_follows

_BEFORE = frozenset({MeetingStage.PLANNED, MeetingStage.CALLED})


@require_GET
@signed_in
def meeting(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """One meeting with its agenda."""
    at = here(request, slug)
    found = meeting_of(at, year, number)
    items = agenda_of(found)
    before = MeetingStage(found.stage) in _BEFORE
    may_write = before and at.seat.why_not(Act.WRITE_AGENDA) is None
    missing = not_yet_there(at, found) if may_write else []
    context = {
        "here": at,
        "tab": "meetings",
        "meeting": found,
        "agenda": agenda_page(items),
        "missing": missing,
        "uncovered": left_out(at, found, items, missing) if may_write else (),
        "unsettled": nothing_follows(found, on=at.on),
        "may_write": may_write,
        "notices": notice_rows(notices_of(found)),
        "may_send": before and at.seat.why_not(Act.SEND_NOTICE) is None,
        "form": form_for(at) if may_write else None,
    }
    return render(request, "desk/meetings/meeting.html", context)
