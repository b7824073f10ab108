"""A guest begins a matter: the page on which she writes it."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions.guest_matters import raise_matter
from samrad.records.basics.context import as_person
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.shown import chances_to_raise
from samrad.web.desk.doing import done
from samrad.web.desk.here import SignedIn
from samrad.web.desk.matters.forms import WordsForm
from samrad.web.kit import clock
from samrad.web.kit.coming import sees_councils


@login_required
def begin(request: HttpRequest, council: UUID) -> HttpResponse:
    """Take what a guest wants the council to treat."""
    if not sees_councils(request):
        return redirect("my_sign_in")
    signed = cast("SignedIn", request)
    with as_person(signed.user.id):
        chance = next((one for one in chances_to_raise() if one.council == council), None)
    if chance is None:
        raise Http404
    form = WordsForm(request.POST or None)
    made: list[Matter] = []
    if done(request, form, lambda: made.append(_raised(signed, council, form))):
        messages.success(request, _("The council has it now. The answer comes on this page."))
        return redirect("shown_matter", made[0].pk)
    return render(request, "desk/visitors/raise.html", {"chance": chance, "form": form})


def _raised(request: SignedIn, council: UUID, form: WordsForm) -> Matter:
    override = form.override
    return raise_matter(
        council,
        form.words(),
        kept=override.counts if override else None,
        reason=override.reason if override else "",
        by=request.user,
        at=clock.now(),
    )
