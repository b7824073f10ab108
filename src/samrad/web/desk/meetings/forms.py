"""Planning a meeting, and adding to its agenda."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.basics.countries import Country
from samrad.core.meetings.agenda import LONGEST_ITEM
from samrad.core.openness.levels import Openness
from samrad.web.desk.papers.forms import MarkForm
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import openness_word


class Clock(forms.TimeField):
    """A wall-clock time, entered with the browser's own widget."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class PlanForm(Guarded):
    """When and where a meeting to come is."""

    on = Day(label=_("Which day will it be?"))
    starts = Clock(label=_("From"), required=False)
    ends = Clock(label=_("To"), required=False)
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("A room, or how one takes part from afar."),
        max_length=200,
        required=False,
    )
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)


class MarkItemForm(MarkForm):
    """How open an item is: the council's, everyone's, or exempt; no item is one party's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = (Openness.COUNCIL, Openness.OPEN, Openness.EXEMPT)
        offer(self, "openness", [(one.value, openness_word(one)) for one in levels])


class ItemForm(MarkItemForm):
    """An item the secretary adds by hand."""

    title = forms.CharField(label=_("What is it about?"), max_length=300)
    minutes = forms.IntegerField(
        label=_("How many minutes?"), min_value=1, max_value=LONGEST_ITEM, initial=10
    )
    municipality = forms.ChoiceField(label=_("Whose is it?"), required=False)
    field_order = ("title", "minutes", "municipality", "openness", "ground", "review")

    def __init__(
        self,
        country: Country,
        on: date,
        municipalities: Sequence[tuple[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(country, on, *args, **kwargs)
        del self.fields["reason"]
        if len(municipalities) > 1:
            offer(self, "municipality", [("", _("Common to all")), *municipalities])
        else:
            del self.fields["municipality"]
