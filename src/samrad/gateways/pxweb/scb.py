"""Long tables of Swedish municipalities: SCB, Brå and Kolada, one figure a row."""

import re

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Observation, Unit
from samrad.gateways.pxweb.periods import period_of
from samrad.gateways.pxweb.rows import at_line, municipality_code, rows

_COLUMNS = {
    "place": ("municipality", "municipality_id", "kommunkod", "kommun", "region", "kommun_id"),
    "indicator": ("kpi", "kpi_id", "nyckeltal", "indikator", "brott", "brottstyp"),
    "period": ("year", "period", "år", "ar", "tid"),
    "gender": ("gender", "kön", "kon"),
    "value": ("value", "värde", "varde", "antal", "anmälda brott"),
}
_COUNTRY = {"0000", "00", "0"}
_EVERYBODY = {"", "T", "TOTALT", "TOTAL"}
_GENDERS = {"K": "K", "KVINNOR": "K", "W": "K", "F": "K", "M": "M", "MÄN": "M"}
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,15})?\Z", re.ASCII)
# SCB: ".." not available or too uncertain, "." cannot occur, "-" nil. Brå hides few as "x".
_NO_NUMBER = {"": Why.NOT_COLLECTED, "..": Why.NOT_COLLECTED, ".": Why.NOT_COLLECTED}
_TOO_FEW = {":", "x", "X", "*", "..C"}


def long_table(data: bytes, *, unit: Unit) -> tuple[Observation, ...]:
    """The figures of a table with municipality, indicator, year, gender and value.

    The figures of women and of men alone go by the indicator with /K and /M behind it.

    Args:
        data: The file, CSV or TSV.
        unit: What it counts; Kolada's indicators have each their own.

    Raises:
        Unreadable: A column is missing, or a row has an unknown municipality, a period, a
            gender or a number that is none, or stands twice; told with its line.
    """
    found: list[Observation] = []
    seen: set[tuple[str, str, Period]] = set()
    for line, row in rows(data, _COLUMNS, optional=("gender",)):
        period = period_of(row["period"])
        if period is None:
            raise at_line(line, "table.not_number", text=row["period"])
        place = _place(row["place"], line)
        indicator = row["indicator"] + _suffix(row.get("gender", ""), line)
        if (place, indicator, period) in seen:
            text = f"{place}, {indicator}, {row['period']}"
            raise at_line(line, "table.key_twice", text=text)
        seen.add((place, indicator, period))
        found.append(Observation(indicator, place, period, _cell(row["value"], line), unit))
    return tuple(found)


def _place(written: str, line: int) -> str:
    code = written.partition(" ")[0]
    return "" if code in _COUNTRY else municipality_code(code, Country.SWEDEN, line)


def _suffix(written: str, line: int) -> str:
    gender = written.upper()
    if gender in _EVERYBODY:
        return ""
    if gender not in _GENDERS:
        raise at_line(line, "table.contradicts", what=written)
    return f"/{_GENDERS[gender]}"


def _cell(written: str, line: int) -> Figure:
    """The number; a comma before at most the decimals is Swedish, blanks part thousands."""
    if written in _TOO_FEW:
        return Hidden(Why.TOO_FEW)
    if written in _NO_NUMBER:
        return Hidden(_NO_NUMBER[written])
    if written == "-":
        return 0
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?:\D|\Z))", "", written)
    if not _NUMBER.match(plain):
        raise at_line(line, "table.not_number", text=written)
    number = float(plain.replace(",", "."))
    return int(number) if number.is_integer() else number
