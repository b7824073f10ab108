"""Asking for knowledge: the order, guests who answer, and its end."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import orders as acts
from samrad.core.duties.topics_asked import areas_on, topics_on
from samrad.core.orders.asking import Form
from samrad.core.orders.stages import OrderStage
from samrad.core.people.guests import LONGEST
from samrad.records.councils.queries import members
from samrad.records.invitations.models import Invitation
from samrad.records.invitations.queries import invited_for
from samrad.records.orders.models import Order
from samrad.records.orders.queries import guests_of, units_of
from samrad.records.papers.models import Guest
from samrad.web.desk.doing import done, pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.members.inviting import on_its_way
from samrad.web.desk.orders.forms import AskForm, WithdrawForm
from samrad.web.desk.orders.views import order_of
from samrad.web.desk.overriding import log_override
from samrad.web.desk.papers.forms import GuestForm
from samrad.web.desk.papers.guesting import end_showing
from samrad.web.desk.signing_in.lately import lately, written
from samrad.web.kit import clock

# How long a unit usually gets, and how long a guest can still answer afterwards.
_WEEKS, _AFTER = timedelta(weeks=3), timedelta(weeks=2)


@signed_in
def ask(request: SignedIn, slug: str) -> HttpResponse:
    """Ask units for knowledge."""
    at = here(request, slug)
    today = clock.today()
    first = {"due": today + _WEEKS, "form": Form.EITHER}
    seats = members(at.council, on=today)
    form = AskForm(seats, _focuses(at), request.POST or None, initial=first)
    made: list[Order] = []

    def act() -> None:
        question, asked = form.question(), form.asked()
        by, now = request.user, clock.now()
        made.append(acts.order_knowledge(at.council, question, asked, by=by, at=now))

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:order", slug, made[0].id)
    return filled(request, at, form, _("Order knowledge"), submit=_("Ask"))


@signed_in
@lately
def ask_guest(request: SignedIn, slug: str, order: UUID) -> HttpResponse:
    """Ask somebody without a seat."""
    at = here(request, slug)
    found = order_of(at, order)
    today = clock.today()
    until = max(today, min(found.due + _AFTER, today + LONGEST))
    form = GuestForm(written(request), initial={"until": until})
    made: list[Invitation] = []

    def act() -> None:
        made.append(acts.ask_guest(found, form.guest(), by=request.user, at=clock.now()))

    if done(request, form, act):
        return on_its_way(request, at, made[0])
    heading = _("Ask a guest: %(title)s") % {"title": found.title}
    return filled(request, at, form, heading, submit=_("Invite"))


@require_POST
@signed_in
def withdraw_guest(request: SignedIn, slug: str, order: UUID, guest: UUID) -> HttpResponse:
    """Show a guest the question no longer, or end an invitation to it."""
    units = units_of([order_of(here(request, slug), order)])[order]
    found: list[Guest | Invitation] = [*guests_of(units), *invited_for(units)]
    there = {one.id: one for one in found}
    if guest not in there:
        raise Http404
    end_showing(request, there[guest])
    return redirect("desk:order", slug, order)


@require_POST
@signed_in
def close(request: SignedIn, slug: str, order: UUID) -> HttpResponse:
    """Close an order: the council has what it needs."""
    found = order_of(here(request, slug), order)
    pressed(
        request,
        lambda: acts.end_order(found, OrderStage.CLOSED, by=request.user, at=clock.now()),
    )
    return redirect("desk:order", slug, order)


@require_POST
@signed_in
def again(request: SignedIn, slug: str, order: UUID) -> HttpResponse:
    """Let a closed order be answered again."""
    found = order_of(here(request, slug), order)
    pressed(request, lambda: acts.ask_again(found, by=request.user, at=clock.now()))
    return redirect("desk:order", slug, order)


@signed_in
def withdraw(request: SignedIn, slug: str, order: UUID) -> HttpResponse:
    """Take an order back, for a reason."""
    at = here(request, slug)
    found = order_of(at, order)
    form = WithdrawForm(request.POST or None)

    def act() -> None:
        why, by, now = form.cleaned_data["why"], request.user, clock.now()
        acts.end_order(found, OrderStage.WITHDRAWN, why=why, by=by, at=now)

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:order", slug, order)
    heading = _("Take back: %(title)s") % {"title": found.title}
    return filled(request, at, form, heading, submit=_("Take it back"))


def filled(
    request: SignedIn, at: Here, form: object, heading: str, *, submit: str
) -> HttpResponse:
    """The page of a form of the orders."""
    context = {"here": at, "tab": "orders", "form": form, "heading": heading, "submit": submit}
    return render(request, "desk/orders/form.html", context)


def _focuses(at: Here) -> tuple[str, ...]:
    """The topics and focus areas of the agreement today. Three queries."""
    known, today = at.partnership(), clock.today()
    topics = topics_on(today, known.clauses, known.norms)
    return tuple(dict.fromkeys((*topics, *areas_on(today, known.clauses))))
