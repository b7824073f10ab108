"""Who is there, as boxes to tick: by party, deputies with the seat they sit on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samrad.actions.attending import Attended
from samrad.core.meetings.attending import Place
from samrad.core.meetings.kinds import Present
from samrad.core.people.roles import Role
from samrad.records.councils.models import Seat
from samrad.records.people.models import Person
from samrad.web.kit.choices import offer
from samrad.web.kit.phrases import role_word
from samrad.web.kit.texts import Was

_GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Row:
    """One person: whether they are there, excused, and on whose seat a deputy sits."""

    name: str
    role: str
    party: str
    deputy: bool
    here: BoundField
    excused: BoundField
    seat: BoundField | None


class PresenceForm(forms.Form):
    """Who is there from an item on.

    `was` says how it was when the page was fetched, so that only what was changed counts.
    """

    def __init__(
        self,
        seats: Sequence[Seat],
        guests: Sequence[Person],
        now: Mapping[UUID, Place],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        members_first = sorted(seats, key=lambda seat: (seat.party, seat.deputy or 0))
        self.seats = {seat.person_id: seat for seat in members_first}
        self.guests = {one.id: one.name for one in guests if one.id not in self.seats}
        self.fields["was"] = Was(required=False, initial=_told(now))
        self.fields["everyone"] = forms.BooleanField(required=False)
        for person in (*self.seats, *self.guests):
            place = now.get(person)
            self._boxes(person, place.present if place else None)
        for seat in seats:
            if seat.deputy is not None:
                self._seat(seat, now.get(seat.person_id))

    def _boxes(self, person: UUID, present: Present | None) -> None:
        here, excused = present is Present.PRESENT, present is Present.EXCUSED
        boxes = {"here": (_("Here"), here), "excused": (_("Excused"), excused)}
        for name, (label, ticked) in boxes.items():
            field = forms.BooleanField(label=label, initial=ticked, required=False)
            self.fields[f"{name}-{person}"] = field

    def _seat(self, deputy: Seat, place: Place | None) -> None:
        own = [
            one
            for one in self.seats.values()
            if one.party == deputy.party and one.deputy is None
        ]
        same = next((one for one in own if one.role == deputy.role), None)
        chosen = place.seat if place else same.id if same else deputy.id
        name = f"seat-{deputy.person_id}"
        self.fields[name] = forms.ChoiceField(
            label=_("in the place of"), initial=str(chosen), required=False
        )
        choices = [(str(one.id), one.person.name) for one in own]
        offer(self, name, [*choices, (str(deputy.id), _("nobody"))])

    def rows(self) -> list[Row]:
        """Each guest of the item and everyone with a seat, as a page shows them."""
        return [
            *(self._row(person, name) for person, name in self.guests.items()),
            *(self._row(person, seat.person.name, seat) for person, seat in self.seats.items()),
        ]

    def _row(self, person: UUID, name: str, seat: Seat | None = None) -> Row:
        deputy = seat is not None and seat.deputy is not None
        return Row(
            name,
            role_word(Role(seat.role)) if seat else "",
            seat.party if seat else "",
            deputy,
            self[f"here-{person}"],
            self[f"excused-{person}"],
            self[f"seat-{person}"] if deputy else None,
        )

    def changed(self) -> Iterator[Attended]:
        """Whom somebody changed. Call only when the form is valid."""
        was = _read(str(self.cleaned_data["was"] or ""))
        for person, place in self.places().items():
            before = was.get(person)
            if place != before and (before is not None or place.present is not Present.AWAY):
                yield Attended(person, place)

    def places(self) -> dict[UUID, Place]:
        """Where everyone is, as the form says."""
        return {person: self._place(person) for person in (*self.seats, *self.guests)}

    def told(self) -> str:
        """The same as one text, which comes back as `was`."""
        return _told(self.places())

    def _is_deputy(self, person: UUID) -> bool:
        return self.seats[person].deputy is not None

    def _place(self, person: UUID) -> Place:
        data = self.cleaned_data
        present = Present.EXCUSED if data[f"excused-{person}"] else Present.AWAY
        everyone = data["everyone"] and person in self.seats and not self._is_deputy(person)
        if data[f"here-{person}"] or everyone:
            present = Present.PRESENT
        if person not in self.seats:
            return Place(present)
        seat = data.get(f"seat-{person}") or str(self.seats[person].id)
        return Place(present, UUID(seat))


def _told(places: Mapping[UUID, Place]) -> str:
    return " ".join(
        f"{person}:{place.present}:{place.seat or _GUEST}" for person, place in places.items()
    )


def _read(told: str) -> dict[UUID, Place]:
    """What was told; what nobody of ours told is nothing."""
    found = {}
    for one in told.split():
        try:
            person, present, seat = one.split(":")
            place = Place(Present(present), None if seat == _GUEST else UUID(seat))
            found[UUID(person)] = place
        except ValueError:
            continue
    return found
