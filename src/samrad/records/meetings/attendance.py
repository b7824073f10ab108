"""Reading who sat in the council in a year, and who was there when."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from samrad.core.meetings.attendance import Noted, Place, by_meeting
from samrad.core.meetings.kinds import Present
from samrad.core.meetings.numbering import Number
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.models import Presence


def places_in(council: Council, year: int) -> list[Place]:
    """Every seat of the council that was held in `year`, deputies' too. One query."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    then = Q(until__isnull=True) | Q(until__gte=first)
    rows = Seat.objects.filter(then, council=council, since__lte=last).select_related("person")
    return [
        Place(
            row.id,
            row.person_id,
            row.person.name,
            Party(row.party),
            Role(row.role),
            row.since,
            row.until,
            row.deputy,
        )
        for row in rows
    ]


def noted_in(council: Council, year: int) -> Mapping[str, tuple[Noted, ...]]:
    """Who was noted as there, or not, at each meeting of `year`, by its name. One query."""
    rows = Presence.objects.filter(council=council, item__meeting__year=year)
    columns = ("item__meeting__number", "person_id", "present", "seat_id")
    found = rows.order_by("item__meeting__number", "person_id").values_list(*columns).distinct()
    return by_meeting(
        (str(Number(year, number)), Noted(person, Present(present), seat))
        for number, person, present, seat in found
    )
