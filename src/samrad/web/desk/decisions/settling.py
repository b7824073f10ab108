"""Saying what follows from a decision of which nobody has said it yet."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions import measures
from samrad.actions.reading import note_decisions_read
from samrad.core.basics.refusals import Refused
from samrad.records.councils.queries import members
from samrad.records.meetings.decisions import decision_called, decision_told
from samrad.records.meetings.models import Paragraph
from samrad.web.desk.decisions.forms import BecauseForm, PromiseForm
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@signed_in
def settle(request: SignedIn, slug: str, decision: UUID) -> HttpResponse:
    """A measure that follows from a decision, or why none has to."""
    at = here(request, slug)
    found = decision_called(at.council, decision)
    if found is None:
        raise Http404
    none, seats = "because" in request.POST, members(at.council, on=clock.today())
    promise = PromiseForm(seats, None if none else request.POST or None, auto_id="promise_%s")
    because = BecauseForm(request.POST if none else None, auto_id="none_%s")
    sent = because if none else promise
    if request.method == "POST" and sent.is_valid() and _settled(request, found, sent):
        log_override(request, at, sent)
        messages.success(request, _("Kept."))
        return redirect("desk:decisions", slug)
    told = decision_told(found)
    note_decisions_read([told], at.seat, at=clock.now())
    context = {"here": at, "tab": "decisions", "decision": told}
    context |= {"promise": promise, "because": because}
    return render(request, "desk/decisions/settle.html", context)


def _settled(request: SignedIn, found: Paragraph, form: forms.Form) -> bool:
    who: dict[str, Any] = {"by": request.user, "at": clock.now()}
    try:
        if isinstance(form, PromiseForm):
            measures.promise_measure(found, form.promised(), **who)
        else:
            measures.need_nothing(found, form.cleaned_data["because"], **who)
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    return True
