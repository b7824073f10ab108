"""Forms of how much a problem matters, where it is to come to, how open it is."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samrad.core.basics.countries import Country
from samrad.core.openness.grounds import grounds_of
from samrad.core.openness.levels import Marking, Openness
from samrad.core.problems.priority import HEAVIEST, HIGHEST, Criterion, Weights
from samrad.core.problems.stages import ProblemStage, Step, asks_why
from samrad.records.problems.models import Problem
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import ground_words, openness_word
from samrad.web.kit.phrases.problems import criterion_hint, criterion_question


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ScoreForm(Guarded):
    """How much a problem matters to one's own party."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = [("", gettext("Choose")), *((n, n) for n in range(HIGHEST + 1))]
        for one in Criterion:
            self.fields[one.value] = forms.ChoiceField(
                label=criterion_question(one), help_text=criterion_hint(one), choices=numbers
            )
        self.fields["why"] = forms.CharField(
            label=_("What does your party base it on?"),
            widget=_area(3),
            max_length=500,
            required=False,
        )

    def scores(self) -> dict[Criterion, int]:
        """What the form says. Call only when the form is valid."""
        return {one: int(self.cleaned_data[one.value]) for one in Criterion}


class WeighForm(Guarded):
    """How much each criterion counts."""

    def __init__(self, now: Weights, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in Criterion:
            self.fields[one.value] = forms.ChoiceField(
                label=criterion_question(one),
                choices=[(n, n) for n in range(HEAVIEST + 1)],
                initial=now.of[one],
            )
        self.fields["why"] = forms.CharField(
            label=_("Why is it weighed so?"), widget=_area(3), max_length=500
        )

    def weights(self) -> dict[Criterion, int]:
        """What the form says. Call only when the form is valid."""
        return {one: int(self.cleaned_data[one.value]) for one in Criterion}


class StepForm(Guarded):
    """What somebody says with a step."""

    why = forms.CharField(label=_("Why?"), widget=_area(3), max_length=500)
    review = Day(
        label=_("When does somebody look at it again?"),
        help_text=_("At the latest in two years."),
    )

    def __init__(self, to: ProblemStage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._to = to
        if not asks_why(to):
            del self.fields["why"]
        if to is not ProblemStage.PARKED:
            del self.fields["review"]

    def step(self) -> Step:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return Step(self._to, data.get("why", ""), data.get("review"))


class MarkProblemForm(Guarded):
    """How open a problem is: the council's, or exempt on a ground."""

    how = forms.ChoiceField(label=_("How open is it?"))
    review = Day(label=_("If exempt: looked at again by"), required=False)

    def __init__(self, problem: Problem, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grounds = grounds_of(Country(problem.council.country), on=on)
        council = (Openness.COUNCIL.value, openness_word(Openness.COUNCIL))
        offer(self, "how", [council, *((one.key, ground_words(one)) for one in grounds)])

    def marking(self) -> Marking:
        """What the form says. Call only when the form is valid."""
        how = self.cleaned_data["how"]
        if how == Openness.COUNCIL:
            return Marking(Openness.COUNCIL)
        return Marking(Openness.EXEMPT, how, self.cleaned_data["review"])
