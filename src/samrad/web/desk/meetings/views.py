"""The council's meetings, and planning the next one with an eye on the calendar."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions.evidence import note_evidence
from samrad.core.access.permissions import Act
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refused
from samrad.core.calendars.planner import Heeded
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.meetings_known import meetings_known, next_name
from samrad.core.reports.panel import Partnership
from samrad.core.reports.planning import plan_of_year
from samrad.records.meetings.asking import open_polls
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.forms import PlanForm
from samrad.web.desk.meetings.heeding import heeded_by, words_against
from samrad.web.kit import clock, formats
from samrad.web.kit.phrases import against_word, say


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
    heeded = heeded_by(at, known, date(at.on.year, 12, 31))
    against: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["on"]
        against = words_against(day, heeded)
        if (not against or form.cleaned_data["sure"]) and _plan(request, at, known, form):
            return redirect("desk:meetings", slug)
    proposed = proposed_days(known, heeded, at.on)
    context = {
        "here": at,
        "tab": "meetings",
        "form": form,
        "against": against,
        "meetings": meetings_known(known.evidence),
        "proposed": proposed,
        "plan_year": at.on.year if proposed else at.on.year + 1,
        "open_polls": open_polls(at.council),
        "may_plan": at.seat.why_not(Act.NOTE_EVIDENCE) is None,
    }
    return render(request, "desk/meetings/meetings.html", context)


def proposed_days(known: Partnership, heeded: Heeded, on: date) -> tuple[DayRow, ...]:
    """A day for each meeting still to be planned this year."""
    return tuple(
        DayRow(one.day, formats.weekday(one.day), tuple(map(against_word, one.warnings)))
        for one in plan_of_year(known, on.year, heeded, on=on)
        if one.day is not None
    )


def _plan(request: SignedIn, at: Here, known: Partnership, form: PlanForm) -> bool:
    day = form.cleaned_data["on"]
    name = next_name(known.evidence, day.year)
    planned = Evidence(
        Deed.MEETING_PLANNED,
        day,
        _("meeting %(name)s") % {"name": name},
        name,
        known=clock.today(),
    )
    try:
        note_evidence(at.council, planned, by=request.user, at=clock.now())
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    messages.success(
        request,
        _("Meeting %(name)s is planned for %(day)s.")
        % {"name": name, "day": formats.weekday(day)},
    )
    return True
