"""Browsing the figures of a council, its deliveries, and official statistics."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import deliveries as acts
from samrad.actions.reading_figures import own_place
from samrad.actions.releases import release_of
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.figures.observations import in_series
from samrad.records.councils.queries import councils
from samrad.records.figures import queries
from samrad.records.figures.models import Delivery
from samrad.web.desk.doing import pressed
from samrad.web.desk.figures import presenters, saving, searching, summing
from samrad.web.desk.figures.bringing import own_sources
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import clock

# Of a delivery about the whole country the rest is in its file.
_MOST_PLACES = 20


@require_GET
@signed_in
def figures(request: SignedIn, slug: str) -> HttpResponse:
    """The figures of the council, source by source and place by place."""
    at = here(request, slug)
    country = Country(at.council.country)
    series = queries.series_of(at.council, on=at.on)
    own = queries.national_series(_own_places(at), on=at.on)
    context = {
        "here": at,
        "tab": "figures",
        "sheets": presenters.sheets(summing.listed(series), country),
        "official": presenters.sheets(own, country),
        "downloads": saving.downloads_of_council(at, series),
        "may_bring": at.seat.why_not(Act.TAKE_DELIVERY) is None,
    }
    return render(request, "desk/figures/figures.html", context)


@require_GET
@signed_in
def deliveries(request: SignedIn, slug: str) -> HttpResponse:
    """Every delivery the reader sees, the latest first."""
    at = here(request, slug)
    context = {
        "here": at,
        "tab": "figures",
        "deliveries": queries.deliveries_of(at.council, on=clock.today()),
        "on_their_way": presenters.on_their_way(queries.on_their_way(at.council)),
        "may_bring": at.seat.why_not(Act.TAKE_DELIVERY) is None,
        "sources": own_sources(at),
    }
    return render(request, "desk/figures/deliveries.html", context)


@require_GET
@signed_in
def delivery(request: SignedIn, slug: str, delivery: UUID) -> HttpResponse:
    """One delivery: where it comes from, who sees it, what is in it."""
    at = here(request, slug)
    found = delivery_of(at, delivery)
    places = _own_first(at, queries.places_of(found))
    told = queries.observations_of(found, places[:_MOST_PLACES])
    labels = {one.indicator: label for label, one in told}
    provenance = queries.provenance_of(found)
    series = in_series([one for _, one in told], labels, provenance)
    mine = found.source.party == at.seat.party
    context = {
        "here": at,
        "tab": "figures",
        "delivery": found,
        "paper": found.paper,
        "release": release_of(found.paper) if found.paper.figures else None,
        "notes": presenters.notes_of(provenance),
        "sheets": presenters.sheets(summing.listed(series), Country(at.council.country)),
        "more_places": len(places) - len(places[:_MOST_PLACES]),
        "may_undo": mine and not found.undone_at and not at.seat.why_not(Act.UNDO_DELIVERY),
    }
    return render(request, "desk/figures/delivery.html", context)


@require_POST
@signed_in
def undo(request: SignedIn, slug: str, delivery: UUID) -> HttpResponse:
    """Let a delivery count no longer."""
    at = here(request, slug)
    found = delivery_of(at, delivery)
    pressed(
        request,
        lambda: acts.undo_delivery(found, by=request.user, at=clock.now()),
        _("Undone. What was delivered before counts again."),
    )
    return redirect("desk:delivery", slug, delivery)


@require_GET
@signed_in
def statistics(request: SignedIn) -> HttpResponse:
    """Official statistics of a municipality one looks for; the same for everyone."""
    mine = councils()
    country = Country(mine[0].country) if mine else Country.NORWAY
    asked = searching.asked(request.GET, country, on=clock.today())
    known = queries.statistics_known(on=clock.today())
    series = queries.national_series(asked.codes, on=clock.today()) if asked.codes else ()
    context = {
        "asked": asked,
        "known": [presenters.notes_of(queries.provenance_of_statistic(one)) for one in known],
        "sheets": presenters.sheets(series, asked.country),
        "downloads": saving.downloads_of_statistics(asked, series),
    }
    return render(request, "desk/figures/statistics.html", context)


def delivery_of(at: Here, delivery: UUID) -> Delivery:
    """The delivery, if the reader sees it. One query.

    Raises:
        Http404: There is none, or none they may see: the answer is the same.
    """
    rows = Delivery.objects.select_related("source", "source__council", "paper", "taken_by")
    rows = rows.select_related("undone_by").defer("paper__content", "paper__text")
    return get_object_or_404(rows, pk=delivery, council=at.council)


def _own_first(at: Here, places: list[str]) -> list[str]:
    own = _own_places(at)
    return sorted(places, key=lambda one: one not in own)


def _own_places(at: Here) -> list[str]:
    place = own_place(at.council, on=at.on)
    return [place] if place else []
