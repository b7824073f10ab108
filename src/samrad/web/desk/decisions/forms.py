"""Forms for decisions: what one looks for, and what one says about a measure."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.actions.measures import Promised
from samrad.core.meetings.decisions import Decision, State, Wanted
from samrad.core.people.parties import Party
from samrad.records.councils.models import Seat
from samrad.records.people.models import Person
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import measure_state_word, party_word

UNSETTLED = "unsettled"


class WantedForm(forms.Form):
    """What somebody looks for in the register; sent in the address."""

    state = forms.ChoiceField(label=_("How it stands"), required=False)
    year = forms.ChoiceField(label=_("Decided in"), required=False)
    focus = forms.ChoiceField(label=_("Topic or focus area"), required=False)
    party = forms.ChoiceField(label=_("Owner at"), required=False)

    def __init__(self, decisions: Sequence[Decision], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = sorted({one.day.year for one in decisions}, reverse=True)
        focuses = sorted({one.focus for one in decisions if one.focus})
        states = [(one.value, measure_state_word(one)) for one in State]
        parties = [(one.value, party_word(one)) for one in Party]
        offer(self, "state", [("", _("all")), *states, (UNSETTLED, _("nothing follows yet"))])
        offer(self, "year", [("", _("any year")), *((str(year), year) for year in years)])
        offer(self, "focus", [("", _("all")), *((one, one) for one in focuses)])
        offer(self, "party", [("", _("either party")), *parties])

    def wanted(self) -> Wanted:
        """What is looked for; a choice that is not there looks for everything."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        state = data.get("state", "")
        return Wanted(
            year=int(data["year"]) if data.get("year") else None,
            focus=data.get("focus", ""),
            party=Party(data["party"]) if data.get("party") else None,
            state=State(state) if state and state != UNSETTLED else None,
            unsettled=state == UNSETTLED,
        )


class DoneForm(Guarded):
    """That it is done."""

    proof = forms.CharField(
        label=_("Where can one see that it was done?"),
        help_text=_("A meeting, a document, an address. No names of residents."),
        max_length=300,
    )


class WhyForm(Guarded):
    """Why, in a sentence."""

    why = forms.CharField(label=_("Why"), max_length=300)


class MoveForm(WhyForm):
    """Another deadline, and why."""

    to = Day(label=_("New deadline"))
    field_order = ("to", "why")


class HandOverForm(Guarded):
    """Who sees to it from now on."""

    to = forms.ChoiceField(label=_("Who sees to it from now on?"))
    why = forms.CharField(label=_("Why"), max_length=300, required=False)

    def __init__(self, seats: Iterable[Seat], party: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people_of(seats, party)
        offer(self, "to", [(key, one.name) for key, one in self.people.items()])

    def owner(self) -> Person:
        """Whom it is handed over to. Call only when the form is valid."""
        return self.people[self.cleaned_data["to"]]


class PromiseForm(Guarded):
    """A measure that follows from a decision."""

    title = forms.CharField(label=_("What will be done?"), max_length=300)
    municipality_owner = forms.ChoiceField(
        label=_("Who sees to it at the municipality?"), required=False
    )
    police_owner = forms.ChoiceField(label=_("Who sees to it at the police?"), required=False)
    deadline = Day(label=_("By when?"))
    indicator = forms.CharField(
        label=_("By what will one see that it helped?"), max_length=300, required=False
    )

    def __init__(self, seats: Iterable[Seat], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = list(seats)
        self.people = {party: people_of(every, party) for party in Party}
        for party, people in self.people.items():
            names = [(key, one.name) for key, one in people.items()]
            offer(self, f"{party}_owner", [("", _("nobody there")), *names])

    def promised(self) -> Promised:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        chosen = {party: data[f"{party}_owner"] for party in self.people}
        owners = {party: self.people[party][key] for party, key in chosen.items() if key}
        return Promised(data["title"], data["deadline"], owners, data["indicator"])


class BecauseForm(Guarded):
    """Why nothing has to follow."""

    because = forms.CharField(label=_("No measure, because"), max_length=300)


def people_of(seats: Iterable[Seat], party: str) -> dict[str, Person]:
    """Who sits for that party, each once, by their identifier."""
    return {str(seat.person_id): seat.person for seat in seats if seat.party == party}
