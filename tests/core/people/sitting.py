"""Seats told in few words, for the tests of who sits where."""

from dataclasses import replace
from datetime import date
from uuid import NAMESPACE_DNS, UUID, uuid5

from samrad.core.basics.periods import Period
from samrad.core.people.parties import Party
from samrad.core.people.roles import ROLES_OF, Role
from samrad.core.people.seats import Place, Seat

GOL, HOL = "Gol kommune", "Hol kommune"


def named(who: str) -> UUID:
    """The same identifier for the same name, every time."""
    return uuid5(NAMESPACE_DNS, who)


def at(role: Role, organisation: str = "", party: Party | None = None) -> Place:
    """The place of `role`; at an organisation only where several take part."""
    own = party or next(p for p in Party if role in ROLES_OF[p])
    return Place(own, role, organisation)


def seat(
    who: str,
    where: Role | Place,
    since: str = "2024-01-01",
    until: str = "",
    *,
    deputy: int | None = None,
) -> Seat:
    """`who` sits there from `since` on."""
    place = where if isinstance(where, Place) else at(where)
    return Seat(
        key=named(f"{who} {place} {since}"),
        person=named(who),
        name=who,
        place=place,
        period=_period(since, until),
        deputy=deputy,
    )


def leading(one: Seat) -> Seat:
    """`one`, said to be in a leading position."""
    return replace(one, said_leading=True)


def took(one: Seat, since: str, until: str) -> Seat:
    """`one`, a deputy's seat that was taken on those days."""
    return replace(one, taken=(_period(since, until),))


def _period(since: str, until: str) -> Period:
    return Period(date.fromisoformat(since), date.fromisoformat(until) if until else None)
