"""Forms of the room: a paragraph, a measure, why there is none, the text blocks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.actions.writing import Words, Written
from samrad.core.basics.countries import Country
from samrad.core.meetings.kinds import Wording
from samrad.core.meetings.writing import LONGEST_PARAGRAPH, chosen
from samrad.core.openness.grounds import grounds_of
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.councils.models import Seat
from samrad.records.meetings.measures import Measure
from samrad.web.kit import clock
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import ground_words, openness_word, role_word
from samrad.web.kit.texts import Compared, PlainText

# Minutes are the council's: no paragraph is one party's own.
_LEVELS = (Openness.OPEN, Openness.COUNCIL, Openness.EXEMPT)
_OWNERS: Mapping[Party, str] = {
    Party.MUNICIPALITY: "municipality_owner",
    Party.POLICE: "police_owner",
}


class ParagraphForm(Compared):
    """One paragraph of the minutes."""

    compared: ClassVar = ("text", "openness", "ground", "review")

    wording = forms.ChoiceField(
        choices=[(one.value, one.value) for one in Wording], widget=forms.HiddenInput
    )
    revision = forms.IntegerField(
        required=False, widget=forms.HiddenInput(attrs={"data-revision": ""})
    )
    text = PlainText(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        required=False,
        max_length=LONGEST_PARAGRAPH,
    )
    block = forms.ChoiceField(label=_("Put in a text block"), required=False)
    openness = forms.ChoiceField(label=_("How open is it?"))
    ground = forms.ChoiceField(label=_("On which ground is it exempt?"), required=False)
    review = Day(label=_("When is the exemption looked at again?"), required=False)
    why = forms.CharField(
        label=_("Why it is changed"),
        help_text=_("Only where it was marked before."),
        max_length=300,
        required=False,
    )

    def __init__(
        self,
        country: Country,
        blocks: Sequence[str],
        *args: Any,
        stored: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stored = frozenset(stored.split("\n"))
        known = grounds_of(country, on=clock.today())
        grounds = [(one.key, ground_words(one)) for one in known]
        offer(self, "block", [("", _("Choose …")), *((one, one) for one in blocks)])
        offer(self, "openness", [(one.value, openness_word(one)) for one in _LEVELS])
        offer(self, "ground", [("", _("not exempt")), *grounds])

    def texts(self, data: Mapping[str, Any]) -> Iterator[tuple[str | None, str, str]]:
        """The text without the lines that are kept already: those were asked about once."""
        for name, label, text in super().texts(data):
            lines = ("" if line in self.stored else line for line in text.split("\n"))
            yield name, label, "\n".join(lines)

    def clean_text(self) -> str:
        """The words; what they came with is remembered, for the answer to tell."""
        field = self.fields["text"]
        assert isinstance(field, PlainText)  # noqa: S101 -- declared in the form
        self.pasted = field.left_out
        return str(self.cleaned_data["text"])

    def written(self, paragraph: UUID) -> Written:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        text = "\n".join(part for part in (data["text"], data["block"]) if part)
        now = Marking(Openness(data["openness"]), data["ground"], data["review"])
        level = Openness(self.was("openness") or now.openness)
        was = Marking(level, self.was("ground"), self.was("review"))
        words = Words(text, now), Words(self.was("text"), was)
        wording, revision = Wording(data["wording"]), data["revision"]
        return Written(paragraph, wording, *words, revision, data["why"])


class MeasureForm(Compared):
    """A measure, as it is agreed in the room. It is one when it has an owner and a day."""

    compared: ClassVar = ("title", *_OWNERS.values(), "deadline", "indicator")

    decision = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("What is to be done?"), max_length=300, required=False)
    municipality_owner = forms.ChoiceField(
        label=_("Who sees to it at the municipality?"), required=False
    )
    police_owner = forms.ChoiceField(label=_("Who sees to it at the police?"), required=False)
    deadline = Day(label=_("By when?"), required=False)
    indicator = forms.CharField(
        label=_("How will one see that it was done?"), max_length=300, required=False
    )

    def __init__(self, seats: Sequence[Seat], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for party, name in _OWNERS.items():
            own = {
                str(seat.person_id): f"{seat.person.name}, {role_word(Role(seat.role))}"
                for seat in seats
                if seat.party == party and seat.deputy is None
            }
            offer(self, name, [("", "–"), *own.items()])

    def together(self, row: Measure | None) -> Mapping[str, Any]:
        """What is sent, and of what was not changed here what there is. When valid only."""
        sent = {name: self.cleaned_data[name] for name in self.compared}
        if row is None:
            return sent
        there = of_measure(row)
        return {name: chosen(self.was(name), there[name], sent[name]) for name in sent}


def of_measure(row: Measure) -> dict[str, Any]:
    """What the form of a measure begins with."""
    return {
        "decision": row.decision_id,
        "title": row.title,
        "municipality_owner": str(row.municipality_owner_id or ""),
        "police_owner": str(row.police_owner_id or ""),
        "deadline": row.deadline,
        "indicator": row.indicator,
    }


class BecauseForm(Guarded):
    """Why a decision needs no measure."""

    because = forms.CharField(label=_("No measure, because"), max_length=300, required=False)


class TextBlocksForm(Guarded):
    """The sentences a council offers itself in the room."""

    lines = PlainText(
        label=_("Text blocks"),
        help_text=_("One to a line, in the order they are to be offered."),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=6000,
        required=False,
    )


def owners_of(data: Mapping[str, Any]) -> dict[Party, UUID]:
    """Who sees to a measure, by party."""
    return {party: UUID(str(data[name])) for party, name in _OWNERS.items() if data[name]}
