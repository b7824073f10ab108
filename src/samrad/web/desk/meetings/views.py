"""The council's meetings, and planning the next one with an eye on the calendar."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions.meetings import Planned, plan_meeting
from samrad.actions.planning import publish_year
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.calendars.planner import Heeded
from samrad.core.duties.meetings_known import meetings_known
from samrad.core.meetings.numbering import number_called
from samrad.core.reports.panel import Partnership
from samrad.core.reports.planning import plan_of_year
from samrad.records.meetings.asking import open_polls
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.queries import meetings_of
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.forms import PlanForm
from samrad.web.desk.meetings.heeding import heeded_by, words_against
from samrad.web.desk.meetings.presenters import meeting_list
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock, formats
from samrad.web.kit.phrases import against_word, say, word_for_meeting


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that suits, and what speaks against it even so."""

    day: date
    text: str
    against: tuple[str, ...]


@signed_in
def meetings(request: SignedIn, slug: str) -> HttpResponse:
    """The meetings there are, and a day for the next one."""
    at = here(request, slug)
    known = at.partnership()
    form = PlanForm(request.POST or None)
    heeded = heeded_by(at, known, date(at.on.year + 1, 12, 31))
    against: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["on"]
        against = words_against(day, heeded)
        if not against or form.cleaned_data["sure"]:
            made = _plan(request, at, form)
            if made:
                return redirect("desk:meeting", slug, made.year, made.number)
    proposed = proposed_days(known, heeded, at.on)
    context = {
        "here": at,
        "tab": "meetings",
        "form": form,
        "against": against,
        "listed": meeting_list(
            meetings_of(at.council), meetings_known(known.evidence), today=clock.today()
        ),
        "proposed": proposed,
        "plan_year": at.on.year if proposed else at.on.year + 1,
        "open_polls": open_polls(at.council),
        "may_plan": at.seat.why_not(Act.PLAN_MEETING) is None,
    }
    return render(request, "desk/meetings/meetings.html", context)


def proposed_days(known: Partnership, heeded: Heeded, on: date) -> tuple[DayRow, ...]:
    """A day for each meeting still to be planned this year."""
    return tuple(
        DayRow(one.day, formats.weekday(one.day), tuple(map(against_word, one.warnings)))
        for one in plan_of_year(known, on.year, heeded, on=on)
        if one.day is not None
    )


def _plan(request: SignedIn, at: Here, form: PlanForm) -> Meeting | None:
    data = form.cleaned_data
    planned = Planned(
        data["on"],
        word_for_meeting(at.council.language),
        data["starts"],
        data["ends"],
        data["place"],
    )
    try:
        (made,) = publish_year(at.council, [planned], by=request.user, at=clock.now())
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return None
    log_override(request, at, form)
    messages.success(
        request,
        _("Meeting %(name)s is planned for %(day)s.")
        % {"name": made.name, "day": formats.weekday(made.day)},
    )
    return made


@require_POST
@signed_in
def prepare(request: SignedIn, slug: str) -> HttpResponse:
    """Begin to prepare a meeting that was only noted as planned."""
    at = here(request, slug)
    name = request.POST.get("name", "")
    noted = (one for one in meetings_known(at.partnership().evidence) if not one.held)
    found = next((one for one in noted if one.name == name), None)
    number = number_called(found.name, found.day.year) if found else None
    if found is None or number is None:
        raise Http404
    planned = Planned(found.day, word_for_meeting(at.council.language), as_noted=number)
    try:
        made = plan_meeting(at.council, planned, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:meetings", slug)
    return redirect("desk:meeting", slug, made.year, made.number)
