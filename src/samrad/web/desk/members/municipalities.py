"""Which municipalities take part: one joins later, one leaves, each with its day."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.actions.municipalities import let_leave, take_in
from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import find_municipality, municipality_of
from samrad.core.basics.places.municipality import Municipality
from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party
from samrad.records.councils.models import CouncilParty
from samrad.records.councils.queries import taking_part, took_part
from samrad.web.desk.doing import done
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.phrases import say


class JoinForm(forms.Form):
    """Which municipality joins, and when."""

    name = forms.CharField(
        label=gettext_lazy("Municipality"),
        help_text=gettext_lazy("Its name, or its number."),
        max_length=100,
    )
    since = Day(label=gettext_lazy("From"))

    def __init__(self, country: Country, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country = country

    def clean_name(self) -> Municipality:
        """The municipality that is meant."""
        found = _meant(self.cleaned_data["name"].strip(), self.country)
        if isinstance(found, Refusal):
            raise forms.ValidationError(say(found))
        return found


class LeaveForm(forms.Form):
    """Which municipality leaves, and when."""

    part = forms.TypedChoiceField(label=gettext_lazy("Municipality"), coerce=UUID)
    until = Day(label=gettext_lazy("Until and with"))

    def __init__(self, parts: Iterable[CouncilParty], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(part.pk), part.organisation.name) for part in parts]
        offer(self, "part", [("", gettext_lazy("Choose")), *named])


@signed_in
def municipalities(request: SignedIn, slug: str) -> HttpResponse:
    """Who takes part, and the form with which one more does."""
    at = here(request, slug)
    form = JoinForm(Country(at.council.country), request.POST or None)

    def act() -> None:
        name, since = form.cleaned_data["name"], form.cleaned_data["since"]
        take_in(at.council, name, since=since, by=request.user, at=clock.now())

    if done(request, form, act):
        messages.success(request, _("Kept."))
        return redirect("desk:municipalities", slug)
    return _page(request, at, "desk/members/municipalities.html", form)


@signed_in
def leave(request: SignedIn, slug: str) -> HttpResponse:
    """Let one leave."""
    at = here(request, slug)
    form = LeaveForm(_parts(at), request.POST or None)

    def act() -> None:
        part, until = form.cleaned_data["part"], form.cleaned_data["until"]
        let_leave(at.council, part, until=until, by=request.user, at=clock.now())

    if done(request, form, act):
        messages.success(request, _("Kept."))
        return redirect("desk:municipalities", slug)
    return _page(request, at, "desk/members/municipality_leaves.html", form)


def _page(request: SignedIn, at: Here, template: str, form: forms.Form) -> HttpResponse:
    parts, earlier = _parts(at), _named(took_part(at.council, on=clock.today()))
    context = {"here": at, "tab": "members", "form": form, "parts": parts, "earlier": earlier}
    return render(request, template, context)


def _parts(at: Here) -> QuerySet[CouncilParty]:
    return _named(taking_part(at.council, on=clock.today()))


def _named(parts: QuerySet[CouncilParty]) -> QuerySet[CouncilParty]:
    rows = parts.filter(party=Party.MUNICIPALITY).select_related("organisation")
    return rows.order_by("organisation__name", "until")


def _meant(text: str, country: Country) -> Municipality | Refusal:
    if text.isdigit():
        return municipality_of(country, text)
    found = find_municipality(text, country=country)
    if isinstance(found, Refusal):
        return found
    return found[0] if len(found) == 1 else Refusal("council.several_called_so")
