"""What papers tell besides the text: on which grounds something is exempt, and who led."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from samrad.core.basics.periods import Period
from samrad.core.meetings.kinds import Present
from samrad.core.meetings.told import Offices, exempt_on, offices_at
from samrad.core.people.offices import Basis, Filled, Holder, Holding, Named, Office
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.people.seats import Place, Seat
from web.kit.meeting_told import minutes_of, partly

MAYOR = Named(Role.MAYOR, Basis.AGREEMENT, "Ledelse", "Ordfører leder møtene.")


def held_by(*names: str) -> dict[Office, Filled]:
    place = Place(Party.MUNICIPALITY, Role.MAYOR, "")
    seats = (Seat(UUID(int=n), UUID(int=n), one, place, SINCE) for n, one in enumerate(names))
    holders = tuple(Holder(seat, Holding.SEATED) for seat in seats)
    return {Office.CHAIR: Filled(Office.CHAIR, MAYOR, holders)}


SINCE = Period(date(2023, 1, 1), None)


def test_each_ground_is_told_once() -> None:
    assert exempt_on(minutes_of()) == ("no.offl.24.3",)
    assert exempt_on(partly()) == ("no.offl.24.3",)


def test_of_open_minutes_there_is_no_ground() -> None:
    assert exempt_on(replace(minutes_of(), items=minutes_of().items[:1])) == ()


@pytest.mark.parametrize(
    ("names", "chair"),
    [
        (("Marte Ødegård",), "Marte Ødegård"),
        ((), ""),
        (("Marte Ødegård", "Kari Gol"), ""),
    ],
)
def test_who_has_the_office_led(names: tuple[str, ...], chair: str) -> None:
    assert offices_at(minutes_of(), held_by(*names)) == Offices(chair, "")


def test_who_was_missed_at_the_meeting_did_not_lead_it() -> None:
    told = minutes_of()
    missed = replace(told.attended[0], present=Present.EXCUSED)
    away = replace(told, attended=(missed, *told.attended[1:]))
    assert offices_at(away, held_by("Marte Ødegård")) == Offices()
