"""One meeting: what it is, what is to be done next, and its agenda."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions.meetings import hold_meeting, to_meeting
from samrad.actions.reading import note_read
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.core.pictures.stages import PictureStage
from samrad.records.meetings.calling import notices_of
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.queries import agenda_of
from samrad.records.pictures.queries import picture_for
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.belonging import not_yet_there
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.meetings.notice_page import notice_rows
from samrad.web.desk.meetings.presenters import agenda_page
from samrad.web.desk.meetings.warnings import left_out, nothing_follows
from samrad.web.kit import clock
from samrad.web.kit.phrases import say, word_for_meeting
from samrad.web.kit.phrases.pictures import picture_stage_word

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
    missing = not_yet_there(found, at.partnership(), on=at.on) if may_write else []
    note_read(at.seat, to_meeting(found), at=clock.now(), items=items)
    context = {
        "here": at,
        "tab": "meetings",
        "meeting": found,
        "agenda": agenda_page(items),
        "missing": missing,
        "uncovered": left_out(at, found, items, missing) if may_write else (),
        "unsettled": nothing_follows(found, on=at.on),
        "may_write": may_write,
        "may_mark": at.seat.why_not(Act.MARK_ITEM) is None,
        "notices": notice_rows(notices_of(found)),
        "may_send": before and at.seat.why_not(Act.SEND_NOTICE) is None,
        "to_do": _to_do(at, found, items),
        "picture": _picture(found),
    }
    return render(request, "desk/meetings/meeting.html", context)


@require_POST
@signed_in
def hold(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Say that the meeting was held."""
    at = here(request, slug)
    found = meeting_of(at, year, number)
    word = word_for_meeting(at.council.language)
    try:
        hold_meeting(found, word, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:meeting", slug, year, number)
    messages.success(request, _("Held. What was treated is noted; now the minutes."))
    return redirect("desk:minutes", slug, year, number)


def _picture(meeting: Meeting) -> str:
    """How far the situation picture for the meeting is; empty where nobody has begun one."""
    found = picture_for(meeting.council, meeting.year, meeting.number)
    return picture_stage_word(PictureStage(found.stage)) if found else ""


def _to_do(at: Here, meeting: Meeting, items: Sequence[Item]) -> str:
    """The next act of who runs the year: write in the room, and say that it was held."""
    if at.seat.why_not(Act.WRITE_MINUTES) or not items:
        return ""
    draft = meeting.minutes_stage == MinutesStage.DRAFT
    if meeting.stage == MeetingStage.HELD:
        return "write" if draft else ""
    if meeting.stage == MeetingStage.CALLED and meeting.day <= clock.today():
        return "hold"
    return ""
