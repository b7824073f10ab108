"""One matter as a guest is shown it: what it is about, its papers, and the answer."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions.guest_matters import guest_writes, may_write
from samrad.core.basics.refusals import Refused
from samrad.records.basics.context import as_person
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.reading_matters import (
    decisions_shown,
    matters_shown_to_me,
    papers_with,
)
from samrad.web.desk.here import SignedIn
from samrad.web.desk.matters.forms import WordsForm
from samrad.web.desk.matters.presenters import matter_row
from samrad.web.kit import clock
from samrad.web.kit.coming import sees_councils
from samrad.web.kit.phrases import say


@login_required
def matter(request: HttpRequest, matter: UUID) -> HttpResponse:
    """Show a guest the matter she is invited to, and take what she writes."""
    if not sees_councils(request):
        return redirect("my_sign_in")
    signed = cast("SignedIn", request)
    form = WordsForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and _wrote(signed, matter, form):
        messages.success(request, _("The council has it now. The answer comes on this page."))
        return redirect("shown_matter", matter)
    with as_person(signed.user.id):
        return _page(signed, matter, form)


def _wrote(request: SignedIn, matter: UUID, form: WordsForm) -> bool:
    override = form.override
    kept = override.counts if override else None
    reason = override.reason if override else ""
    by, at = request.user, clock.now()
    try:
        guest_writes(matter, form.words(), kept=kept, reason=reason, by=by, at=at)
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    return True


def _page(request: SignedIn, matter: UUID, form: WordsForm | None) -> HttpResponse:
    shown = next((one for one in matters_shown_to_me() if one.matter == matter), None)
    if shown is None:
        raise Http404
    found = Matter.objects.get(pk=matter)
    if form is None and may_write(found):
        words = {name: getattr(found, name) for name in ("title", "background", "outcome")}
        form = WordsForm(initial=words)
    context = {
        "shown": shown,
        "row": matter_row(found, decisions_shown(found), for_guest=True),
        "papers": papers_with([found])[found.pk],
        "form": form,
    }
    return render(request, "desk/visitors/matter.html", context)
