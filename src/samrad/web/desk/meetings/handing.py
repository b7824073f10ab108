"""The papers of a meeting as files, and a year's minutes as one document."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from samrad.actions.documents import as_file, read_minutes
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.documents.document import Document, Shape
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.telling import draft_of, kept_of, year_of
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.kit import clock
from samrad.web.kit.days import YEARS
from samrad.web.kit.documents import form_asked, handed_document
from samrad.web.kit.meeting_documents import compiled_year, minutes
from samrad.web.kit.phrases import say


@require_GET
@signed_in
def save_minutes(
    request: SignedIn, slug: str, year: int, number: int, form: str
) -> HttpResponse:
    """The locked minutes of a meeting as a file; the same file whenever it is asked for."""
    at, shape = here(request, slug), form_asked(form)
    kept = kept_of(at.council, meeting_of(at, year, number))
    if (locked_at := kept.afterwards.locked_at) is None:
        raise Http404
    read_minutes(at.council, [kept], by=request.user, at=clock.now())
    document = minutes(kept.minutes, kept.afterwards, kept.offices, at=locked_at)
    return _handed(request, at, document, shape)


@require_GET
@signed_in
def save_draft(request: SignedIn, slug: str, year: int, number: int, form: str) -> HttpResponse:
    """The minutes as they stand now; before they are sent, for those who write them."""
    at, shape = here(request, slug), form_asked(form)
    found = meeting_of(at, year, number)
    if not _may_read_draft(at, found):
        raise Http404
    kept = draft_of(at.council, found, on=at.on)
    read_minutes(at.council, [kept], by=request.user, at=clock.now())
    document = minutes(kept.minutes, kept.afterwards, kept.offices, at=clock.now())
    return _handed(request, at, document, shape)


@require_GET
@signed_in
def meeting_year(request: SignedIn, slug: str, year: int) -> HttpResponse:
    """All minutes of a year on one page."""
    at = here(request, slug)
    document = _year(request, at, year)
    context = {"here": at, "tab": "meetings", "year": year, "document": document}
    return render(request, "desk/meetings/year.html", context)


@require_GET
@signed_in
def save_meeting_year(request: SignedIn, slug: str, year: int, form: str) -> HttpResponse:
    """All minutes of a year as one file."""
    at, shape = here(request, slug), form_asked(form)
    document = _year(request, at, year)
    return _handed(request, at, document, shape)


def _handed(request: SignedIn, at: Here, document: Document, shape: Shape) -> HttpResponse:
    try:
        content = as_file(document, shape)
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:meetings", at.council.slug)
    return handed_document(content, document, shape)


def _may_read_draft(at: Here, meeting: Meeting) -> bool:
    if meeting.stage != MeetingStage.HELD or meeting.minutes_stage == MinutesStage.LOCKED:
        return False
    sent = meeting.minutes_stage != MinutesStage.DRAFT
    return sent or at.seat.why_not(Act.WRITE_MINUTES) is None


def _year(request: SignedIn, at: Here, year: int) -> Document:
    if year not in YEARS:
        raise Http404
    now = clock.now()
    kept = year_of(at.council, year)
    read_minutes(at.council, kept, by=request.user, at=now)
    council = at.council
    return compiled_year(council.name, council.language, year, kept, at=now)
