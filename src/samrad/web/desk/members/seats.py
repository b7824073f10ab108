"""One seat: its last day, whether who has it leads, and its place among the deputies."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from samrad.actions import seats as acts
from samrad.actions.offices import choose_chair
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.people.parties import Party
from samrad.core.people.roles import LEADING_IF_SAID
from samrad.records.councils.models import Council, Seat
from samrad.web.desk.doing import pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.signing_in.lately import lately, written
from samrad.web.kit import clock
from samrad.web.kit.days import Day
from samrad.web.kit.phrases import say


class MandateForm(forms.Form):
    """The last day of a seat."""

    until = Day(
        label=gettext_lazy("The last day"),
        help_text=gettext_lazy(
            "Empty: without end. Yesterday shuts the person out of the council at once."
        ),
        required=False,
    )


class PlaceForm(forms.Form):
    """The number a deputy is to have; sent by a button."""

    to = forms.IntegerField(min_value=1)


class ChairForm(forms.Form):
    """Whom the council chose to chair."""

    seat = forms.ModelChoiceField(Seat.objects.none())

    def __init__(self, council: Council, *args: Any) -> None:
        super().__init__(*args)
        seats = self.fields["seat"]
        assert isinstance(seats, forms.ModelChoiceField)  # noqa: S101 -- declared above
        seats.queryset = Seat.objects.filter(council=council)


@signed_in
@lately
def seat(request: SignedIn, slug: str, seat: UUID) -> HttpResponse:
    """Show one seat of the own party, and let it last longer or end."""
    at = here(request, slug)
    found = _seat(at, seat)
    form = MandateForm(written(request), initial={"until": found.until})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        try:
            acts.change_mandate(found, until, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:members", slug)
    return render(request, "desk/members/seat.html", _page(at, found, form))


@require_POST
@signed_in
def lead(request: SignedIn, slug: str, seat: UUID) -> HttpResponse:
    """Say that who has the seat is in a leading position, or is not."""
    at = here(request, slug)
    found, leading = _seat(at, seat), "leading" in request.POST
    pressed(
        request,
        lambda: acts.say_leading(found, leading=leading, by=request.user, at=clock.now()),
        _("Kept."),
    )
    return redirect("desk:seat", slug, seat)


@require_POST
@signed_in
def place(request: SignedIn, slug: str, seat: UUID) -> HttpResponse:
    """Move a deputy up or down; the page comes back to where it was."""
    at = here(request, slug)
    found, form = _seat(at, seat), PlaceForm(request.POST)
    if form.is_valid():
        try:
            acts.place_deputy(found, form.cleaned_data["to"], by=request.user, at=clock.now())
        except Refused as refused:
            messages.error(request, say(refused.refusal))
    return redirect(f"{reverse('desk:members', args=[slug])}#seat-{seat}")


@require_POST
@signed_in
def choose(request: SignedIn, slug: str) -> HttpResponse:
    """Note whom the council chose to chair."""
    at = here(request, slug)
    form = ChairForm(at.council, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of them."))
        return redirect("desk:members", slug)
    pressed(
        request,
        lambda: choose_chair(form.cleaned_data["seat"], by=request.user, at=clock.now()),
        _("Kept."),
    )
    return redirect("desk:members", slug)


def _seat(at: Here, which: UUID) -> Seat:
    rows = Seat.objects.select_related("person__organisation")
    return get_object_or_404(rows, pk=which, council=at.council)


def _page(at: Here, found: Seat, form: MandateForm) -> dict[str, Any]:
    why_not = _why_not(at, found)
    return {
        "here": at,
        "tab": "members",
        "seat": found,
        "form": None if why_not else form,
        "why_not": say(why_not) if why_not else "",
        "leading_is_said": not why_not and found.role in LEADING_IF_SAID,
    }


def _why_not(at: Here, found: Seat) -> Refusal | None:
    """Why the reader changes nothing here, in the words the acts would say it with."""
    if found.party != at.seat.party:
        return Refusal("seat.other_partys", {"party": Party(found.party)})
    if found.until is not None and found.until < clock.today():
        return Refusal("seat.over", {"until": found.until})
    return at.seat.why_not(Act.CHANGE_MANDATE)
