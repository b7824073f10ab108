"""Planning a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PlanForm(forms.Form):
    """The day of a meeting to come."""

    on = forms.DateField(
        label=_("Which day will it be?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)
