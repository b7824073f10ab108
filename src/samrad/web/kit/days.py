"""The days one can look at and write down."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

# Before these years no agreement was made, after them none ends.
YEARS = range(1990, 2101)
_SLIP = _("Is the year right? It lies before 1990 or after 2100.")


class Day(forms.DateField):
    """A day, entered with the browser's own calendar; a slip in the year is noticed."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators += [
            MinValueValidator(date(YEARS[0], 1, 1), _SLIP),
            MaxValueValidator(date(YEARS[-1], 12, 31), _SLIP),
        ]
