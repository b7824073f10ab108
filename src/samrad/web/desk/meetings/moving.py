"""When a meeting is: who was told, moving it, calling it off."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samrad.actions import planning
from samrad.actions.letters import can_post
from samrad.actions.meeting_letters import not_told, tell_rest
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.stages import MEETING_STEPS, MeetingStage
from samrad.records.meetings.asking import letters_about
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import MeetingLetter
from samrad.records.meetings.queries import meetings_of
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.meetings.heeding import heeded_by, words_against
from samrad.web.desk.meetings.letters import when
from samrad.web.desk.meetings.planning_forms import CancelForm, MoveForm, usual
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock, formats
from samrad.web.kit.phrases import say, word_for_meeting


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told of the meeting as it is, and how the letter fared."""

    name: str
    how: str


@signed_in
def move(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Another day, time or place; who is invited is told."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    form = MoveForm(request.POST or None, initial=_as_it_is(at, meeting))
    against: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        against = _against(at, meeting, form)
        if (not against or form.cleaned_data["sure"]) and _move(request, meeting, form):
            log_override(request, at, form)
            return redirect("desk:move_meeting", slug, year, number)
    letters = letters_about(meeting)
    context = {
        **_context(at, meeting),
        "form": form,
        "against": against,
        "told": [Told(one.person.name, _how(one)) for one in letters],
        "not_told": not_told(meeting) if can_post() and _is_open(meeting) else [],
        "failed": any(one.uncertain_at or one.undelivered_at for one in letters),
    }
    return render(request, "desk/meetings/move.html", context)


@signed_in
def cancel(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Call the meeting off."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            planning.cancel_meeting(meeting, why, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            messages.success(request, _("The meeting is called off."))
            return redirect("desk:meeting", slug, year, number)
    context = {**_context(at, meeting), "form": form}
    return render(request, "desk/meetings/cancel.html", context)


@require_POST
@signed_in
def invite(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Send it to those who have none, came later, or perhaps did not get it."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    if at.seat.why_not(Act.PLAN_MEETING) is None and _is_open(meeting):
        many = tell_rest(meeting, at=clock.now())
        said = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", many)
        messages.success(request, said % {"n": many})
    return redirect("desk:move_meeting", slug, year, number)


def _is_open(meeting: Meeting) -> bool:
    return MeetingStage.CANCELLED in MEETING_STEPS[MeetingStage(meeting.stage)]


def _context(at: Here, meeting: Meeting) -> dict[str, object]:
    return {
        "here": at,
        "tab": "meetings",
        "meeting": meeting,
        "time": when(meeting),
        "is_open": _is_open(meeting),
        "may_plan": at.seat.why_not(Act.PLAN_MEETING) is None,
        "posts": can_post(),
    }


def _as_it_is(at: Here, meeting: Meeting) -> dict[str, object]:
    before = usual(meetings_of(at.council))
    return {
        "day": meeting.day,
        "starts": meeting.starts or before.starts,
        "ends": meeting.ends or before.ends,
        "place": meeting.place,
    }


def _against(at: Here, meeting: Meeting, form: MoveForm) -> tuple[str, ...]:
    """What speaks against the new day; nothing is asked where the day stays."""
    day = form.cleaned_data["day"]
    if day == meeting.day:
        return ()
    heeded = heeded_by(at, at.partnership(), day)
    return words_against(day, replace(heeded, meetings=heeded.meetings - {meeting.day}))


def _move(request: SignedIn, meeting: Meeting, form: MoveForm) -> bool:
    word = word_for_meeting(meeting.council.language)
    to = form.planned(form.cleaned_data["day"], word)
    try:
        moved = planning.move_meeting(meeting, to, by=request.user, at=clock.now())
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    facts = {"name": moved.name, "day": formats.weekday(moved.day)}
    messages.success(request, _("Meeting %(name)s is now on %(day)s.") % facts)
    return True


def _how(letter: MeetingLetter) -> str:
    if letter.uncertain_at:
        return _(
            "Not known whether it arrived: the sending was cut off. Ask, or send it again."
        )
    if letter.undelivered_at:
        return _("The letter could not be delivered: nobody has that address.")
    if letter.sent_at:
        return _("Told %(moment)s.") % {"moment": formats.moment(letter.sent_at)}
    return _("The letter has not gone out yet; it is tried again.")
