"""Forms for pictures: beginning one, texts, choosing a figure, what residents read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.actions.pictures import Statement
from samrad.core.openness.persons import IDENTITY
from samrad.core.pictures.adopting import LONGEST_TEXT
from samrad.records.meetings.models import Meeting
from samrad.records.pictures.models import PicturePart
from samrad.web.kit import formats
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.public_pictures import PublicPartShown
from samrad.web.kit.public_words import words_of


def _area(rows: int = 6) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class BeginForm(forms.Form):
    """For which meeting, and of which day the figures are."""

    meeting = forms.ChoiceField(label=_("For which meeting?"))
    as_of = Day(
        label=_("Figures as of"),
        help_text=_("What had been delivered by the end of this day counts."),
    )

    def __init__(self, meetings: Sequence[Meeting], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(str(one.id), f"{one.name}, {formats.weekday(one.day)}") for one in meetings]
        offer(self, "meeting", shown)


class TextForm(Guarded):
    """One text."""

    text = forms.CharField(label=_("Text"), widget=_area(8), max_length=LONGEST_TEXT)

    def __init__(self, label: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label


class StateForm(Guarded):
    """What both parties state of a part."""

    joint = forms.CharField(
        label=_("Joint statement"),
        help_text=_("What both parties can state, in plain words."),
        widget=_area(6),
        max_length=LONGEST_TEXT,
        required=False,
    )
    unreported = forms.CharField(
        label=_("Crime nobody reports"),
        help_text=_("What is known of it, and from where: surveys, schools, outreach."),
        widget=_area(3),
        max_length=LONGEST_TEXT,
        required=False,
    )
    causes = forms.CharField(
        label=_("Causes"),
        help_text=_("What both parties think it comes from."),
        widget=_area(3),
        max_length=LONGEST_TEXT,
        required=False,
    )

    def __init__(self, part: PicturePart, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update({name: getattr(part, name) for name in self.fields})

    def statement(self) -> Statement:
        """What the form says. Call only when the form is valid."""
        return Statement(**{name: self.cleaned_data[name] for name in self.initial})


class ReasonForm(Guarded):
    """Why."""

    reason = forms.CharField(label=_("Why?"), widget=_area(4), max_length=2000)


class CorrectForm(ReasonForm):
    """Why a frozen picture is corrected, and of which day its figures are then."""

    as_of = Day(
        label=_("Figures as of"),
        help_text=_("Another day only if the figures themselves are to be told anew."),
    )


class PublishPictureForm(Guarded):
    """Nothing to fill in at first; what residents will read is looked through once more."""

    never = IDENTITY

    def __init__(self, parts: Sequence[PublicPartShown], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts

    def texts(self, data: Mapping[str, Any]) -> Iterator[tuple[str | None, str, str]]:
        """Every text residents would read."""
        del data
        for title, text in words_of(self.parts):
            yield None, title, text
