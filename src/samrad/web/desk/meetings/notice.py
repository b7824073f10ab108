"""The notice of a meeting: seeing it before it goes, sending it, reading it, answering it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samrad.actions.letters import can_post
from samrad.actions.notices import send_notice
from samrad.actions.preparing_notices import prepare, said_so_far
from samrad.actions.receipts import open_notice
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.notices import NoticeKind
from samrad.core.meetings.sent import from_json
from samrad.core.meetings.stages import MeetingStage
from samrad.records.meetings.answer_letters import stuck_answers_of
from samrad.records.meetings.calling import notice_called, notices_of, receipts_of
from samrad.records.meetings.models import Meeting
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.meetings.notice_page import (
    agenda_blocks,
    answer_of,
    notice_rows,
    papers_seen,
    person_rows,
)
from samrad.web.desk.meetings.noticing import going
from samrad.web.desk.meetings.passing_on import deputy_rows
from samrad.web.kit import clock
from samrad.web.kit.files import Kind, as_attachment
from samrad.web.kit.phrases import say
from samrad.web.kit.phrases.notices import as_word, lacking_word, notice_kind_word, timing_words


@require_GET
@signed_in
def notice(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """The notice as it was sent; that the reader opened it is written on their receipt."""
    at = here(request, slug)
    found = meeting_of(at, year, number)
    notices = notices_of(found)
    sent = said_so_far(notices) if notices else None
    open_notice(found, sent, by=request.user, at=clock.now())
    may_send = at.seat.why_not(Act.SEND_NOTICE) is None
    context = {
        **(_page(at, found, request) if notices else {}),
        "here": at,
        "tab": "meetings",
        "meeting": found,
        "sent": sent,
        "notices": notice_rows(notices),
        "agenda": agenda_blocks(sent, papers_seen(sent)) if sent else (),
        "may_send": may_send,
        "untold": stuck_answers_of(found) if may_send else [],
    }
    return render(request, "desk/meetings/notice.html", context)


def _page(at: Here, found: Meeting, request: SignedIn) -> dict[str, object]:
    """Who is called and what became of the letters; for those who send, also what to do."""
    receipts = receipts_of(found)
    own = [one for one in receipts if one.person_id == request.user.id]
    may_send = at.seat.why_not(Act.SEND_NOTICE) is None
    still = found.stage == MeetingStage.CALLED and found.day >= clock.today()
    return {
        "people": person_rows(receipts, still=still),
        "posts": can_post(),
        "called": bool(own),
        "own_answer": answer_of(own),
        "still": still,
        "deputies": deputy_rows(found, receipts) if may_send and still else [],
    }


@signed_in
def send(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """The notice as it would go now, to whom, and whether it is in time; and sending it."""
    at = here(request, slug)
    found = meeting_of(at, year, number)
    if request.method == "POST" and _send(request, found):
        return redirect("desk:notice", slug, year, number)
    prepared = prepare(found, on=clock.today())
    context = {
        "here": at,
        "tab": "meetings",
        "meeting": found,
        "prepared": prepared,
        "what": notice_kind_word(prepared.kind),
        "agenda": agenda_blocks(prepared.sent, {}) if prepared.sent else (),
        "timing": timing_words(prepared.timing),
        "lacking": [lacking_word(one) for one in prepared.lacking],
        "called": [(one, as_word(one.as_what)) for one in prepared.called],
        "refusal": _why_not(at, prepared.refusal),
    }
    return render(request, "desk/meetings/send_notice.html", context)


def _why_not(at: Here, refusal: Refusal | None) -> str:
    """Why the reader cannot send it, in words; empty where they can."""
    found = at.seat.why_not(Act.SEND_NOTICE) or refusal
    return say(found) if found else ""


def _send(request: SignedIn, found: Meeting) -> bool:
    """Send what was seen; what became something else meanwhile is shown anew and not sent."""
    try:
        kind = NoticeKind(request.POST.get("kind", ""))
        made = send_notice(found, going(found, kind), by=request.user, at=clock.now())
    except ValueError:
        return False
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return False
    messages.success(request, _("It is sent. Below you see what becomes of each letter."))
    return bool(made)


@require_GET
@signed_in
def notice_file(request: SignedIn, slug: str, year: int, number: int, nth: int) -> HttpResponse:
    """Hand out a notice as it was sent; where something in it is exempt, that is logged."""
    at = here(request, slug)
    found = meeting_of(at, year, number)
    row = notice_called(found, nth)
    if row is None:
        raise Http404
    open_notice(found, from_json(row.content), by=request.user, at=clock.now())
    name = f"{notice_kind_word(NoticeKind(row.kind))} {found.name} {at.council.name}"
    return as_attachment(bytes(row.pdf), name, Kind.PDF)
