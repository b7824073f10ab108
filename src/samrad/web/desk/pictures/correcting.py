"""Opening a frozen picture to correct it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions.correcting_pictures import correct_picture
from samrad.web.desk.doing import done
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.desk.pictures.finding import picture_called
from samrad.web.desk.pictures.forms import CorrectForm
from samrad.web.desk.pictures.views import around
from samrad.web.kit import clock


@signed_in
def correct(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Open a frozen picture to correct it."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    form = CorrectForm(request.POST or None, initial={"as_of": found.as_of})

    def act() -> None:
        said = form.cleaned_data
        correct_picture(found, said["reason"], said["as_of"], by=request.user, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:picture", slug, year, number)
    said = _("What was frozen stays as it is. A new version is written, and both parties "
             "adopt it.")  # fmt: skip
    context = {**around(at, found), "form": form, "heading": _("Correct the picture")}
    return render(request, "desk/pictures/form.html", {**context, "said": said})
