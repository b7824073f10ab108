"""Figures for tests: a file a party brings, understood and ready to be taken."""

from datetime import date
from typing import Any

from making import looked
from samrad.actions.deliveries import Arrived
from samrad.core.basics.countries import Country
from samrad.core.figures.files.columns import Columns, propose
from samrad.core.figures.files.grids import Grid, Raw
from samrad.core.figures.files.laying import laid
from samrad.core.figures.files.understanding import Asked, Understood, understand
from samrad.core.openness.levels import Marking, Openness

DAY = date(2025, 6, 16)


def grid(text: str, delimiter: str = ";") -> Grid:
    """A text file as the reading room answers it, without going there."""
    rows: list[tuple[Raw, ...]] = [
        tuple(cell.strip() or None for cell in line.split(delimiter))
        for line in text.splitlines()
    ]
    return Grid("", tuple(rows), encoding="utf-8")


def understood(
    given: Grid | str, *, place: str = "3412", country: Country = Country.NORWAY, **said: Any
) -> Understood:
    """What a file says, with the columns that are proposed for it."""
    sheet = grid(given) if isinstance(given, str) else given
    table = laid(sheet)
    proposed = propose(table.headings, [line.cells for line in table.lines])
    columns = Columns(proposed, place=place, **said)
    return understand(table, columns, sheet, Asked(country, DAY))


def arrived(text: str, openness: Openness = Openness.COUNCIL, **said: Any) -> Arrived:
    """A file of figures, looked through and understood."""
    return Arrived(
        "Anmeldte forhold",
        looked(text.encode(), "tall.csv"),
        understood(text),
        {},
        Marking(openness),
        DAY,
        **said,
    )
