"""Forms for figures: a new source, a file, how it is read, and taking it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.actions.deliveries import NewSource
from samrad.actions.large_files import Wanted
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal
from samrad.core.figures.files.cells import Blank
from samrad.core.figures.files.columns import Role
from samrad.core.figures.files.glance import Glance
from samrad.core.figures.files.places import place_code
from samrad.core.figures.files.saying import Said
from samrad.core.figures.files.spans import period_in
from samrad.core.figures.observations import Unit
from samrad.core.openness.levels import Openness
from samrad.records.figures.models import Source
from samrad.web.kit import clock
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import openness_word, say
from samrad.web.kit.phrases.figures import blank_word, column_word, unit_word


class SourceForm(Guarded):
    """A source of figures."""

    name = forms.CharField(
        label=_("Where do the figures come from?"),
        help_text=_("As a reader knows it: Øst politidistrikt, the outreach team."),
        max_length=200,
    )
    key = forms.SlugField(
        label=_("Short name"), help_text=_("Small letters and hyphens."), max_length=60
    )
    unit = forms.ChoiceField(label=_("What is one of a figure?"))
    geography = forms.CharField(
        label=_("What is the place of a figure?"),
        help_text=_("Where it happened, where those concerned live."),
        max_length=200,
        required=False,
    )
    counting = forms.CharField(
        label=_("What is counted?"),
        help_text=_("In the words of the source: reported cases, by the day of the report."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", [(one.value, unit_word(one)) for one in Unit])

    def source(self) -> NewSource:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return NewSource(
            data["key"], data["name"], data["geography"], data["counting"], Unit(data["unit"])
        )


class BringForm(Guarded):
    """A file of figures, and the source it comes from."""

    source = forms.ChoiceField(label=_("Where do the figures come from?"))
    file = forms.FileField(
        label=_("The file"),
        help_text=_("CSV or Excel, at most 20 MB. Nothing is taken yet: you see it first."),
        allow_empty_file=True,
    )

    def __init__(self, sources: Sequence[Source], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", [(str(one.pk), one.name) for one in sources])


class ReadForm(Guarded):
    """How a file is to be understood: what each column holds, and what it does not say."""

    sheet = forms.ChoiceField(label=_("Which sheet?"), required=False)
    blank = forms.ChoiceField(label=_("What does an empty cell mean?"))
    place = forms.CharField(
        label=_("Which municipality?"),
        help_text=_("Only where the file does not say it. Its name or its number."),
        max_length=80,
        required=False,
    )
    period = forms.CharField(
        label=_("From when to when?"),
        help_text=_("Only where the file does not say it: 2024, or 1.1.2025–28.5.2025."),
        max_length=60,
        required=False,
    )
    indicator = forms.CharField(
        label=_("What is counted?"),
        help_text=_("Only where the file does not say it."),
        max_length=80,
        required=False,
    )

    def __init__(self, shown: Glance, country: Country, data: Any = None) -> None:
        said = shown.said
        initial = {
            "sheet": shown.sheet,
            "blank": said.blank.value,
            "place": said.place,
            "period": said.period,
            "indicator": said.indicator,
        }
        super().__init__(data, initial=initial)
        self.country, self.shown = country, shown
        offer(self, "blank", [(one.value, blank_word(one)) for one in Blank])
        if len(shown.sheets) > 1:
            offer(self, "sheet", [(one, one) for one in shown.sheets])
        else:
            del self.fields["sheet"]
        roles = [(one.value, column_word(one)) for one in Role]
        for column in shown.columns:
            heading = column.heading or _("Column %(n)s") % {"n": column.number + 1}
            self.fields[f"column-{column.number}"] = forms.ChoiceField(
                label=heading, choices=roles, initial=column.role.value
            )

    def clean_place(self) -> str:
        """The code of the municipality that is meant."""
        text = self.cleaned_data["place"].strip()
        found = place_code(text, self.country, clock.today(), None) if text else ""
        if isinstance(found, Refusal):
            facts = {"cell": text, **found.facts}
            unknown = Refusal("figures.unknown_place", {"suggestions": (), **facts})
            several = Refusal("figures.several_places", facts)
            raise forms.ValidationError(say(several if "candidates" in facts else unknown))
        return found

    def clean_period(self) -> str:
        """The time, as it was written, where it is one."""
        text: str = self.cleaned_data["period"].strip()
        if text and period_in(text) is None:
            raise forms.ValidationError(say(Refusal("figures.no_days", {"cell": text})))
        return text

    def said(self) -> Said:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        columns = self.shown.columns
        roles = {one.heading: Role(data[f"column-{one.number}"]) for one in columns}
        # Columns of another sheet are other ones.
        sheet = data.get("sheet", "")
        same = not sheet or sheet == self.shown.sheet
        return Said(
            sheet,
            roles if same else {},
            Blank(data["blank"]),
            data["place"],
            data["indicator"],
            data["period"],
        )


class TakeForm(Guarded):
    """What is said of a delivery when it is taken."""

    title = forms.CharField(label=_("What is it?"), max_length=200)
    delivered = Day(label=_("Delivered"))
    cutoff = Day(
        label=_("What had been registered until"),
        help_text=_("The day the source drew the figures, where it says so."),
        required=False,
    )
    openness = forms.ChoiceField(label=_("How open is it?"))
    correction = forms.CharField(
        label=_("Why do figures that were shown say something else now?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )

    def __init__(self, *args: Any, contradicts: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = (Openness.COUNCIL, Openness.PARTY, Openness.OPEN)
        offer(self, "openness", [(one.value, openness_word(one)) for one in offered])
        if not contradicts:
            del self.fields["correction"]

    def wanted(self) -> Wanted:
        """As what the file is to be taken. Call only when the form is valid."""
        data = self.cleaned_data
        return Wanted(
            data["title"],
            Openness(data["openness"]),
            data["delivered"],
            data["cutoff"],
            data.get("correction", ""),
        )
