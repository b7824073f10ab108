"""Reading what a district is told, and what a council has let it be told."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from samrad.core.people.parties import BOTH, Party
from samrad.core.reports.tally import Tally as CoreTally
from samrad.records.councils.models import Council
from samrad.records.districts.models import Analyst, Asked, District, Grant, Tally


@dataclass(frozen=True, slots=True)
class Told:
    """One council as a district is told of it: its name and its latest counts by a day.

    Attributes:
        council: Its identifier.
        name: Its name.
        language: The language of its documents, for the order of names.
        on: The day of the counts; None where there are none by the day asked for.
        counts: The counts.
    """

    council: UUID
    name: str
    language: str
    on: date | None
    counts: CoreTally | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a council stands with a district that asks.

    Attributes:
        district: Who asks.
        analysts: The names of who would read.
        grants: The grant in force of each party that has given one.
    """

    district: District
    analysts: tuple[str, ...]
    grants: dict[Party, Grant]

    @property
    def is_told(self) -> bool:
        """Whether both parties have granted."""
        return self.grants.keys() == BOTH


def districts_of_me() -> list[District]:
    """The districts this transaction's person reads for, by name. One query."""
    mine = District.objects.filter(pk__in=Analyst.objects.values("district"))
    return list(mine.order_by("name"))


def told(*, on: date) -> dict[UUID, list[Told]]:
    """By district, what this transaction's person is told as of the day `on`. Two queries."""
    latest = Tally.objects.filter(on__lte=on).order_by("council_id", "-on")
    with connection.cursor() as cursor:
        cursor.execute("SELECT district, council, name, language FROM samrad_granted()")
        granted = cursor.fetchall()
    ids = [council for _, council, *_ in granted]
    rows = {
        row.council_id: row for row in latest.filter(council__in=ids).distinct("council_id")
    }
    found: dict[UUID, list[Told]] = defaultdict(list)
    for district, council, name, language in granted:
        row = rows.get(council)
        day, counts = (row.on, row.counts) if row else (None, None)
        found[district].append(Told(council, name, language, day, counts))
    return found


def standings_of(council: Council) -> list[Standing]:
    """How `council` stands with each district that asks, by name. Three queries."""
    asked = Asked.objects.filter(council=council).select_related("district")
    grants = Grant.objects.filter(council=council, withdrawn_at=None).select_related("by")
    analysts: dict[UUID, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute("SELECT district, name FROM samrad_asking_analysts() ORDER BY name")
        for district, name in cursor.fetchall():
            analysts[district].append(name)
    given: dict[UUID, dict[Party, Grant]] = defaultdict(dict)
    for grant in grants:
        given[grant.district_id][Party(grant.party)] = grant
    return [
        Standing(one.district, tuple(analysts[one.district_id]), given[one.district_id])
        for one in asked.order_by("district__name")
    ]


def lets_anybody(council: Council) -> bool:
    """Whether some district is told of the council: both parties have granted. One query."""
    grants = Grant.objects.filter(council=council, withdrawn_at=None)
    parties: dict[UUID, set[str]] = defaultdict(set)
    for district, party in grants.values_list("district_id", "party"):
        parties[district].add(party)
    return any(given == BOTH for given in parties.values())
