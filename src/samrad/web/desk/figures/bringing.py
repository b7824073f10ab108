"""Bringing figures: a source, a file, looking at how it is read, taking it or not."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import deliveries, large_files, reading_figures, uploads
from samrad.actions.kept_refusals import kept_refusal
from samrad.actions.looking import look_through
from samrad.actions.reading_figures import Preview
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.figures.files.glance import Glance
from samrad.core.figures.files.keeping import kept_glance
from samrad.core.figures.files.saying import as_said
from samrad.core.figures.files.stages import AT_WORK, Stage
from samrad.core.figures.observations import Unit
from samrad.core.openness.levels import Openness
from samrad.records.figures.models import Source, Upload
from samrad.records.figures.queries import sources_of
from samrad.web.desk.doing import done, pressed
from samrad.web.desk.figures import presenters, waiting
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
        large = (
            kept is form.looked and reading_figures.cells_in(grids) > settings.SAMRAD_LARGE_FILE
        )
        source = next(one for one in own if str(one.pk) == form.cleaned_data["source"])
        told = uploads.begin_upload(source, kept, by=request.user, at=clock.now(), large=large)
        made.append(told)

    if own and done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:look_at_figures", slug, made[0].pk)
    context = {"here": at, "tab": "figures", "form": form, "sources": own}
    return render(request, "desk/figures/bring.html", context)


@signed_in
def look(request: SignedIn, slug: str, upload: UUID) -> HttpResponse:
    """How a file is read; change that, or take it. Of a large one, how far the worker is."""
    at = here(request, slug)
    found = waiting.upload_of(at, upload)
    if found.became:
        return redirect("desk:delivery", slug, found.became)
    if found.stage in AT_WORK or (found.stage == Stage.READ and not found.seen):
        return waiting.wait(request, at, found)
    sight = _sight(found)
    reading = ReadForm(sight.shown, Country(at.council.country), request.POST or None)
    if request.method == "POST" and reading.is_valid():
        uploads.say_of_upload(found, reading.said())
        log_override(request, at, reading)
        if request.POST.get("do") != "take":
            return _read_anew(request, slug, found)
        sight = _sight(found)
    taking = _taking(request, found, sight.shown)
    if reading.is_valid() and done(
        request, taking, lambda: _take(request, found, sight, taking)
    ):
        return _taken(request, slug, found)
    return _looked(request, at, found, sight.shown, reading, taking)


@require_POST
@signed_in
def put_away(request: SignedIn, slug: str, upload: UUID) -> HttpResponse:
    """Forget a file that is not taken."""
    at = here(request, slug)
    uploads.put_away(waiting.upload_of(at, upload))
    messages.success(request, _("The file was put away. Nothing was taken."))
    return redirect("desk:figures", slug)


def own_sources(at: Here) -> list[Source]:
    """The sources the reader may deliver to."""
    if at.seat.why_not(Act.TAKE_DELIVERY):
        return []
    return [one for one in sources_of(at.council) if one.party == at.seat.party]


@dataclass(frozen=True, slots=True)
class _Sight:
    """A file as it is shown; `read` is what it says, where it was read for this very page."""

    shown: Glance
    read: Preview | None = None


def _sight(upload: Upload) -> _Sight:
    """A large file as the worker saw it; another one is read now."""
    if upload.seen:
        return _Sight(kept_glance(upload.seen))
    said = as_said(upload.columns) if upload.columns else None
    grids = reading_figures.grids_in(bytes(upload.content))
    read = reading_figures.preview(upload.source, grids, said, on=clock.today())
    return _Sight(reading_figures.glance(read), read)


def _read_anew(request: SignedIn, slug: str, upload: Upload) -> HttpResponse:
    """The page again; a large file goes to the worker first."""
    if upload.seen:
        pressed(
            request,
            lambda: large_files.have_it_read(upload, by=request.user, at=clock.now()),
        )
    return redirect("desk:look_at_figures", slug, upload.pk)


def _taking(request: SignedIn, upload: Upload, shown: Glance) -> TakeForm:
    take = request.method == "POST" and request.POST.get("do") == "take"
    initial = {
        "title": upload.name.rpartition(".")[0] or upload.name,
        "delivered": clock.today(),
        "openness": Openness.COUNCIL,
        # What was said when the worker could not take it.
        **large_files.said_in(upload),
    }
    contradicts = shown.weighed.contradicts
    return TakeForm(request.POST if take else None, initial=initial, contradicts=contradicts)


def _take(request: SignedIn, upload: Upload, sight: _Sight, form: TakeForm) -> None:
    """Take the file now, or have the worker take it."""
    wanted, by, at = form.wanted(), request.user, clock.now()
    if sight.read is None:
        large_files.have_it_taken(upload, wanted, by=by, at=at)
        return
    looked = look_through(bytes(upload.content), upload.name, on=at.date())
    arrived = large_files.arrived_as(wanted, looked, sight.read)
    deliveries.take_delivery(upload.source, arrived, by=by, at=at)
    uploads.put_away(upload)


def _taken(request: SignedIn, slug: str, upload: Upload) -> HttpResponse:
    """Where one goes next: to see how far the worker is, or that it is done."""
    if upload.seen:
        return redirect("desk:look_at_figures", slug, upload.pk)
    messages.success(request, _("The figures were taken."))
    return redirect("desk:figures", slug)


def _looked(
    request: SignedIn,
    at: Here,
    upload: Upload,
    shown: Glance,
    reading: ReadForm,
    taking: TakeForm,
) -> HttpResponse:
    refusal = deliveries.why_not_take(upload.source, shown.weighed, correction=_ASKED_BELOW)
    refusal = refusal or kept_refusal(upload.refused)
    country = Country(at.council.country)
    context = {
        "here": at,
        "tab": "figures",
        "upload": upload,
        "shown": shown,
        "remarks": presenters.remarks(shown, Unit(upload.source.unit)),
        "figures": presenters.understood(shown, country),
        "problems": [presenters.problem_in_words(one) for one in shown.wrong],
        "more_problems": shown.weighed.problems - len(shown.wrong),
        "changed": presenters.changed(shown, country),
        "why_not": say(refusal) if refusal else "",
        "reading": reading,
        "taking": taking,
    }
    return render(request, "desk/figures/look.html", context)
