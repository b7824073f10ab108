"""Reading invitations, and finding the council a link leads to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from samrad.core.basics.periods import Period
from samrad.core.meetings.kinds import RaisedBy
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.people.seats import Seat
from samrad.records.councils.models import Council
from samrad.records.councils.sitting import place_in
from samrad.records.invitations.models import Invitation
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item
from samrad.records.orders.models import Unit
from samrad.records.papers.models import Guest, Paper


@dataclass(frozen=True, slots=True)
class Raising:
    """That a guest raises matters: what is shown then is only what they raise themselves."""

    council: Council
    raised_by: RaisedBy
    openness: ClassVar = Openness.COUNCIL


# What guests are shown, and the column of guests and invitations it stands in.
Shown = Paper | Matter | Unit | Item | Raising
_COLUMNS: Mapping[type, str] = {Paper: "paper", Matter: "matter", Unit: "unit", Item: "item"}


def waiting(council: Council) -> list[Invitation]:
    """Those to a seat nobody has accepted or withdrawn, newest first. One query."""
    found = _undecided(council).exclude(role="")
    return list(found.select_related("invited_by", "organisation").order_by("-invited_at"))


def guests_invited(shown: Shown) -> list[Invitation]:
    """The guests of it who have not accepted, with an account or not. One query."""
    found = _undecided(shown.council).filter(**thing_shown(shown))
    return list(found.order_by("until", "id"))


def raisers_invited(council: Council) -> list[Invitation]:
    """Who is invited to raise matters and has not accepted. One query."""
    return list(_undecided(council).exclude(raises="").order_by("until", "id"))


def raisers(council: Council) -> list[Guest]:
    """Who without a seat may raise matters. One query."""
    rows = Guest.objects.filter(council=council).exclude(raises="").select_related("person")
    return list(rows.order_by("until", "id"))


def guests_of_item(item: Item) -> tuple[list[Guest], list[Invitation]]:
    """Who without a seat sees the item; who is invited and has not accepted. Two queries."""
    there = Guest.objects.filter(item=item).select_related("person")
    return list(there.order_by("until", "id")), guests_invited(item)


def invited_for(units: Iterable[Unit]) -> list[Invitation]:
    """Who is invited to answer for those units and has not accepted. One query."""
    rows = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, unit__in=list(units))
    return list(rows.order_by("until", "id"))


def seats_invited_to(
    council: Council, organisations: Mapping[Party, tuple[str, ...]], *, at: datetime
) -> tuple[Seat, ...]:
    """The seats there will be if everyone who is invited at `at` accepts. One query.

    Who they are is not known yet: each counts as somebody of their own.
    """
    return tuple(
        Seat(
            key=one.id,
            person=one.id,
            name=one.name,
            place=place_in(
                organisations,
                Party(one.party),
                Role(one.role),
                one.organisation.name if one.organisation else "",
            ),
            period=Period(one.since, one.until),
            deputy=one.deputy,
        )
        for one in waiting(council)
        if one.is_open(at)
    )


def undecided_of_guest(shown: Shown, email: str) -> QuerySet[Invitation]:
    """The invitations of that address to see it nobody has accepted or withdrawn."""
    return _undecided(shown.council).filter(**thing_shown(shown), email__iexact=email)


def thing_shown(shown: Shown) -> dict[str, Any]:
    """The column of guests and invitations it stands in, with itself."""
    if isinstance(shown, Raising):
        return {"raises": shown.raised_by}
    return {name: shown for kind, name in _COLUMNS.items() if isinstance(shown, kind)}


def shown_by(of: Guest | Invitation) -> Shown | None:
    """What a guest or an invitation is for; None for an invitation to a seat."""
    if of.raises:
        return Raising(of.council, RaisedBy(of.raises))
    return of.paper or of.matter or of.unit or of.item


def _undecided(council: Council) -> QuerySet[Invitation]:
    return Invitation.objects.filter(accepted_at=None, withdrawn_at=None, council=council)


def council_invited_to(secret: str) -> UUID | None:
    """The council of the invitation with that secret; asked at the gate. One query."""
    if not secret.isprintable():  # no text the database takes, and none of ours
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT samrad_invited(%s)", [secret])
        found: UUID | None = cursor.fetchone()[0]
    return found
