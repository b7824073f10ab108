"""Bringing figures: a source, a file, looking at how it is read, taking it or not."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import deliveries, reading_figures, uploads
from samrad.actions.looking import look_through
from samrad.actions.reading_figures import Preview
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.figures.files.saying import as_kept, as_said, for_the_next
from samrad.core.figures.observations import Unit
from samrad.core.openness.levels import Openness
from samrad.records.figures.models import Source, Upload
from samrad.records.figures.queries import sources_of
from samrad.web.desk.doing import done
from samrad.web.desk.figures import presenters
from samrad.web.desk.figures.forms import BringForm, ReadForm, SourceForm, TakeForm
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.phrases import say

# The form asks for it where it is needed.
_ASKED_BELOW = "asked below"


@signed_in
def add_source(request: SignedIn, slug: str) -> HttpResponse:
    """Make a source of figures."""
    at = here(request, slug)
    form = SourceForm(request.POST or None)

    def act() -> None:
        deliveries.add_source(at.council, form.source(), by=request.user, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:bring_figures", slug)
    context = {"here": at, "tab": "figures", "form": form, "heading": _("Add a source")}
    return render(request, "desk/papers/form.html", context)


@signed_in
def bring(request: SignedIn, slug: str) -> HttpResponse:
    """Bring a file of figures; it is looked at before anything is taken."""
    at = here(request, slug)
    own = own_sources(at)
    form = BringForm(own, request.POST or None, request.FILES or None)
    made: list[Upload] = []

    def act() -> None:
        assert form.looked is not None  # noqa: S101 -- a valid form has looked at its file
        grids = reading_figures.grids_in(form.looked.content)
        kept = reading_figures.without_events(form.looked, grids, on=clock.today())
        source = next(one for one in own if str(one.pk) == form.cleaned_data["source"])
        made.append(uploads.begin_upload(source, kept, by=request.user, at=clock.now()))

    if own and done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:look_at_figures", slug, made[0].pk)
    context = {"here": at, "tab": "figures", "form": form, "sources": own}
    return render(request, "desk/figures/bring.html", context)


@signed_in
def look(request: SignedIn, slug: str, upload: UUID) -> HttpResponse:
    """How a file is read; change that, or take it."""
    at = here(request, slug)
    found = upload_of(at, upload)
    country = Country(at.council.country)
    shown = _read(found)
    reading = ReadForm(shown, country, request.POST or None)
    if request.method == "POST" and reading.is_valid():
        uploads.say_of_upload(found, reading.said())
        log_override(request, at, reading)
        shown = _read(found)
        if request.POST.get("do") != "take":
            return redirect("desk:look_at_figures", slug, upload)
    taking = _taking(request, found, shown)

    def act() -> None:
        _take(found, shown, taking, at=clock.now(), by=request)

    if taking.is_bound and reading.is_valid() and done(request, taking, act):
        messages.success(request, _("The figures were taken."))
        return redirect("desk:figures", slug)
    return _looked(request, at, found, shown, reading, taking)


@require_POST
@signed_in
def put_away(request: SignedIn, slug: str, upload: UUID) -> HttpResponse:
    """Forget a file that is not taken."""
    at = here(request, slug)
    uploads.put_away(upload_of(at, upload))
    messages.success(request, _("The file was put away. Nothing was taken."))
    return redirect("desk:figures", slug)


def own_sources(at: Here) -> list[Source]:
    """The sources the reader may deliver to."""
    if at.seat.why_not(Act.TAKE_DELIVERY):
        return []
    return [one for one in sources_of(at.council) if one.party == at.seat.party]


def upload_of(at: Here, upload: UUID) -> Upload:
    """The file the reader is bringing here. One query.

    Raises:
        Http404: There is none, or another brings it: the answer is the same.
    """
    rows = Upload.objects.select_related("source", "source__council")
    return get_object_or_404(rows, pk=upload, council=at.council)


def _read(upload: Upload) -> Preview:
    said = as_said(upload.columns) if upload.columns else None
    grids = reading_figures.grids_in(bytes(upload.content))
    return reading_figures.preview(upload.source, grids, said, on=clock.today())


def _taking(request: SignedIn, upload: Upload, shown: Preview) -> TakeForm:
    take = request.method == "POST" and request.POST.get("do") == "take"
    initial = {
        "title": upload.name.rpartition(".")[0] or upload.name,
        "delivered": clock.today(),
        "openness": Openness.COUNCIL,
    }
    contradicts = len(shown.changes.contradicts)
    return TakeForm(request.POST if take else None, initial=initial, contradicts=contradicts)


def _take(
    upload: Upload, shown: Preview, form: TakeForm, *, at: datetime, by: SignedIn
) -> None:
    data = form.cleaned_data
    arrived = deliveries.Arrived(
        title=data["title"],
        file=look_through(bytes(upload.content), upload.name, on=at.date()),
        read=shown.read,
        columns=as_kept(for_the_next(shown.said)),
        marking=form.marking(),
        delivered=data["delivered"],
        cutoff=data["cutoff"],
        correction=data.get("correction", ""),
    )
    deliveries.take_delivery(upload.source, arrived, by=by.user, at=at)
    uploads.put_away(upload)


def _looked(
    request: SignedIn,
    at: Here,
    upload: Upload,
    shown: Preview,
    reading: ReadForm,
    taking: TakeForm,
) -> HttpResponse:
    refusal = deliveries.why_not_take(
        upload.source, shown.read, shown.changes, correction=_ASKED_BELOW
    )
    country = Country(at.council.country)
    problems = shown.read.problems
    context = {
        "here": at,
        "tab": "figures",
        "upload": upload,
        "shown": shown,
        "remarks": presenters.remarks(shown, Unit(upload.source.unit)),
        "figures": presenters.understood(shown, country),
        "problems": [
            presenters.problem_in_words(one) for one in problems[: presenters.MOST_PROBLEMS]
        ],
        "more_problems": max(0, len(problems) - presenters.MOST_PROBLEMS),
        "changed": presenters.changed(shown, country),
        "why_not": say(refusal) if refusal else "",
        "reading": reading,
        "taking": taking,
    }
    return render(request, "desk/figures/look.html", context)
