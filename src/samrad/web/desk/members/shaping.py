"""What kind of council it is and what it acts as: shown, and said anew."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.actions.councils import shape_council
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.people.bodies import BODIES_OF, Body, CouncilKind
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council
from samrad.records.councils.queries import neighbours
from samrad.records.councils.sitting import Sitting
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.choices import offer
from samrad.web.kit.phrases import (
    bodies_in_words,
    body_word,
    council_in_words,
    council_kind_word,
    say,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the page says of the council itself.

    `neighbours` are other councils of its municipalities that the reader has a seat in.
    """

    kind: str
    bodies: str
    neighbours: list[Council]


class ShapeForm(forms.Form):
    """The kind of council, and every body it acts as."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind of council is it?"))
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("What does it act as?"),
        help_text=gettext_lazy("The same people can be several bodies, in one meeting."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, country: Country, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(one.value, council_kind_word(one)) for one in CouncilKind])
        bodies = self.fields["bodies"]
        assert isinstance(bodies, forms.MultipleChoiceField)  # noqa: S101 -- declared above
        bodies.choices = [(one.value, body_word(one)) for one in BODIES_OF[country]]


def shape_of(at: Here, sitting: Sitting) -> Shape:
    """The council in words. One query, where it has several municipalities."""
    municipalities = sitting.organisations[Party.MUNICIPALITY]
    kind = CouncilKind(at.council.kind)
    return Shape(
        council_in_words(kind, municipalities),
        bodies_in_words([Body(one) for one in at.council.bodies]),
        [] if kind is CouncilKind.LOCAL else neighbours(at.council),
    )


@signed_in
def shape(request: SignedIn, slug: str) -> HttpResponse:
    """Say what kind of council it is, and what it acts as."""
    at = here(request, slug)
    initial = {"kind": at.council.kind, "bodies": at.council.bodies}
    form = ShapeForm(Country(at.council.country), request.POST or None, initial=initial)
    if form.is_valid():
        kind = CouncilKind(form.cleaned_data["kind"])
        bodies = [Body(one) for one in form.cleaned_data["bodies"]]
        try:
            shape_council(at.council, kind, bodies, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:members", slug)
    return render(
        request, "desk/members/shape.html", {"here": at, "tab": "members", "form": form}
    )
