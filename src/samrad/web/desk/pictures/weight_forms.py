"""Forms for what a case weighs: a table with a weight for each kind of case, and a decision."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.figures.harm import HarmTable, HarmWeight
from samrad.core.pictures.weighing import HEAVIEST, Decision
from samrad.web.kit import clock
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded


class WeightsForm(Guarded):
    """An edition of a table; what is left empty weighs nothing."""

    name = forms.CharField(label=_("What is the table called?"), max_length=120)
    version = forms.CharField(
        label=_("Version"), help_text=_("A year, say: 2025."), max_length=40
    )
    unit = forms.CharField(
        label=_("What does a weight count?"),
        help_text=_("Days of imprisonment, say."),
        max_length=60,
    )
    source = forms.CharField(
        label=_("Where do the weights come from?"),
        help_text=_("So that anybody can look them up."),
        max_length=500,
    )

    def __init__(
        self, labels: Mapping[str, str], before: HarmTable | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.labels = labels
        if before:
            for name in ("name", "unit", "source"):
                self.initial[name] = getattr(before, name)
        weighs = {one.category: one for one in before.weights} if before else {}
        for nth, (code, label) in enumerate(labels.items()):
            own = weighs.get(code)
            self.fields[f"weight-{nth}"] = forms.FloatField(
                label=label,
                min_value=0,
                max_value=HEAVIEST,
                required=False,
                initial=own.weight if own else None,
            )
            self.fields[f"looking-{nth}"] = forms.BooleanField(
                label=_("Found by looking for it (drugs, controls): not weighed"),
                required=False,
                initial=bool(own and own.police_initiated),
            )

    def about(self) -> list[forms.BoundField]:
        """What is asked of the table as a whole."""
        return [self[name] for name in ("name", "version", "unit", "source")]

    def weighed(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """What is asked of each kind of case."""
        for nth in range(len(self.labels)):
            yield self[f"weight-{nth}"], self[f"looking-{nth}"]

    def clean(self) -> dict[str, Any]:
        """At least one kind of case is weighed."""
        data = super().clean()
        if not any(data.get(f"weight-{nth}") for nth in range(len(self.labels))):
            self.add_error(None, _("Give at least one kind of case a weight above nought."))
        return data

    def table(self) -> HarmTable:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        weights = tuple(
            HarmWeight(code, weight, police_initiated=data[f"looking-{nth}"])
            for nth, code in enumerate(self.labels)
            if (weight := data[f"weight-{nth}"]) is not None
        )
        said = {name: data[name].strip() for name in ("name", "version", "unit", "source")}
        return HarmTable(**said, weights=weights)


class DecisionForm(Guarded):
    """Which decision adopted it."""

    on = Day(label=_("On which day did the council decide?"))
    where = forms.CharField(
        label=_("Where does the decision stand?"),
        help_text=_("Which meeting, which case: “meeting 2/25, case 14/25”."),
        max_length=200,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = clock.today()

    def decision(self) -> Decision:
        """What the form says. Call only when the form is valid."""
        return Decision(self.cleaned_data["on"], self.cleaned_data["where"])
