"""Writing in a picture: beginning it, one's own view, differences, statements, figures."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions import picture_parts, pictures
from samrad.core.basics.countries import Country
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.queries import meetings_of
from samrad.records.pictures.models import Picture
from samrad.records.pictures.queries import own_drafts, pictures_of
from samrad.web.desk.doing import done
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.desk.pictures.choosing import FigureForm, SeriesForm, offered
from samrad.web.desk.pictures.finding import difference_called, part_called, picture_called
from samrad.web.desk.pictures.forms import BeginForm, StateForm, TextForm
from samrad.web.desk.pictures.views import around
from samrad.web.kit import clock
from samrad.web.kit.phrases.pictures import part_word


@signed_in
def begin(request: SignedIn, slug: str) -> HttpResponse:
    """Begin a picture for a meeting."""
    at = here(request, slug)
    meetings = _without_picture(at)
    first = {"as_of": clock.today(), "meeting": str(meetings[-1].id) if meetings else ""}
    form = BeginForm(meetings, request.POST or None, initial=first)

    def act() -> None:
        meeting = _chosen(form, meetings)
        meeting.council = at.council
        as_of = form.cleaned_data["as_of"]
        pictures.begin_picture(meeting, as_of, by=request.user, at=clock.now())

    if done(request, form, act):
        meeting = _chosen(form, meetings)
        return redirect("desk:picture", slug, meeting.year, meeting.number)
    context = {"here": at, "tab": "pictures", "form": form, "meetings": meetings}
    return render(request, "desk/pictures/begin.html", context)


@signed_in
def write_own(request: SignedIn, slug: str, year: int, number: int, part: UUID) -> HttpResponse:
    """Write what one's own party sees."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    about = part_called(found, part)
    draft = own_drafts(found, at.seat.party).get(about.id)
    now = {"text": draft.text if draft else ""}
    form = TextForm(_("What does your party see?"), request.POST or None, initial=now)

    def act() -> None:
        text = form.cleaned_data["text"]
        picture_parts.write_own(about, text, by=request.user, at=clock.now())

    said = _("Only your party sees it until you show it. What was shown before is hidden "
             "again until then.")  # fmt: skip
    return _asked(request, at, found, form, part_word(about.area or about.kind), act, said=said)


@signed_in
def state(request: SignedIn, slug: str, year: int, number: int, part: UUID) -> HttpResponse:
    """Write what both parties state."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    about = part_called(found, part)
    form = StateForm(about, request.POST or None)

    def act() -> None:
        picture_parts_said = form.statement()
        pictures.state_jointly(about, picture_parts_said, by=request.user, at=clock.now())

    return _asked(request, at, found, form, part_word(about.area or about.kind), act)


@signed_in
def note_difference(
    request: SignedIn, slug: str, year: int, number: int, part: UUID
) -> HttpResponse:
    """Note something the parties see differently."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    about = part_called(found, part)
    form = TextForm(_("What do the two parties see differently?"), request.POST or None)

    def act() -> None:
        text = form.cleaned_data["text"]
        picture_parts.note_difference(about, text, by=request.user, at=clock.now())

    return _asked(request, at, found, form, part_word(about.area or about.kind), act)


@signed_in
def settle_difference(
    request: SignedIn, slug: str, year: int, number: int, difference: UUID
) -> HttpResponse:
    """Say how a difference was settled."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    about = difference_called(found, difference)
    form = TextForm(_("How was it settled?"), request.POST or None)

    def act() -> None:
        how = form.cleaned_data["text"]
        picture_parts.settle_difference(about, how, by=request.user, at=clock.now())

    said = _("Perhaps that both views stand, and why.")
    heading = _("A difference")
    return _asked(request, at, found, form, heading, act, said=said, quoted=about.text)


@signed_in
def choose_figure(
    request: SignedIn, slug: str, year: int, number: int, part: UUID
) -> HttpResponse:
    """Choose a series, then a period of it and what it is held against."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    about = part_called(found, part)
    series = offered(at.council, as_of=found.as_of)
    asked = request.POST.get("series") or request.GET.get("series", "")
    chosen = next((one for one in series if one.key == asked), None)
    if chosen is None:
        form = SeriesForm(series, Country(at.council.country))
        context = {**around(at, found), "form": form, "part": about, "series": series}
        return render(request, "desk/pictures/choose.html", context)
    period = FigureForm(chosen, request.POST or None)

    def act() -> None:
        new = period.new_figure()
        picture_parts.choose_figure(about, new, by=request.user, at=clock.now())

    return _asked(request, at, found, period, chosen.series.label, act)


def _chosen(form: BeginForm, meetings: list[Meeting]) -> Meeting:
    return next(one for one in meetings if str(one.id) == form.cleaned_data["meeting"])


def _without_picture(at: Here) -> list[Meeting]:
    """The meetings a picture can be begun for, the earliest last."""
    taken = {one.meeting_id for one in pictures_of(at.council)}
    return [
        one
        for one in meetings_of(at.council)
        if one.id not in taken and one.stage != "cancelled"
    ]


def _asked(  # noqa: PLR0913 -- what one page is: where, what is asked, and what is said around it
    request: SignedIn,
    at: Here,
    found: Picture,
    form: forms.Form,
    heading: str,
    act: Callable[[], None],
    *,
    said: str = "",
    quoted: str = "",
) -> HttpResponse:
    """The form, until it is filled in and what it asks for is done."""
    if done(request, form, act):
        log_override(request, at, form)
        meeting = found.meeting
        return redirect("desk:picture", at.council.slug, meeting.year, meeting.number)
    context = {
        **around(at, found),
        "form": form,
        "heading": heading,
        "said": said,
        "quoted": quoted,
    }
    return render(request, "desk/pictures/form.html", context)
