"""The decisions of a council and what follows from them, and one's own measures."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.actions.digests import is_quiet_in_july
from samrad.actions.reading import note_decisions_read
from samrad.actions.standing import Seated
from samrad.core.access.permissions import Act
from samrad.core.meetings.decisions import State, found, number_in, unsettled
from samrad.core.people.parties import Party
from samrad.records.councils.queries import councils, seats_in
from samrad.records.meetings.decisions import (
    NOBODY,
    decision_told,
    decisions_of,
    owned_by,
    returned,
    sitting,
    told,
)
from samrad.records.meetings.measures import Measure
from samrad.records.people.models import Person
from samrad.web.desk.decisions.forms import WantedForm
from samrad.web.desk.decisions.presenters import MineRow, decision_rows, groups, measure_row
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.kit import clock

_ON_A_PAGE = 25
# So long what has ended stands on one's own list.
_A_YEAR = timedelta(days=365)


@require_GET
@signed_in
def register(request: SignedIn, slug: str) -> HttpResponse:
    """The register: every decision of the council and what follows from it."""
    at = here(request, slug)
    every = decisions_of(at.council, on=at.on)
    form = WantedForm(every, request.GET)
    page = Paginator(found(every, form.wanted(), on=at.on), _ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    measures = [measure.id for one in page for measure in one.measures]
    note_decisions_read(page, at.seat, at=clock.now())
    context = {
        "here": at,
        "tab": "decisions",
        "form": form,
        "page": page,
        "rows": decision_rows(page, on=at.on, returned=returned(at.council, measures)),
        "counts": [(state, number_in(every, state, on=at.on)) for state in State],
        "unsettled": len(unsettled(every)),
        "any": bool(every),
        "may_settle": at.seat.why_not(Act.WRITE_MINUTES) is None,
    }
    return render(request, "desk/decisions/register.html", context)


@require_GET
@signed_in
def mine(request: SignedIn) -> HttpResponse:
    """One's own measures, over all one's councils."""
    on = clock.today()
    owned = owned_by(request.user, ended_since=on - _A_YEAR)
    sits = sitting((one.council_id for one in owned), on=on)
    may = seats_in(request.user, Act.FOLLOW_UP_MEASURE, on=on)
    rows = [
        MineRow(
            one.council,
            measure_row(
                told(one, sits.get(one.council_id, NOBODY)),
                on=on,
                may=one.council_id in may,
            ),
        )
        for one in owned
    ]
    _note_read(request.user, owned)
    context = {
        "councils": councils(),
        "groups": groups(rows),
        "quiet_in_july": is_quiet_in_july(request.user),
    }
    return render(request, "desk/decisions/mine.html", context)


def _note_read(person: Person, owned: Iterable[Measure]) -> None:
    """Titles that hang on an exempt decision are logged in the council they belong to."""
    ordered = sorted(owned, key=lambda one: one.council_id)
    for council, group in groupby(ordered, key=lambda one: one.council):
        theirs = list(group)
        of_municipality = theirs[0].municipality_owner_id == person.id
        party = Party.MUNICIPALITY if of_municipality else Party.POLICE
        seat = Seated(person, council, party, frozenset())
        shown = [decision_told(one.decision) for one in theirs]
        note_decisions_read(shown, seat, at=clock.now())
