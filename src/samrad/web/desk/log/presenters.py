"""Entries of the log as a page and a file show them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samrad.core.people.parties import Party
from samrad.core.reports.tables import Table
from samrad.records.log.models import LogEntry
from samrad.records.log.queries import people_of
from samrad.records.openness.queries import reasons
from samrad.web.desk.called import called
from samrad.web.kit import formats
from samrad.web.kit.phrases import logged_word, party_word
from samrad.web.kit.tables import about


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the page shows it."""

    number: int
    at: datetime
    who: str
    party: str
    what: str
    why: str
    seal: str


def lines_of(entries: Iterable[LogEntry]) -> list[Line]:
    """Entries with the names of who did it, and why a marking was changed.

    Two queries beside theirs. A reason is kept with the marking, where it can be deleted; who
    does not see the thing does not see it here.
    """
    rows = list(entries)
    markings = {row.number: _marking(row) for row in rows}
    known = reasons(which for which in markings.values() if which)
    people = people_of({row.who for row in rows if row.who})
    names = {who: called(person) for who, person in people.items()}
    whys = {number: known.get(which, "") for number, which in markings.items() if which}
    return [
        _line(row, names.get(row.who, "") if row.who else "", whys.get(row.number, ""))
        for row in rows
    ]


def table_of(lines: list[Line], council: str, *, on: date) -> Table:
    """The lines as a table, the latest first."""
    first, last = (formats.day(lines[end].at.date()) if lines else "–" for end in (-1, 0))
    return Table(
        title=_("Log of %(council)s") % {"council": council},
        columns=(_("Number"), _("When"), _("Who"), _("Party"), _("What"), _("Why"), _("Seal")),
        rows=tuple(
            (
                one.number,
                f"{one.at:%Y-%m-%d %H:%M}",
                one.who,
                one.party,
                one.what,
                one.why,
                one.seal,
            )
            for one in lines
        ),
        about=about(_("The council's log in Samråd"), period=f"{first} – {last}", on=on),
    )


def _marking(row: LogEntry) -> UUID | None:
    """Which marking the entry names, if it is of one."""
    found = json.loads(row.facts).get("marking")
    return UUID(found) if found else None


def _line(row: LogEntry, name: str, why: str) -> Line:
    if not name:
        name = _("someone who is not here any more") if row.who else _("the operator")
    return Line(
        number=row.number,
        at=timezone.localtime(row.at),
        who=name,
        party=str(party_word(Party(row.party))) if row.party else "",
        what=logged_word(row.act),
        why=why,
        seal=row.seal[:8],
    )
