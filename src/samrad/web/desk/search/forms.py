"""What somebody looks for, as a form that is sent in the address."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.search.questions import STATUSES, Findable, Question
from samrad.records.councils.models import Council
from samrad.web.kit.choices import offer
from samrad.web.kit.phrases import findable_word, status_asked_word

# Older agreements are found, too; nobody looks for their year.
_YEARS = 12


class SearchForm(forms.Form):
    """Words, of which kind of thing, from which year, how far it has come, on which topic.

    Args:
        on: Today.
        focuses: The topics and focus areas there are to choose from.
        councils: The councils there are to choose from; none where it is asked in one.
    """

    q = forms.CharField(
        label=_("Look for"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Look in"), required=False)
    year = forms.ChoiceField(label=_("From the year"), required=False)
    status = forms.ChoiceField(label=_("How far it has come"), required=False)
    focus = forms.ChoiceField(label=_("Topic or focus area"), required=False)
    council = forms.ChoiceField(label=_("Council"), required=False)

    def __init__(
        self,
        on: date,
        *args: Any,
        focuses: Sequence[str] = (),
        councils: Sequence[Council] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        statuses = [(one.value, status_asked_word(one)) for one in STATUSES]
        offer(self, "status", [("", _("however far")), *statuses])
        offer(self, "focus", [("", _("any topic")), *((one, one) for one in focuses)])
        names = [(one.slug, one.name) for one in councils]
        offer(self, "council", [("", _("all of them")), *names])
        if not focuses:
            del self.fields["focus"]
        if len(councils) < 2:
            del self.fields["council"]
        years = range(on.year + 1, on.year - _YEARS, -1)
        kinds = [(kind.value, findable_word(kind)) for kind in Findable]
        offer(self, "kind", [("", _("everything")), *kinds])
        offer(self, "year", [("", _("any year")), *((str(year), year) for year in years)])

    @property
    def narrows(self) -> bool:
        """Whether more is asked for than words."""
        return any(self.data.get(name) for name in self.fields if name != "q")

    def question(self) -> Question:
        """What is asked. Call only when the form is valid."""
        data = self.cleaned_data
        return Question(
            words=data["q"],
            kinds=frozenset([Findable(data["kind"])] if data["kind"] else Findable),
            year=int(data["year"]) if data["year"] else None,
            focus=data.get("focus", ""),
            status=data["status"],
        )
