"""Planning a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.web.kit.days import Day


class PlanForm(forms.Form):
    """The day of a meeting to come."""

    on = Day(label=_("Which day will it be?"))
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)
