"""Forms that notice what points out a person, before it is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.openness.persons import Found, find
from samrad.web.kit import clock
from samrad.web.kit.phrases.persons import found_in

REASON = "anyway"


@dataclass(frozen=True, slots=True)
class Override:
    """What somebody keeps all the same: how many of each kind, and why. Never which."""

    counts: Mapping[Found, int]
    reason: str


class Guarded(forms.Form):
    """A form whose free texts are looked through when they are sent.

    What points out a person is said with its place, and a field appears for the reason why it
    has to stand there. With a reason the form is valid, and `override` says what to log.
    """

    override: Override | None = None

    def clean(self) -> dict[str, Any]:
        """Look through every free text."""
        data = super().clean() or {}
        found: Counter[Found] = Counter()
        said: list[tuple[str | None, str]] = []
        for name, label, text in self.texts(data):
            here = find(text, on=clock.today())
            if here:
                kinds = list(dict.fromkeys(one.kind for one in here))
                line = text.count("\n", 0, here[0].start) + 1
                said.append((name, found_in(label, kinds, line)))
                found.update(one.kind for one in here)
        if found:
            self._ask(found, said)
        return data

    def texts(self, data: Mapping[str, Any]) -> Iterator[tuple[str | None, str, str]]:
        """Each free text: its field, what the field is called, what is written there."""
        for name, value in data.items():
            field = self.fields.get(name)
            free = isinstance(field, forms.CharField) and not isinstance(
                field, forms.EmailField
            )
            if not free or name == REASON or field is None:
                continue
            text = "\n".join(value) if isinstance(value, tuple) else value
            if isinstance(text, str):
                yield name, str(field.label), text

    def _ask(self, found: Counter[Found], said: list[tuple[str | None, str]]) -> None:
        self.fields[REASON] = forms.CharField(
            label=_("Why it has to stand there"),
            help_text=_("It is written into the log, with the kind and without the thing."),
            max_length=200,
            required=False,
        )
        reason = str(self.data.get(self.add_prefix(REASON), "")).strip()
        if reason and len(reason) <= 200 and not find(reason, on=clock.today()):
            self.override = Override(dict(found), reason)
            return
        for name, sentence in said:
            self.add_error(name, sentence)
