"""The buttons of a picture: show, settle, take back, adopt, freeze, take a figure out."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import picture_parts, pictures
from samrad.actions.correcting_pictures import give_up_correction
from samrad.records.pictures.models import Picture
from samrad.web.desk.doing import pressed
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.pictures.finding import figure_called, part_called, picture_called
from samrad.web.kit import clock

_Act = Callable[[Picture], object]


@require_POST
@signed_in
def show_own(request: SignedIn, slug: str, year: int, number: int, part: UUID) -> HttpResponse:
    """Show the other party what one's own sees."""

    def act(found: Picture) -> None:
        picture_parts.show_own(part_called(found, part), by=request.user, at=clock.now())

    done = _("The other party sees it now.")
    return _do(request, (slug, year, number), act, done, anchor=f"#part-{part}")


@require_POST
@signed_in
def drop_figure(
    request: SignedIn, slug: str, year: int, number: int, figure: UUID
) -> HttpResponse:
    """Take a figure out."""

    def act(found: Picture) -> None:
        picture_parts.drop_figure(figure_called(found, figure), by=request.user, at=clock.now())

    return _do(request, (slug, year, number), act, _("The figure is out."))


@require_POST
@signed_in
def settle(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Nothing is open."""
    return _do(
        request,
        (slug, year, number),
        lambda found: pictures.settle_picture(found, by=request.user, at=clock.now()),
        _("The picture lies ready. Who can bind a party adopts it."),
    )


@require_POST
@signed_in
def reopen(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """A draft again."""
    return _do(
        request,
        (slug, year, number),
        lambda found: pictures.reopen_picture(found, by=request.user, at=clock.now()),
        _("The picture is a draft again."),
    )


@require_POST
@signed_in
def adopt(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Adopt the picture that was shown."""
    shown = request.POST.get("sha256", "")
    return _do(
        request,
        (slug, year, number),
        lambda found: pictures.adopt_picture(found, shown, by=request.user, at=clock.now()),
        _("Adopted for your party."),
    )


@require_POST
@signed_in
def freeze(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Freeze what both adopted."""

    def act(found: Picture) -> None:
        with translation.override(found.council.language):
            name = _("Situation picture for meeting %(name)s")
            ref = name % {"name": found.meeting.name}
        pictures.freeze_picture(found, ref, by=request.user, at=clock.now())

    done = _("Frozen. Nobody can change this picture any more.")
    return _do(request, (slug, year, number), act, done)


@require_POST
@signed_in
def give_up(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Give up a correction that was opened by mistake."""
    return _do(
        request,
        (slug, year, number),
        lambda found: give_up_correction(found, by=request.user, at=clock.now()),
        _("The correction is given up. The picture stands as it was frozen."),
    )


def _do(
    request: SignedIn, where: tuple[str, int, int], act: _Act, done: str, *, anchor: str = ""
) -> HttpResponse:
    slug, year, number = where
    found = picture_called(here(request, slug), year, number)
    pressed(request, lambda: act(found), done)
    answer = redirect("desk:picture", slug, year, number)
    answer["Location"] += anchor
    return answer
