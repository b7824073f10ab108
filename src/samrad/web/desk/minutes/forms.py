"""Forms for minutes: a comment, an answer, a reason, what is assessed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.basics.countries import Country
from samrad.core.meetings.approving import LONGEST_COMMENT, Outcome
from samrad.core.meetings.public_minutes import PublicMinutes
from samrad.core.meetings.publishing import Part, public_texts
from samrad.core.openness.grounds import grounds_of
from samrad.core.openness.levels import Marking, Openness
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import ground_words, openness_word, outcome_word


class CommentForm(Guarded):
    """What is missing or wrong."""

    text = forms.CharField(
        label=_("What is missing or wrong?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_COMMENT,
    )


class AnswerForm(Guarded):
    """What becomes of a comment."""

    outcome = forms.ChoiceField(label=_("What becomes of it?"))
    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("Needed where it stays as it was."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = [(one.value, outcome_word(one)) for one in Outcome]
        offer(self, "outcome", [("", _("Choose")), *outcomes])


class ReasonForm(Guarded):
    """Why."""

    reason = forms.CharField(
        label=_("Why?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )


class PublishForm(Guarded):
    """What whoever publishes says of what is exempt; what residents will read is looked at."""

    sha256 = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Could what is exempt be given out all the same?"),
        help_text=_(
            "Say that you have considered it, and why not (merinnsyn). It is kept with the "
            "minutes and not published."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def __init__(self, public: PublicMinutes, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.public = public
        self.initial["sha256"] = public.sha256
        if not public.grounds:
            del self.fields["note"]

    def texts(self, data: Mapping[str, Any]) -> Iterator[tuple[str | None, str, str]]:
        """What is typed, and every text residents would read."""
        yield from super().texts({name: data[name] for name in data if name != "sha256"})
        for number, text in public_texts(self.public):
            yield None, number or self.public.meeting, text


class AssessForm(forms.Form):
    """Of each part: open to everyone, or exempt on a ground until somebody looks again."""

    def __init__(
        self, parts: Sequence[Part], country: Country, on: date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        grounds = [(one.key, ground_words(one)) for one in grounds_of(country, on=on)]
        for part in parts:
            self._ask(part, [("open", openness_word(Openness.OPEN)), *grounds], on)

    def _ask(self, part: Part, choices: list[Any], on: date) -> None:
        key, exempt = str(part.id), part.marking.ground
        now = "open" if part.marking.openness is Openness.OPEN else exempt
        self.fields[f"how-{key}"] = forms.ChoiceField(
            label=_("How open is it?"), choices=[("", _("Choose")), *choices], initial=now
        )
        self.fields[f"review-{key}"] = Day(
            label=_("If exempt: looked at again by"),
            initial=part.marking.review or on + timedelta(days=365),
            required=False,
        )

    def asked(self) -> Iterator[tuple[Part, forms.BoundField, forms.BoundField]]:
        """Each part with what is asked of it."""
        for part in self.parts:
            yield part, self[f"how-{part.id}"], self[f"review-{part.id}"]

    def markings(self) -> dict[UUID, Marking]:
        """What the form says. Call only when the form is valid."""
        return {part.id: self._marking(str(part.id)) for part in self.parts}

    def _marking(self, key: str) -> Marking:
        how = self.cleaned_data[f"how-{key}"]
        if how == Openness.OPEN:
            return Marking(Openness.OPEN)
        return Marking(Openness.EXEMPT, how, self.cleaned_data[f"review-{key}"])
