"""The form in which parts of minutes or of a picture are assessed before they are public."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal
from samrad.core.openness.grounds import grounds_of
from samrad.core.openness.levels import Marking, Openness
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import ground_words, openness_word, say


class Assessed(Protocol):
    """What is assessed: which it is, and how open it is now."""

    @property
    def id(self) -> UUID:
        """Which."""

    @property
    def marking(self) -> Marking:
        """How open it is now."""


_P = TypeVar("_P", bound=Assessed)


class AssessForm(Guarded, Generic[_P]):
    """Of each part: open to everyone, or exempt on a ground until somebody looks again.

    One reason stands for all that is changed at once.
    """

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("One reason for all you change here. It stays with the council."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(
        self, parts: Sequence[_P], country: Country, on: date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        grounds = [(one.key, ground_words(one)) for one in grounds_of(country, on=on)]
        choices = [("", _("Choose")), ("open", openness_word(Openness.OPEN)), *grounds]
        for part in parts:
            self._offer(part, choices, on)

    def _offer(self, part: _P, choices: list[Any], on: date) -> None:
        marking, how = part.marking, f"how-{part.id}"
        now = "open" if marking.openness is Openness.OPEN else marking.ground
        self.fields[how] = forms.ChoiceField(label=_("How open is it?"), initial=now)
        offer(self, how, choices)
        self.fields[f"review-{part.id}"] = Day(
            label=_("If exempt: looked at again by"),
            initial=marking.review or on + timedelta(days=365),
            required=False,
        )

    def asked(self) -> Iterator[tuple[_P, forms.BoundField, forms.BoundField]]:
        """Each part with what is asked of it."""
        for part in self.parts:
            yield part, self[f"how-{part.id}"], self[f"review-{part.id}"]

    def clean(self) -> dict[str, Any]:
        """Also that a change says why."""
        data = super().clean()
        if not self.errors and self.changed() and not data["reason"].strip():
            self.add_error("reason", say(Refusal("openness.no_reason")))
        return data

    def changed(self) -> dict[UUID, Marking]:
        """What is marked otherwise than before. Call only when nothing is missing."""
        new = {part.id: self._marking(part) for part in self.parts}
        return {part.id: new[part.id] for part in self.parts if new[part.id] != part.marking}

    def _marking(self, part: _P) -> Marking:
        how = self.cleaned_data[f"how-{part.id}"]
        if how == Openness.OPEN:
            return Marking(Openness.OPEN)
        return Marking(Openness.EXEMPT, how, self.cleaned_data[f"review-{part.id}"])
