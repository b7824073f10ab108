"""What is due, over all one's councils and in one of them."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from samrad.core.access.permissions import Act
from samrad.core.duties.status import Status
from samrad.core.reports.panel import Panel, panel
from samrad.records.councils.models import Council
from samrad.records.councils.queries import councils, deputy_seats, seats_in
from samrad.records.districts.queries import districts_of_me
from samrad.records.meetings.decisions import number_owned
from samrad.records.meetings.reading_matters import matters_shown_to_me, to_screen
from samrad.records.meetings.shown import chances_to_raise, items_shown_to_me
from samrad.records.orders.queries import to_answer, units_shown_to_me
from samrad.records.papers.queries import shown_to_me
from samrad.records.reports.queries import partnerships
from samrad.records.rights.queries import asking
from samrad.web.desk.duties import presenters
from samrad.web.desk.here import SignedIn, day_asked, here, signed_in
from samrad.web.desk.minutes.waiting import minutes_waiting
from samrad.web.desk.openness.looking import looks
from samrad.web.kit import clock
from samrad.web.kit.days import YEARS

# On one page; more than anybody does in a week, and less than a phone chokes on.
_ROWS, _CARDS = 40, 60


@signed_in
def home(request: SignedIn) -> HttpResponse:
    """What waits for the person, over all their councils."""
    on = day_asked(request)
    mine = councils()
    known = partnerships(mine, on=on, meetings_since=date(on.year - 1, 1, 1))
    panels = {council: panel(known[council.id], on.year, on=on) for council in mine}
    asked = [(council, standing) for council in mine for standing in panels[council].to_do]
    asked.sort(key=lambda one: (one[1].status is not Status.OVERDUE, one[1].duty.due))
    may_note = seats_in(request.user, Act.NOTE_EVIDENCE, on=clock.today())
    cards = Paginator(sorted(mine, key=lambda one: -_waiting(panels[one])), _CARDS)
    page = cards.get_page(request.GET.get("page"))
    context = {
        "councils": mine,
        "rows": [
            presenters.duty_row(standing, council, may_note=council.id in may_note)
            for council, standing in asked[:_ROWS]
        ],
        "more": max(0, len(asked) - _ROWS),
        "page": page,
        "summary": [_summary(council, panels[council]) for council in page],
        "on": on,
        "deputy_seats": deputy_seats(),
        "shown": shown_to_me(),
        "shown_matters": matters_shown_to_me(),
        "shown_questions": units_shown_to_me(),
        "shown_items": items_shown_to_me(),
        "raising": chances_to_raise(),
        "to_answer": to_answer(request.user) if mine else [],
        "to_screen": to_screen(request.user, on=clock.today()) if mine else [],
        "districts": districts_of_me(),
        "minutes": minutes_waiting(request.user, mine, on=clock.today()),
        "looks": looks(request.user, mine, on=clock.today()),
        "asking": asking(request.user, on=clock.today()) if mine else [],
        "measures": number_owned(request.user, on=on),
    }
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
        "saved_as": f"?year={year}&on={at.on.isoformat()}",
    }
    return render(request, "desk/duties/council.html", context)


def year_asked(text: str, otherwise: int) -> int:
    """The year written in an address; `otherwise` where it is none one can look at."""
    try:
        year = int(text)
    except ValueError:
        return otherwise
    return year if year in YEARS else otherwise


def _waiting(seen: Panel) -> int:
    return len(seen.to_do)


def _summary(council: Council, seen: Panel) -> dict[str, object]:
    return {"council": council, "counts": presenters.count_rows(seen)}
