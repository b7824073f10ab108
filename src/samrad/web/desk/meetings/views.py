"""The council's meetings, and planning the next one with an eye on the calendar."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions.meetings import Planned, plan_meeting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.calendars.countries import Country
from samrad.core.calendars.planner import propose_dates, warnings_for
from samrad.core.duties.duty import Kind
from samrad.core.duties.meetings_known import meetings_known
from samrad.core.duties.status import Status
from samrad.core.meetings.numbering import number_called
from samrad.core.reports.panel import Partnership, panel
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.queries import meetings_of
from samrad.web.desk.breaks import breaks_of
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.forms import PlanForm
from samrad.web.desk.meetings.presenters import meeting_rows
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
    against: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["on"]
        against = words_against(at, day)
        if not against or form.cleaned_data["sure"]:
            made = _plan(request, at, form)
            if made:
                return redirect("desk:meeting", slug, made.year, made.number)
    context = {
        "here": at,
        "tab": "meetings",
        "form": form,
        "against": against,
        "meetings": meeting_rows(
            meetings_of(at.council), meetings_known(known.evidence), today=clock.today()
        ),
        "proposed": proposed_days(at, known),
        "may_plan": at.seat.why_not(Act.PLAN_MEETING) is None,
    }
    return render(request, "desk/meetings/meetings.html", context)


def words_against(at: Here, day: date) -> tuple[str, ...]:
    """What speaks against a meeting on `day`, in words."""
    country = Country(at.council.country)
    found = warnings_for(day, country=country, school_breaks=breaks_of(at.council))
    return tuple(against_word(one) for one in found)


def proposed_days(at: Here, known: Partnership) -> tuple[DayRow, ...]:
    """A day for each meeting still to be planned this year."""
    seen = panel(known, at.on.year, on=at.on)
    months = [
        standing.duty.due.month
        for standing in seen.standings
        if standing.duty.kind is Kind.MEETING
        and standing.duty.planned is None
        and standing.status in (Status.AHEAD, Status.DUE_SOON)
    ]
    past = frozenset(
        date.fromordinal(n)
        for n in range(date(at.on.year, 1, 1).toordinal(), at.on.toordinal() + 8)
    )
    found = propose_dates(
        at.on.year,
        months,
        country=Country(at.council.country),
        school_breaks=breaks_of(at.council),
        avoid=past,
    )
    return tuple(
        DayRow(one.day, formats.weekday(one.day), tuple(map(against_word, one.warnings)))
        for one in found
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
        made = plan_meeting(at.council, planned, by=request.user, at=clock.now())
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
