"""What people look at first, as tables any spreadsheet opens; made from the rows of an export.

Nothing is in them but what is in the rows beside them: no day, nothing counted. So they are the
same when the council is exported again, and an import needs none of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samrad.core.basics.deeds import Deed
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.core.reports.tables import Cell, Table
from samrad.gateways.tables import as_csv
from samrad.records.councils.models import Council
from samrad.web.kit.phrases import (
    deed_word,
    former,
    ground_words_of,
    kind_of,
    logged_word,
    openness_word,
    parties_word,
    party_word,
)

Row = Mapping[str, Any]

# What is kept of each noun while it is read; nothing of the files.
_KEPT: Mapping[str, tuple[str, ...]] = {
    "evidence": ("id", "on", "deed", "topic", "ref", "noted_at", "noted_by", "withdrawn"),
    "version": ("id", "number", "title", "since", "until"),
    "clause": ("version", "position", "heading", "kind", "quote", "binds"),
    "paper": (
        *("id", "title", "name", "party", "openness", "ground", "review"),
        *("brought_at", "brought_by", "sha256"),
    ),
    "log_entry": ("number", "at", "who", "party", "act", "seal"),
    "person": ("id", "name", "last_role", "last_party"),
}


class Sheets:
    """Rows as they are read, and the tables made from them."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)

    def keep(self, noun: str, row: Row) -> None:
        """One row, as far as a table shows it."""
        if noun in _KEPT:
            self._rows[noun].append({name: row[name] for name in _KEPT[noun]})

    def written(self, council: Council) -> Iterator[tuple[str, bytes]]:
        """Each table with its name, in the language of the council's documents."""
        with translation.override(council.language):
            people = {row["id"]: _called(row) for row in self._rows["person"]}
        makers = {
            "clauses": self._clauses,
            "evidence": self._evidence,
            "log": self._log,
            "papers": self._papers,
        }
        for name, make in makers.items():
            with translation.override(council.language):
                table = make(council.name, people)
            yield f"tables/{name}.csv", as_csv.written(table)

    def _clauses(self, council: str, _people: Mapping[Any, str]) -> Table:
        versions = {row["id"]: row for row in self._rows["version"]}
        rows = [{**row, **versions[row["version"]]} for row in self._rows["clause"]]
        return _table(
            _("Clauses"),
            council,
            (
                (_("Number"), lambda row: row["number"]),
                (_("Agreement"), lambda row: row["title"]),
                (_("In force from"), lambda row: _day(row["since"])),
                (_("In force until"), lambda row: _day(row["until"])),
                (_("Heading"), lambda row: row["heading"]),
                (_("Promise"), lambda row: _word(kind_of, row["kind"])),
                (_("Whom it binds"), lambda row: _word(_binds, row["binds"])),
                (_("Wording"), lambda row: row["quote"]),
            ),
            sorted(rows, key=lambda row: (row["number"], row["position"])),
        )

    def _evidence(self, council: str, people: Mapping[Any, str]) -> Table:
        return _table(
            _("What was done"),
            council,
            (
                (_("Day"), lambda row: _day(row["on"])),
                (_("What was done"), lambda row: _word(_deed, row["deed"])),
                (_("Topic"), lambda row: row["topic"]),
                (_("Reference"), lambda row: row["ref"]),
                (_("Noted on"), lambda row: _day(row["noted_at"])),
                (_("Noted by"), lambda row: people[row["noted_by"]]),
                (_("Withdrawn on"), lambda row: _day(row["withdrawn"])),
            ),
            sorted(self._rows["evidence"], key=lambda row: (row["on"], row["id"])),
        )

    def _papers(self, council: str, people: Mapping[Any, str]) -> Table:
        return _table(
            _("Papers"),
            council,
            (
                (_("Paper"), lambda row: row["title"]),
                (_("File name"), lambda row: row["name"]),
                (_("Party"), lambda row: _word(_party, row["party"])),
                (_("Openness"), lambda row: _word(_openness, row["openness"])),
                (_("Ground"), lambda row: ground_words_of(row["ground"])),
                (_("Looked at again on"), lambda row: _day(row["review"])),
                (_("Brought on"), lambda row: _day(row["brought_at"])),
                (_("Brought by"), lambda row: people[row["brought_by"]]),
                ("SHA-256", lambda row: row["sha256"]),
            ),
            sorted(self._rows["paper"], key=lambda row: (row["brought_at"], row["id"])),
        )

    def _log(self, council: str, people: Mapping[Any, str]) -> Table:
        people = {**people, None: _("the operator")}
        gone = _("someone who is not here any more")
        return _table(
            _("Log"),
            council,
            (
                (_("Number"), lambda row: row["number"]),
                (_("When"), lambda row: f"{timezone.localtime(row['at']):%Y-%m-%d %H:%M}"),
                (_("Who"), lambda row: people.get(row["who"], gone)),
                (_("Party"), lambda row: _word(_party, row["party"])),
                (_("What"), lambda row: _word(logged_word, row["act"])),
                (_("Seal"), lambda row: row["seal"]),
            ),
            self._rows["log_entry"],
        )


def _table(
    title: str,
    council: str,
    columns: Iterable[tuple[str, Callable[[Row], Cell]]],
    rows: Iterable[Row],
) -> Table:
    names, cells = zip(*columns, strict=True)
    return Table(
        title=title,
        columns=names,
        rows=tuple(tuple(cell(row) for cell in cells) for row in rows),
        about=((_("Source"), f"{council}, Samråd"),),
    )


def _called(row: Row) -> str:
    return row["name"] or former(row["last_role"], row["last_party"])


def _day(value: date | None) -> str:
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat() if value else ""


def _deed(deed: str) -> str:
    return deed_word(Deed(deed))


def _openness(openness: str) -> str:
    return openness_word(Openness(openness))


def _party(party: str) -> str:
    return party_word(Party(party))


def _binds(parties: list[str]) -> str:
    return parties_word(frozenset(map(Party, parties)))


def _word(of: Callable[[Any], str], value: Any) -> str:
    """The word for a value; the value itself where only another version knows it."""
    try:
        return of(value)
    except (ValueError, KeyError, StopIteration):
        return " ".join(value) if isinstance(value, list) else str(value)
