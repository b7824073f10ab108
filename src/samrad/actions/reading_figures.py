"""Reading a file of figures before it is taken: what is understood, and what it changes."""

from dataclasses import dataclass, replace
from datetime import date

from samrad.actions.looking import look_through
from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import code_on, municipality
from samrad.core.basics.refusals import Refusal
from samrad.core.figures.files.differences import Differences, differences
from samrad.core.figures.files.glance import FileRead, Glance, glance_at
from samrad.core.figures.files.grids import Grid
from samrad.core.figures.files.saying import Said, as_said, lay
from samrad.core.figures.files.understanding import (
    Asked,
    Telling,
    Understood,
    tell_nobody,
    understand,
)
from samrad.core.figures.observations import Unit
from samrad.core.openness.looked import Looked
from samrad.core.places.events import is_summed, summed
from samrad.gateways.papers import entering
from samrad.records.councils.models import Council
from samrad.records.figures import queries
from samrad.records.figures.models import Source

# Norway and Sweden share their clock.
_ZONE = "Europe/Oslo"


@dataclass(frozen=True, slots=True)
class Preview(FileRead):
    """What a file says as it is read, and what it would change in what counts now."""

    changes: Differences


def grids_in(content: bytes) -> tuple[Grid, ...]:
    """The tables of a file somebody brings, read in the reading room.

    Raises:
        Refused: It holds none, is damaged or larger than a table of figures is.
    """
    return entering.tables_of(content)


def cells_in(grids: tuple[Grid, ...]) -> int:
    """How much there is to read in a file."""
    return sum(len(row) for grid in grids for row in grid.rows)


def preview(
    source: Source, grids: tuple[Grid, ...], said: Said | None = None, *, on: date
) -> Preview:
    """How a file of `source` is understood: as said, or as the one before. Four queries."""
    said = remembered(source, on=on) if said is None else said
    return previewed(source, read_file(source, grids, said, on=on), on=on)


def read_file(
    source: Source,
    grids: tuple[Grid, ...],
    said: Said,
    *,
    on: date,
    told: Telling = tell_nobody,
) -> FileRead:
    """The sheet that is meant, and what it says. The database is not asked."""
    laid = lay(grids, said)
    asked = Asked(Country(source.council.country), on, Unit(source.unit))
    read = understand(laid.table, laid.columns, laid.grid, asked, told)
    return FileRead(tuple(grid.sheet for grid in grids), laid, said, read)


def previewed(source: Source, file: FileRead, *, on: date) -> Preview:
    """What was read, beside what counts of `source` on the day `on`. Three queries."""
    changes = compared(source, file.read, on=on)
    return Preview(file.sheets, file.laid, file.said, file.read, changes)


def glance(shown: Preview) -> Glance:
    """What a page shows of it."""
    return glance_at(shown, shown.changes, is_summed=is_summed)


def compared(source: Source, read: Understood, *, on: date) -> Differences:
    """What a file would change in what counts of `source` on the day `on`. Three queries."""
    before = queries.told_of(source, on=on)
    return differences(before, queries.last_keys(source, on=on), read.figures)


def remembered(source: Source, *, on: date) -> Said:
    """How the last file of `source` was understood; the place is the council's own else."""
    said = as_said(source.columns)
    return said if said.place else replace(said, place=own_place(source.council, on=on))


def own_place(council: Council, *, on: date) -> str:
    """The code of the council's own municipality on a day; empty where it has none."""
    found = municipality(council.municipality)
    if isinstance(found, Refusal):
        return ""
    code = code_on(found, on)
    return "" if isinstance(code, Refusal) else code


def without_events(file: Looked, grids: tuple[Grid, ...], *, on: date) -> Looked:
    """The file itself, or its sums where it lists single events: only those are ever kept.

    Raises:
        Refused: There are too few events to be summed.
    """
    found = (summed(grid, tz=_ZONE, on=on) for grid in grids)
    sums = next((one for one in found if one), None)
    if sums is None:
        return file
    name = file.name.rpartition(".")[0] or file.name
    return look_through(sums.text.encode(), f"{name}.csv", on=on)
