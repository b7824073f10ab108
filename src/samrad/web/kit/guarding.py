"""Forms that notice what points out a person, before it is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samrad.actions.looking import look_through
from samrad.core.basics.refusals import Refused
from samrad.core.openness.looked import Looked, Seen, Unseen, asked_about, why_not_open
from samrad.core.openness.persons import Found, find
from samrad.web.kit import clock
from samrad.web.kit.phrases import say
from samrad.web.kit.phrases.persons import found_at, found_in, never_in, unseen_in

REASON = "anyway"


@dataclass(frozen=True, slots=True)
class Override:
    """What somebody keeps all the same: how many of each kind, what nobody saw, and why."""

    counts: Mapping[Found, int]
    reason: str
    unseen: tuple[Unseen, ...] = ()


@dataclass
class _Asked:
    """What a form asks about: the sentences by field, and what would be logged."""

    counts: Counter[Found] = field(default_factory=Counter)
    unseen: list[Unseen] = field(default_factory=list)
    said: list[tuple[str | None, str]] = field(default_factory=list)


class Guarded(forms.Form):
    """A form whose free texts and files are looked through when they are sent.

    What points out a person is said with its place, and a field appears for the reason why it
    has to stand there. With a reason the form is valid, and `override` says what to log. A
    file that was looked through is in `looked`, as it is to be kept.
    """

    override: Override | None = None
    looked: Looked | None = None
    # What no reason makes up for: it has to go.
    never: frozenset[Found] = frozenset()

    def clean(self) -> dict[str, Any]:
        """Look through every free text and every file."""
        data = super().clean() or {}
        asked = _Asked()
        for name, label, text in self.texts(data):
            here = find(text, on=clock.today())
            if here:
                kinds = list(dict.fromkeys(one.kind for one in here))
                line = text.count("\n", 0, here[0].start) + 1
                told = never_in if self.never.intersection(kinds) else found_in
                asked.said.append((name, told(label, kinds, line)))
                asked.counts.update(one.kind for one in here)
        for name, seen in self.seen_in(data):
            self._look_at(asked, name, seen, opens=self.opens(data))
        if asked.said:
            self._ask(asked)
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

    def seen_in(self, data: Mapping[str, Any]) -> Iterator[tuple[str, Seen]]:
        """What is seen in each file, with its field."""
        for name, value in list(data.items()):
            if isinstance(value, UploadedFile):
                try:
                    self.looked = look_through(value.read(), value.name or "", on=clock.today())
                except Refused as refused:
                    self.add_error(name, say(refused.refusal))
                else:
                    yield name, self.looked.seen

    def opens(self, data: Mapping[str, Any]) -> bool:
        """Whether what is sent will be open to everyone."""
        del data
        return False

    def _look_at(self, asked: _Asked, name: str, seen: Seen, *, opens: bool) -> None:
        if opens and (refusal := why_not_open(seen)):
            self.add_error(None, say(refusal))
        hits = asked_about(seen, opens=opens)
        asked.said += [(name, sentence) for sentence in found_at(hits, firm=opens)]
        for hit in hits:
            asked.counts.update(hit.kinds)
        if seen.unseen:
            asked.said.append((name, unseen_in(seen.unseen, seen.pages)))
            asked.unseen.append(seen.unseen)

    def _ask(self, asked: _Asked) -> None:
        if not self.never.isdisjoint(asked.counts):
            for name, sentence in asked.said:
                self.add_error(name, sentence)
            return
        self.fields[REASON] = forms.CharField(
            label=_("Why it has to stand there"),
            help_text=_("It is written into the log, with the kind and without the thing."),
            max_length=200,
            required=False,
        )
        reason = str(self.data.get(self.add_prefix(REASON), "")).strip()
        if reason and len(reason) <= 200 and not find(reason, on=clock.today()):
            self.override = Override(dict(asked.counts), reason, tuple(asked.unseen))
            return
        for name, sentence in asked.said:
            self.add_error(name, sentence)
