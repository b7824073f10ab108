"""What somebody looks for, as a form that is sent in the address."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.search.questions import Findable, Question
from samrad.web.kit.choices import offer
from samrad.web.kit.phrases import findable_word

# Older agreements are found, too; nobody looks for their year.
_YEARS = 12


class SearchForm(forms.Form):
    """Words, of which kind of thing, from which year."""

    q = forms.CharField(
        label=_("Look for"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Look in"), required=False)
    year = forms.ChoiceField(label=_("From the year"), required=False)

    def __init__(self, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(on.year + 1, on.year - _YEARS, -1)
        kinds = [(kind.value, findable_word(kind)) for kind in Findable]
        offer(self, "kind", [("", _("everything")), *kinds])
        offer(self, "year", [("", _("any year")), *((str(year), year) for year in years)])

    def question(self) -> Question:
        """What is asked. Call only when the form is valid."""
        data = self.cleaned_data
        return Question(
            words=data["q"],
            kinds=frozenset([Findable(data["kind"])] if data["kind"] else Findable),
            year=int(data["year"]) if data["year"] else None,
        )
