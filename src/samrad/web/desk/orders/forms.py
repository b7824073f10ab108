"""Forms of knowledge orders: what is asked, and what is answered."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samrad.actions.orders import Asked
from samrad.core.basics.periods import Period
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Answer, Confidence, Figure, Trend
from samrad.core.orders.asking import Form, Question
from samrad.core.orders.numbers import read_number
from samrad.core.people.roles import Role
from samrad.records.councils.models import Seat
from samrad.web.desk.papers.forms import MarkForm
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import answer_form_word, confidence_word, role_word, trend_word


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AskForm(Guarded):
    """What the council wants to know, from whom, and until when."""

    title = forms.CharField(
        label=_("What does the council want to know?"),
        help_text=_("One line, as a question."),
        max_length=200,
    )
    why = forms.CharField(
        label=_("Why, and what is it used for?"),
        help_text=_(
            "So that the answer fits. Ask for numbers and patterns, never for persons."
        ),
        widget=_text(4),
        max_length=5000,
    )
    focus = forms.ChoiceField(
        label=_("Which topic or focus area of the agreement?"), required=False
    )
    form = forms.ChoiceField(label=_("How is the answer wanted?"))
    due = Day(label=_("Answer by"))
    units = forms.MultipleChoiceField(
        label=_("Who answers?"),
        help_text=_("Whoever has no seat here is asked as a guest, on the next page."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, seats: Iterable[Seat], focuses: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._seats = {str(seat.person_id): seat for seat in seats}
        offer(self, "form", [(one.value, answer_form_word(one)) for one in Form])
        offer(self, "focus", [("", gettext("none of them")), *((one, one) for one in focuses)])
        offer(
            self,
            "units",
            [(key, f"{seat.person.name}, {_unit(seat)}") for key, seat in self._seats.items()],
        )

    def question(self) -> Question:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return Question(
            data["title"], data["why"], Form(data["form"]), data["due"], data["focus"]
        )

    def asked(self) -> list[Asked]:
        """Who is asked. Call only when the form is valid."""
        chosen = (self._seats[key] for key in self.cleaned_data["units"])
        return [Asked(seat.person, _unit(seat)) for seat in chosen]


def _unit(seat: Seat) -> str:
    """For what somebody answers: their role and where they work."""
    return f"{role_word(Role(seat.role))} ({seat.person.organisation.name})"


class WithdrawForm(Guarded):
    """Why an order is taken back."""

    why = forms.CharField(label=_("Why?"), max_length=300)


class AnswerFields(Guarded):
    """What every answer says, whoever gives it."""

    number = forms.CharField(
        label=_("Figure"), help_text=_("The number alone, e.g. 38 or 12,5."), max_length=40
    )
    measured_in = forms.CharField(
        label=_("What does the figure count?"),
        help_text=_("E.g. “reports of concern”, or “pupils in a hundred”."),
        max_length=60,
        required=False,
    )
    text = forms.CharField(
        label=_("In words"),
        help_text=_("What you see, and what it may come from. No names, no single cases."),
        widget=_text(6),
        max_length=20_000,
        required=False,
    )
    source = forms.CharField(
        label=_("Where does it come from?"),
        help_text=_("A register, a survey, talks with whom."),
        max_length=200,
    )
    since = Day(label=_("From"), help_text=_("The first day the answer tells about."))
    until = Day(label=_("Until"), help_text=_("The last day the answer tells about."))
    trend = forms.ChoiceField(label=_("Which way does it go?"))
    confidence = forms.ChoiceField(label=_("How sure is it?"))
    may_be_public = forms.BooleanField(
        label=_("This may be shown to everyone"),
        help_text=_("Without it the answer never leaves the council."),
        required=False,
    )

    def __init__(self, *args: Any, asked: Form, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "trend", [(one.value, trend_word(one)) for one in reversed(Trend)])
        # Nobody is sure because they did not choose.
        sure = [(one.value, confidence_word(one)) for one in Confidence]
        offer(self, "confidence", [("", gettext("Choose")), *sure])
        self.fields["number"].required = asked is Form.FIGURE
        self.fields["text"].required = asked is Form.TEXT
        if asked is Form.TEXT:
            del self.fields["number"], self.fields["measured_in"]

    def clean_number(self) -> Figure | None:
        """The number as it is understood; what it counts stands in the next field."""
        written = self.cleaned_data["number"]
        number = read_number(written) if written else None
        if written and number is None:
            raise forms.ValidationError(
                gettext("This is no number. Write digits only, e.g. 1702 or 12,5.")
            )
        return Figure(number, "") if number is not None else None

    def clean(self) -> dict[str, Any]:
        """Also the period ends after it begins."""
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("The last day cannot be before the first."))
        return data

    def answer(self) -> Answer:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        figure = data.get("number")
        if figure is not None:
            figure = Figure(figure.number, data["measured_in"])
        return Answer(
            text=data["text"],
            figure=figure,
            source=data["source"],
            period=Period(data["since"], data["until"]),
            trend=Trend(data["trend"]),
            confidence=Confidence(data["confidence"]),
            may_be_public=data["may_be_public"],
            marking=self.marking(),
        )

    def marking(self) -> Marking:
        """How open the answer is: the council's."""
        return Marking(Openness.COUNCIL)


class AnswerForm(MarkForm, AnswerFields):
    """A member's answer, with how open it is."""

    field_order = (
        *("number", "measured_in", "text", "source", "since", "until"),
        *("trend", "confidence", "may_be_public", "openness", "ground", "review"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reason"]
