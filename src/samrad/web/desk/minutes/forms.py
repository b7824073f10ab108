"""Forms for minutes: a comment, an answer, a reason, what is assessed."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.meetings.approving import LONGEST_COMMENT, Outcome
from samrad.core.meetings.public_minutes import PublicMinutes
from samrad.core.meetings.publishing import public_texts
from samrad.web.kit.choices import offer
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import outcome_word


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
