"""Everything of one council, in open formats.

Without what is exempt an export looks through the eyes of a job that works for the whole
council: what a party keeps to itself, and figures that are not released, it does not see. An
export with all of it is made as the owner of the tables, whom no policy restricts, and asks for
the council's rows by name. Either is written into the council's log.
"""

import json
import re
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.db.migrations.loader import MigrationLoader

from samrad.actions.log import To, note
from samrad.core.log.events import Event, Thing
from samrad.core.openness.levels import Openness
from samrad.project.migrating import OWNER
from samrad.project.vault import nouns
from samrad.project.vault.bundles import Bundling, new_bundle
from samrad.project.vault.nouns import Column, Noun
from samrad.project.vault.readme import readme
from samrad.project.vault.sheets import Sheets
from samrad.records.basics.context import as_operator, in_council
from samrad.records.councils.models import Council
from samrad.records.log.queries import head_of
from samrad.records.meetings.queries import holds_exempt
from samrad.records.pictures.withdrawing import holds_closed

FORMAT = 1
_APPLICATION = "default"
# Rows with a file in each are taken a few at a time.
_MANY, _FEW = 2000, 8
_LONGEST_NAME = 80
# Frozen as one text: what is closed in it cannot be left out alone.
_FROZEN: Mapping[str, Callable[[dict[str, Any]], bool]] = {
    "picture_version": lambda row: holds_closed(row["content"]),
    "minutes_version": lambda row: holds_exempt(row["meeting"]),
    "notice": lambda row: holds_exempt(row["meeting"]),
}
_SPOOLED = 8 << 20

Row = dict[str, Any]


@dataclass(slots=True)
class _Seen:
    """What is in the export so far: rows, what can be closed, and whom they name."""

    rows: dict[str, int] = field(default_factory=dict)
    closable: dict[str, set[UUID]] = field(default_factory=dict)
    closed: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    named: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))


def export(council: UUID, target: Path, *, with_exempt: bool, at: datetime) -> dict[str, int]:
    """Write everything of the council into a new folder or ZIP; how many rows of each noun.

    Raises:
        Trouble: `target` is there already, or cannot be written.
    """
    with new_bundle(target) as bundling:
        reading = _Reading(council, bundling, with_exempt=with_exempt)
        with transaction.atomic(using=reading.using):
            with connections[reading.using].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            reading.everything()
        # Written down before the export gets its name, and after it was read: what is taken in
        # elsewhere and exported again is the same.
        with in_council(council):
            to = To(council, Thing.COUNCIL, council)
            note(Event.EXPORTED, to, by=None, party=None, at=at, with_exempt=with_exempt)
    return reading.seen.rows


class _Reading:
    """One council, read noun by noun into a bundle."""

    def __init__(self, council: UUID, bundling: Bundling, *, with_exempt: bool) -> None:
        self.using = OWNER if with_exempt else _APPLICATION
        self.seen = _Seen()
        self._sheets = Sheets()
        self._council = council
        self._bundling = bundling
        self._with_exempt = with_exempt

    def everything(self) -> None:
        """Everything, and the list of it."""
        for noun in nouns.council_nouns():
            self._put(noun, council_id=self._council)
        self._put(nouns.person_noun(), pk__in=self.seen.named[nouns.PERSON])
        self._put(nouns.organisation_noun(), pk__in=self.seen.named[nouns.ORGANISATION])
        self._put(nouns.council_noun(), pk=self._council)
        with self._looking(nouns.COUNCIL):
            council = Council.objects.using(self.using).get(pk=self._council)
            head = head_of(self._council, using=self.using)
        for name, table in self._sheets.written(council):
            self._bundling.put(name, [table])
        text = readme(council, self.seen.rows, with_exempt=self._with_exempt)
        self._bundling.put("README.txt", [text.encode()])
        self._bundling.seal(
            {
                "format": FORMAT,
                "samrad": metadata.version("samrad"),
                "tables": last_migration(),
                "council": council.slug,
                "with_exempt": self._with_exempt,
                "log": asdict(head),
                "rows": dict(sorted(self.seen.rows.items())),
                "left_out": nouns.LEFT_OUT,
            }
        )

    def _put(self, noun: Noun, **which: object) -> None:
        """One noun: its files first, for a ZIP takes one file at a time; then its rows."""
        with tempfile.SpooledTemporaryFile(_SPOOLED) as lines, self._looking(noun.name):
            count = 0
            for row in self._rows(noun, which):
                lines.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
                count += 1
            lines.seek(0)
            self._bundling.put(f"{noun.name}.jsonl", lines)
        self.seen.rows[noun.name] = count

    @contextmanager
    def _looking(self, at: str) -> Iterator[None]:
        """Through the council's eyes, unless as the owner.

        Each noun asks anew: a context is good for some minutes, and an export may take longer.
        Whom its rows name is looked up as an operator does: they may sit there no more.
        """
        if self.using == OWNER:
            yield
        elif at in (nouns.PERSON, nouns.ORGANISATION):
            with as_operator():
                yield
        else:
            with in_council(self._council):
                yield

    def _rows(self, noun: Noun, which: dict[str, object]) -> Iterator[Row]:
        names = [column.field.attname for column in noun.columns]
        of_all = noun.model._default_manager.using(self.using).filter(**which)  # noqa: SLF001 -- Django's public way
        if "openness" in names:
            # All at once: a row may name another of its own kind that comes later.
            openness = of_all.values_list("pk", "openness")
            leaves = {pk for pk, how in openness if self._with_exempt or how != Openness.EXEMPT}
            self.seen.closable[noun.name] = leaves
        found = of_all.order_by(noun.order).values_list(*names)
        for values in found.iterator(chunk_size=_FEW if noun.files else _MANY):
            row = dict(zip((column.name for column in noun.columns), values, strict=True))
            if self._is_closed(noun, row):
                self.seen.closable.get(noun.name, set()).discard(row["id"])
                self.seen.closed[noun.name].add(row["id"])
                continue
            self._see(noun, row)
            self._sheets.keep(noun.name, row)
            yield {column.name: self._written(noun, column, row) for column in noun.columns}

    def _is_closed(self, noun: Noun, row: Row) -> bool:
        """What is exempt, what holds such things, and what hangs on something closed."""
        frozen = None if self._with_exempt else _FROZEN.get(noun.name)
        if frozen is not None and frozen(row):
            return True
        if row["id"] not in self.seen.closable.get(noun.name, {row["id"]}):
            return True
        return any(
            row[column.name] in self.seen.closed[column.of]
            or row[column.name] not in self.seen.closable.get(column.of, {row[column.name]})
            for column in noun.columns
            if column.of and row[column.name] is not None
        )

    def _see(self, noun: Noun, row: Row) -> None:
        for column in noun.columns:
            if column.of in (nouns.PERSON, nouns.ORGANISATION) and row[column.name]:
                self.seen.named[column.of].add(row[column.name])

    def _written(self, noun: Noun, column: Column, row: Row) -> object:
        value = row[column.name]
        if column.kind == "file" and value is not None:
            name = f"files/{noun.name}/{row['id']}-{_safe(row.get('name') or column.name)}"
            return {"file": name, **self._bundling.put(name, [value])}
        return written(value)


def written(value: object) -> object:
    """A value as JSON has it."""
    match value:
        case UUID():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date() | time():
            return value.isoformat()
        case list():
            return [written(one) for one in value]
        case _:
            return value


def last_migration() -> str:
    """What the tables of this program have had: an export of later ones is not taken in."""
    loader = MigrationLoader(None)
    return max(name for app, name in loader.disk_migrations if app == "records")


def _safe(name: str) -> str:
    """The name a file was brought with, as every system can write it."""
    plain = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O"))
    kept = re.sub(r"[^A-Za-z0-9.-]+", "_", plain.encode("ascii", "ignore").decode())
    return kept.strip("._")[-_LONGEST_NAME:] or "file"
