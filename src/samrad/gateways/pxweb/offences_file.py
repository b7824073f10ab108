"""SSB's offences as journalists pass them on: one row for each municipality and period."""

from samrad.core.basics.countries import Country
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Observation, Unit
from samrad.gateways.pxweb.periods import period_of
from samrad.gateways.pxweb.rows import at_line, municipality_code, rows
from samrad.gateways.pxweb.ssb import CURRENT

_COLUMNS = {
    "place": ("gjerningssted",),
    "period": ("år", "ar"),
    **{column: (column,) for column in CURRENT.values()},
}
_NOT_SHOWN = {"", "NA", ":", "."}


def offences_in(data: bytes) -> tuple[Observation, ...]:
    """The figures of a file with a column for each group of offences (chrilur/lovbrudd).

    The code is the one of the place of offence, at the time; the whole country has none.
    Where SSB shows no number the file says NA: four or fewer.

    Raises:
        Unreadable: A column is missing, or a row has an unknown municipality, a period or a
            number that is none, or stands twice; told with its line.
    """
    found: list[Observation] = []
    seen = set()
    for line, row in rows(data, _COLUMNS):
        period = period_of(row["period"])
        if period is None:
            raise at_line(line, "table.not_number", text=row["period"])
        place = _place(row["place"], line)
        if (place, period) in seen:
            raise at_line(line, "table.key_twice", text=f"{row['place']}, {row['period']}")
        seen.add((place, period))
        for code, column in CURRENT.items():
            cell = _cell(row[column], line)
            found.append(Observation(code, place, period, cell, Unit.CASES_A_YEAR))
    return tuple(found)


def _place(written: str, line: int) -> str:
    """The code in front: of `3001 Halden (2020-2023)` it is 3001."""
    if written.casefold() in {"norge", "hele landet"}:
        return ""
    return municipality_code(written.partition(" ")[0], Country.NORWAY, line)


def _cell(written: str, line: int) -> int | Hidden:
    if written in _NOT_SHOWN:
        return Hidden(Why.TOO_FEW)
    if not (written.isascii() and written.isdecimal() and len(written) < 10):
        raise at_line(line, "table.not_number", text=written)
    return int(written)
