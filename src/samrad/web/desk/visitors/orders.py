"""What a guest's unit is asked, and the guest's answer to it."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions.order_answers import guest_answers
from samrad.core.basics.refusals import Refused
from samrad.core.orders.asking import Form
from samrad.core.orders.stages import OrderStage
from samrad.records.basics.context import as_person
from samrad.records.orders.models import Unit
from samrad.records.orders.queries import answers_by_unit, units_shown_to_me
from samrad.web.desk.here import SignedIn
from samrad.web.desk.orders.forms import AnswerFields
from samrad.web.desk.orders.presenters import unit_rows
from samrad.web.kit import clock
from samrad.web.kit.coming import sees_councils
from samrad.web.kit.phrases import say


@login_required
def question(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Show a guest what their unit is asked, and take what they answer."""
    if not sees_councils(request):
        return redirect("my_sign_in")
    signed = cast("SignedIn", request)
    with as_person(signed.user.id):
        asked = Unit.objects.filter(pk=unit, guest=True).select_related("order").first()
        form = _form(request, asked) if asked else None
    if form is not None and form.is_valid() and _answered(signed, unit, form):
        messages.success(request, _("The council has the answer now."))
        return redirect("shown_question", unit)
    with as_person(signed.user.id):
        return _page(signed, unit, form)


def _form(request: HttpRequest, unit: Unit) -> AnswerFields | None:
    if unit.order.stage != OrderStage.ASKED:
        return None
    return AnswerFields(request.POST or None, asked=Form(unit.order.form))


def _answered(request: SignedIn, unit: UUID, form: AnswerFields) -> bool:
    override = form.override
    kept = override.counts if override else None
    reason = override.reason if override else ""
    by, at = request.user, clock.now()
    try:
        guest_answers(unit, form.answer(), kept=kept, reason=reason, by=by, at=at)
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    return True


def _page(request: SignedIn, unit: UUID, form: AnswerFields | None) -> HttpResponse:
    shown = next((one for one in units_shown_to_me() if one.unit == unit), None)
    if shown is None:
        raise Http404
    found = Unit.objects.select_related("order").get(pk=unit)
    answers = answers_by_unit([found])
    (row,) = unit_rows(found.order, [found], answers, on=clock.today())
    context = {"shown": shown, "row": row, "order": found.order, "form": form}
    return render(request, "desk/visitors/question.html", context)
