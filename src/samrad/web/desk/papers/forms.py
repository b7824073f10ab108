"""Forms for papers: what is brought, how open it is, releases, guests."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.actions.looking import look_again
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.kinds import RaisedBy
from samrad.core.openness.grounds import grounds_of
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.looked import Seen
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.core.people.guests import Guesting
from samrad.records.papers.models import Paper
from samrad.web.kit import clock
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import (
    basis_word,
    detail_word,
    ground_words,
    openness_word,
    raised_by_word,
    say,
)

_RAISERS = (RaisedBy.GUEST, RaisedBy.COORDINATING_LEVEL)


class MarkForm(Guarded):
    """How open a paper is."""

    openness = forms.ChoiceField(label=_("How open is it?"))
    ground = forms.ChoiceField(
        label=_("On which ground is it exempt?"),
        help_text=_("Only for what is exempt."),
        required=False,
    )
    review = Day(
        label=_("When is the exemption looked at again?"),
        help_text=_("Only for what is exempt; at the latest in two years."),
        required=False,
    )
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )

    def __init__(
        self, country: Country, on: date, *args: Any, paper: Paper | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper
        offer(self, "openness", [(one.value, openness_word(one)) for one in Openness])
        grounds = [(one.key, ground_words(one)) for one in grounds_of(country, on=on)]
        offer(self, "ground", [("", _("not exempt")), *grounds])

    def seen_in(self, data: Mapping[str, Any]) -> Iterator[tuple[str, Seen]]:
        """Also the paper there is, when it is to be opened."""
        yield from super().seen_in(data)
        if self.paper is not None and self.opens(data):
            try:
                yield "openness", look_again(self.paper, on=clock.today())
            except Refused as refused:
                self.add_error("openness", say(refused.refusal))

    def opens(self, data: Mapping[str, Any]) -> bool:
        """Whether it is marked as open to everyone."""
        return data.get("openness") == Openness.OPEN

    def marking(self) -> Marking:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return Marking(Openness(data["openness"]), data["ground"], data["review"])


class BringForm(MarkForm):
    """A paper somebody brings."""

    title = forms.CharField(label=_("What is it?"), max_length=200)
    file = forms.FileField(
        label=_("The file"),
        help_text=_("PDF, Word, Excel, text or a picture, at most 20 MB."),
        allow_empty_file=True,
    )
    figures = forms.BooleanField(
        label=_("These are figures of the police"),
        help_text=_("Only the police see them until the police release them."),
        required=False,
    )
    field_order = ("title", "file", "figures", "openness", "ground", "review")

    def __init__(
        self, country: Country, on: date, *args: Any, may_figures: bool, **kwargs: Any
    ) -> None:
        super().__init__(country, on, *args, **kwargs)
        del self.fields["reason"]
        if not may_figures:
            del self.fields["figures"]


class ReleaseForm(forms.Form):
    """What the police say when they release figures."""

    basis = forms.ChoiceField(label=_("On which legal basis?"))
    detail = forms.ChoiceField(label=_("How fine are the figures?"))
    public = forms.BooleanField(
        label=_("They may be shown outside the council"), required=False
    )
    until = Day(
        label=_("Released until"), help_text=_("Empty means without end."), required=False
    )

    def __init__(self, country: Country, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [one for one in Basis if one.startswith(country.lower() + ".")]
        offer(self, "basis", [(one.value, basis_word(one)) for one in own])
        offer(self, "detail", [(one.value, detail_word(one)) for one in Detail])

    def release(self) -> Release:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return Release(
            Basis(data["basis"]),
            Detail(data["detail"]),
            public=data["public"],
            until=data["until"],
        )


class GuestForm(forms.Form):
    """Whom to show a paper, and until when."""

    email = forms.EmailField(
        label=_("E-mail address of the guest"),
        help_text=_("Their own address. They sign in with it."),
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    workplace = forms.CharField(
        label=_("Where do they work?"),
        help_text=_("A school, a business, a youth council."),
        max_length=200,
    )
    until = Day(label=_("Shown until"), help_text=_("At most three months."))

    def guest(self) -> Guesting:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return Guesting(data["email"], data["name"], data["workplace"], data["until"])


class RaiserForm(GuestForm):
    """Who is to raise matters, as what, and until when."""

    raises = forms.ChoiceField(label=_("As what do they raise matters?"))
    field_order = ("raises",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "raises", [(one.value, raised_by_word(one)) for one in _RAISERS])
        self.fields["until"].label = _("They raise matters until")
        self.fields["until"].help_text = _("At most a year.")

    def raised_by(self) -> RaisedBy:
        """As what. Call only when the form is valid."""
        return RaisedBy(self.cleaned_data["raises"])
