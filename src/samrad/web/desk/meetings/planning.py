"""Planning the meetings of a year, and publishing them all at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samrad.actions.letters import can_post
from samrad.actions.planning import publish_year
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.calendars.planner import Heeded, Proposal, best_days
from samrad.core.reports.panel import Partnership
from samrad.core.reports.planning import meets_after_gathering, plan_of_year, too_soon
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.queries import meetings_of
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.heeding import heeded_by, words_against
from samrad.web.desk.meetings.planning_forms import PlanYear, usual
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.phrases import say, word_for_meeting

_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting to plan: its field, its day and what speaks against it.

    `others` are days to ask the members about instead.
    """

    field: BoundField
    day: date | None
    against: tuple[str, ...]
    others: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The page's state: what is heeded and what is proposed."""

    known: Partnership
    heeded: Heeded
    proposals: tuple[Proposal, ...]
    gatherings: tuple[date, ...]


@signed_in
def plan_year(request: SignedIn, slug: str, year: int) -> HttpResponse:
    """A day for each meeting the year should have; published together."""
    at = here(request, slug)
    if year not in years_to_plan(at.on):
        raise Http404
    plan = _plan(request, at, year)
    form = _form(request, at, plan, year)
    rows = _rows(plan, form, at.on)
    unseen = _unseen(rows, form)
    sent = request.method == "POST" and form.is_valid() and not unseen
    if sent and _publish(request, at, form):
        return redirect("desk:meetings", slug)
    context = {**_context(at, plan, year), "form": form, "rows": rows, "unseen": unseen}
    return render(request, "desk/meetings/plan_year.html", context)


def _context(at: Here, plan: Plan, year: int) -> dict[str, object]:
    return {
        "here": at,
        "tab": "meetings",
        "year": year,
        "years": years_to_plan(at.on),
        "after_gathering": plan.heeded.gatherings is not None,
        # Room for two more.
        "gatherings": [*plan.gatherings, None, None],
        "may_plan": at.seat.why_not(Act.PLAN_MEETING) is None,
        "posts": can_post(),
    }


def years_to_plan(on: date) -> tuple[int, int]:
    """This year and the next."""
    return on.year, on.year + 1


def _plan(request: SignedIn, at: Here, year: int) -> Plan:
    known = at.partnership()
    asked = meets_after_gathering(known, year)
    gatherings = _gatherings(request.GET.getlist("gathering")) if asked else ()
    until = date(year, 12, 31)
    heeded = heeded_by(at, known, until, gatherings=gatherings if asked else None)
    return Plan(known, heeded, plan_of_year(known, year, heeded, on=at.on), gatherings)


def _gatherings(written: Iterable[str]) -> tuple[date, ...]:
    """The days in the address; what is no day is left out, and the page shows what counts."""
    found = set()
    for one in written:
        try:
            found.add(date.fromisoformat(one))
        except ValueError:
            continue
    return tuple(sorted(found))


def _form(request: SignedIn, at: Here, plan: Plan, year: int) -> PlanYear:
    days = [proposal.day for proposal in plan.proposals]
    before = usual(meetings_of(at.council))
    return PlanYear(year, days, before, request.POST or None)


def _rows(plan: Plan, form: PlanYear, on: date) -> list[Row]:
    """Each day with what speaks against it, the other days of the page heeded as well."""
    days = form.days()
    rows = []
    for place, day in enumerate(days):
        others = frozenset(one for n, one in enumerate(days) if one and n != place)
        heeded = replace(plan.heeded, meetings=plan.heeded.meetings | others)
        against = words_against(day, heeded) if day else ()
        proposal = plan.proposals[place] if place < len(plan.proposals) else None
        rows.append(Row(form.field(place), day, against, _others(proposal, heeded, on)))
    return rows


def _others(proposal: Proposal | None, heeded: Heeded, on: date) -> tuple[date, ...]:
    if proposal is None:
        return ()
    avoid = too_soon(proposal.window.first.year, on=on)
    return tuple(sorted(best_days(proposal.window, heeded, avoid=avoid)[:_ALTERNATIVES]))


def _unseen(rows: Sequence[Row], form: PlanYear) -> list[Row]:
    """Days against which something speaks that the page has not shown before."""
    if not form.is_bound:
        return []
    return [row for row in rows if row.against and row.day not in form.shown()]


def _publish(request: SignedIn, at: Here, form: PlanYear) -> bool:
    planned = form.chosen(word_for_meeting(at.council.language))
    try:
        made = publish_year(at.council, planned, by=request.user, at=clock.now())
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    log_override(request, at, form)
    messages.success(request, _published(made))
    return True


def _published(made: Sequence[Meeting]) -> str:
    said = ngettext(
        "%(n)s meeting is published.", "%(n)s meetings are published.", len(made)
    ) % {"n": len(made)}
    invited = _("The members get an invitation to their calendars.") if can_post() else ""
    return f"{said} {invited}".strip()
