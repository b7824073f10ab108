"""Making a picture public: each part is assessed, then exactly what residents see is shown."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions import picture_parts
from samrad.actions import publishing_pictures as acts
from samrad.actions.pictures import read_exempt_parts
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.openness.levels import Openness
from samrad.core.pictures.picture import Part
from samrad.records.pictures.models import Picture
from samrad.records.pictures.queries import published_of
from samrad.web.desk.doing import done
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.openness.assessing import AssessForm
from samrad.web.desk.overriding import log_override
from samrad.web.desk.pictures.finding import picture_called
from samrad.web.desk.pictures.forms import PublishPictureForm, ReasonForm
from samrad.web.desk.pictures.views import around
from samrad.web.desk.signing_in.lately import lately, written
from samrad.web.kit import clock
from samrad.web.kit.phrases import say
from samrad.web.kit.public_pictures import hidden_number, public_parts, said_in_words


@signed_in
@lately
def publish(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """What residents will read, and the button that lets them; first, what is not assessed."""
    at = here(request, slug)
    picture = picture_called(at, year, number)
    found = _to_publish(at, picture)
    if any(part.marking.openness is Openness.COUNCIL for part in _to_assess(found)):
        return redirect("desk:assess_picture", slug, year, number)
    figures = {one.id: one for one in found.protected.figures}
    parts = public_parts(found.public, figures)
    form = PublishPictureForm(parts, written(request))
    act = partial(acts.publish_picture, picture, by=request.user, at=clock.now())
    if done(request, form, act):
        log_override(request, at, form)
        messages.success(request, _("Published. Residents can read the picture now."))
        return redirect("desk:picture", slug, year, number)
    context = {
        **around(at, picture),
        "form": form,
        "parts": parts,
        "published": published_of(picture),
        **_not_shown(found),
    }
    return render(request, "desk/pictures/publish.html", context)


def _not_shown(found: acts.PictureToPublish) -> dict[str, object]:
    """What residents are not shown, and why not all of it may go out, if so."""
    refusal = found.why_not(on=clock.today())
    return {
        "why_not": say(refusal) if refusal else "",
        "hidden": [hidden_number(one) for one in found.hidden],
        "in_words": said_in_words(found.public, found.hidden),
    }


@signed_in
@lately
def assess(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Say of each part whether it is open."""
    at = here(request, slug)
    picture = picture_called(at, year, number)
    found = _to_publish(at, picture)
    country = Country(at.council.country)
    form = AssessForm(_to_assess(found), country, clock.today(), written(request))
    if form.is_bound and form.is_valid() and _assessed(request, picture, form):
        log_override(request, at, form)
        return redirect("desk:publish_picture", slug, year, number)
    grounds = {part.marking.ground for part in form.parts if part.marking.ground}
    read_exempt_parts(picture, sorted(grounds), by=request.user, at=clock.now())
    return render(request, "desk/pictures/assess.html", {**around(at, picture), "form": form})


@signed_in
@lately
def withdraw(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Take the public version back."""
    at = here(request, slug)
    picture = picture_called(at, year, number)
    form = ReasonForm(written(request))
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["reason"]
        try:
            acts.withdraw_picture(picture, why, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            return redirect("desk:picture", slug, year, number)
    said = _("Residents can no longer read it. Whoever has saved a copy still has it.")
    heading = _("Take the public version back")
    context = {**around(at, picture), "form": form, "heading": heading, "said": said}
    return render(request, "desk/pictures/form.html", context)


def _to_publish(at: Here, picture: Picture) -> acts.PictureToPublish:
    found = acts.picture_to_publish(picture, on=clock.today())
    if found is None or at.seat.why_not(Act.PUBLISH_PICTURE):
        raise Http404
    return found


def _to_assess(found: acts.PictureToPublish) -> list[Part]:
    return [part for part in found.picture.parts if part.says_something]


def _assessed(request: SignedIn, picture: Picture, form: AssessForm[Part]) -> bool:
    reason = form.cleaned_data["reason"]
    told = {"reason": reason, "by": request.user, "at": clock.now()}
    try:
        picture_parts.mark_parts(picture, form.changed(), **told)
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    return True
