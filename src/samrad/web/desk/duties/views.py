"""What is due, over all one's councils and in one of them."""

from django.http import HttpResponse
from django.shortcuts import render

from samrad.core.access.permissions import Act
from samrad.core.duties.status import Status
from samrad.core.reports.panel import Panel, panel
from samrad.records.councils.models import Council
from samrad.records.councils.queries import councils, seats_in
from samrad.records.reports.queries import partnerships
from samrad.web.desk.duties import presenters
from samrad.web.desk.here import SignedIn, day_asked, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.days import YEARS


@signed_in
def home(request: SignedIn) -> HttpResponse:
    """What waits for the person, over all their councils."""
    on = day_asked(request)
    mine = councils()
    known = partnerships(mine, on=on)
    may_note = seats_in(request.user, Act.NOTE_EVIDENCE, on=clock.today())
    panels = [(council, panel(known[council.id], on.year, on=on)) for council in mine]
    rows = [
        row
        for council, one in panels
        for row in presenters.duty_rows(one.to_do, council, may_note=council.id in may_note)
    ]
    rows.sort(key=lambda row: (row.status is not Status.OVERDUE, row.due))
    summary = [_summary(council, one) for council, one in panels]
    context = {"councils": mine, "rows": rows, "summary": summary, "on": on}
    return render(request, "desk/duties/home.html", context)


@signed_in
def council(request: SignedIn, slug: str) -> HttpResponse:
    """Agreed against done in one council: the compliance panel."""
    at = here(request, slug)
    year = year_asked(request.GET.get("year", ""), at.on.year)
    seen = panel(at.partnership(), year, on=at.on)
    may_note = at.seat.why_not(Act.NOTE_EVIDENCE) is None
    context = {
        "here": at,
        "tab": "panel",
        "year": year,
        "counts": presenters.count_rows(seen),
        "to_do": presenters.duty_rows(seen.to_do, at.council, may_note=may_note),
        "promises": presenters.promise_rows(seen, at.council, may_note=may_note),
    }
    return render(request, "desk/duties/council.html", context)


def year_asked(text: str, otherwise: int) -> int:
    """The year written in an address; `otherwise` where it is none one can look at."""
    try:
        year = int(text)
    except ValueError:
        return otherwise
    return year if year in YEARS else otherwise


def _summary(council: Council, seen: Panel) -> dict[str, object]:
    return {"council": council, "counts": presenters.count_rows(seen)}
