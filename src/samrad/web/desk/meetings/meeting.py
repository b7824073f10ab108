"""One meeting: what it is, what is to be done next, and its agenda."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.core.access.permissions import Act
from samrad.core.meetings.stages import MeetingStage
from samrad.records.meetings.queries import agenda_of
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.meetings.agenda import form_for
from samrad.web.desk.meetings.belonging import not_yet_there
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.meetings.presenters import agenda_page

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
    context = {
        "here": at,
        "tab": "meetings",
        "meeting": found,
        "agenda": agenda_page(items),
        "missing": not_yet_there(at, found) if may_write else [],
        "may_write": may_write,
        "form": form_for(at) if may_write else None,
    }
    return render(request, "desk/meetings/meeting.html", context)
