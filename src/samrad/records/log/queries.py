"""Writing to a council's log, and reading it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection

from samrad.core.log.chain import BEGINNING, Entry, Head
from samrad.records.log.models import LogEntry, LogHead
from samrad.records.people.models import Person

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is to be written; the database gives it its number and its seal."""

    council: UUID
    at: datetime
    who: UUID | None
    party: str
    act: str
    thing: str
    thing_id: UUID | None
    facts: Mapping[str, object]


def write(new: NewEntry) -> None:
    """Add one entry to the log of its council. One query."""
    fields = (new.council, new.at, new.who, new.party, new.act, new.thing, new.thing_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samrad_log(%s, %s, %s, %s, %s, %s, %s, %s)", [*fields, _as_json(new.facts)]
        )


def head_of(council: UUID, *, using: str | None = None) -> Head:
    """The latest entry's number and seal. One query."""
    found = LogHead.objects.using(using).filter(council=council).first()
    return Head(found.number, found.seal) if found else Head(0, BEGINNING)


def entries_of(council: UUID, *, using: str | None = None) -> Iterator[tuple[Entry, str]]:
    """Every entry by number, as it was sealed, with its seal; streamed."""
    rows = LogEntry.objects.using(using).filter(council=council).order_by("number")
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield _sealed(row), row.seal


def people_of(persons: set[UUID]) -> dict[UUID, Person]:
    """Those of the persons whom this transaction may see. One query."""
    return Person.objects.in_bulk(persons)


def _as_json(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)


def _sealed(row: LogEntry) -> Entry:
    return Entry(
        council=str(row.council_id),
        number=row.number,
        at=f"{row.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
        who=str(row.who or ""),
        party=row.party,
        act=row.act,
        thing=row.thing,
        thing_id=str(row.thing_id or ""),
        facts=row.facts,
    )
