"""What a text says of time, in bokmål, nynorsk, Swedish, and as tables write it."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from samrad.core.basics.periods import Period, months_after, year
from samrad.core.figures.files.grids import Raw, as_text

_MONTHS = (
    *("jan(?:uari?)?", "feb(?:ruari?)?", "mar(?:s|ch)?", "apr(?:il)?", "ma[ijy]", "jun[ie]?"),
    *("jul[iy]?", "aug(?:usti?)?", "sept?(?:ember)?", "o[kc]t(?:ober)?", "nov(?:ember)?"),
    "de[sc](?:ember)?",
)
_NAMES = re.compile(
    "(?:" + "|".join(f"(?P<m{n}>{one})" for n, one in enumerate(_MONTHS, 1)) + r")\.?"
)
_YEARS = range(1900, 2200)
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_UNTIL = r"\s*(?:[-–—/]|til og med|til|till och med|till|t\.?o\.?m\.?)\s*"


def period_in(cell: Raw) -> Period | None:
    """The stretch of days a cell names, or None if it names none.

    >>> period_in("1.1.2019–28.5.2019")
    Period(since=datetime.date(2019, 1, 1), until=datetime.date(2019, 5, 28))
    """
    if isinstance(cell, date):
        return Period(cell, cell)
    if isinstance(cell, float):
        return year(int(cell)) if cell.is_integer() and int(cell) in _YEARS else None
    text = as_text(cell).strip().casefold()
    try:
        found = (reader(text) for reader in _READERS)
        return next((period for period in found if period is not None), None)
    except ValueError:
        # A 31 June, a thirteenth month, an end before its beginning: no day of any calendar.
        return None


def day_in(cell: Raw) -> date | None:
    """The day a cell names, or None."""
    found = period_in(cell)
    return found.since if found and found.since == found.until else None


def month_in(text: str) -> int | None:
    """The month a text names and nothing else, as under a year in a pivot table."""
    match = _NAMES.fullmatch(text.strip().casefold())
    return _month(match) if match else None


def _years(text: str) -> Period | None:
    match = re.fullmatch(rf"(?:år\s*)?{_YEAR}(?:\s*[-–—/]\s*(?P<last>\d\d\d\d|\d\d))?", text)
    if not match:
        return None
    first, last = match["year"], match["last"] or match["year"]
    last = last if len(last) == 4 else first[:2] + last
    return Period(date(int(first), 1, 1), date(int(last), 12, 31))


def _part_of_year(text: str) -> Period | None:
    """A quarter, a third or a half of a year: 2023K1, 1. tertial 2023, 2. halvår 2023."""
    kinds = r"(?P<kind>kvartal|kv|k|q|tertial|tert|t|halvår|h)"
    for pattern in (
        rf"{_YEAR}[\s-]*{kinds}\.?\s*(?P<n>[1-4])",
        rf"(?P<n>[1-4])\s*\.?\s*{kinds}\.?[\s,-]*{_YEAR}",
        rf"{kinds}\.?\s*(?P<n>[1-4])[\s,-]*{_YEAR}",
    ):
        if match := re.fullmatch(pattern, text):
            length = {"k": 3, "q": 3, "t": 4, "h": 6}[match["kind"][0]]
            return _months(int(match["year"]), (int(match["n"]) - 1) * length + 1, length)
    return None


def _month_of_year(text: str) -> Period | None:
    if match := re.fullmatch(rf"{_YEAR}[-.m]?(?P<m>0[1-9]|1[0-2])", text):
        return _months(int(match["year"]), int(match["m"]), 1)
    if match := re.fullmatch(rf"(?P<m>0?[1-9]|1[0-2])[./]{_YEAR}", text):
        return _months(int(match["year"]), int(match["m"]), 1)
    for pattern in (rf"{_NAMES.pattern}[\s,-]*{_YEAR}", rf"{_YEAR}[\s,-]*{_NAMES.pattern}"):
        if match := re.fullmatch(pattern, text):
            return _months(int(match["year"]), _month(match), 1)
    return None


def _week_of_year(text: str) -> Period | None:
    for pattern in (
        rf"{_YEAR}[\s-]*(?:w|u|v|uke|veke|vecka)\.?\s*(?P<w>\d\d?)",
        rf"(?:uke|veke|vecka|u|v|w)\.?\s*(?P<w>\d\d?)[\s,-]*{_YEAR}",
    ):
        if match := re.fullmatch(pattern, text):
            return _week(int(match["year"]), int(match["w"]))
    return None


def _so_far(text: str) -> Period | None:
    """The year until a month or a day: "2025 (til mai)", "jan–mai 2025", "per 28.5.2025"."""
    if match := re.fullmatch(
        rf"{_YEAR}\s*\(?\s*(?:til|till|t\.o\.m\.)\s+(?P<end>[^)]+)\)?", text
    ):
        end = _end_of(match["end"], match["year"])
        return Period(date(int(match["year"]), 1, 1), end) if end else None
    pattern = rf"{_NAMES.pattern}{_UNTIL}(?P<end>[^\d]+)[\s,]*{_YEAR}"
    if match := re.fullmatch(pattern, text):
        end = _end_of(match["end"], match["year"])
        return Period(date(int(match["year"]), _month(match), 1), end) if end else None
    return None


def _days(text: str) -> Period | None:
    """From a day to a day; the year may stand at the end only, as people write."""
    if only := _day(text):
        return Period(only, only)
    halves = re.split(rf"{_UNTIL}(?=[\d])", text, maxsplit=1)
    for cut in _cuts(text, halves):
        last = _day(cut[1])
        first = last and (_day(cut[0]) or _day(f"{cut[0].rstrip('. ')}. {last.year}", last))
        if first and last:
            return Period(first, last)
    return None


def _cuts(text: str, halves: list[str]) -> list[list[str]]:
    """Every way to part a text in two at a dash: "2019-01-01 - 2019-05-28" has five of them."""
    dashes = re.finditer(r"\s*[-–—/]\s*", text)
    cuts = [[text[: dash.start()], text[dash.end() :]] for dash in dashes]
    return [halves, *cuts] if len(halves) == 2 else cuts


def _day(text: str, like: date | None = None) -> date | None:
    """A day; where it lacks a year, that of `like` was put after it."""
    text = text.strip()
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:[ t]00:00(?::00)?)?", text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text) if not like else None:
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d\d?)[./]\s*(\d\d?)[./]?\s*(\d{4}|\d\d)", text):
        return date(_long(match[3]), int(match[2]), int(match[1]))
    if match := re.fullmatch(rf"(?P<d>\d\d?)\.?\s*{_NAMES.pattern}[\s.]*{_YEAR}", text):
        return date(int(match["year"]), _month(match), int(match["d"]))
    return None


def _long(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _end_of(text: str, in_year: str) -> date | None:
    """The last day of a month, or a day, of the year `in_year`."""
    month = month_in(text.strip())
    if month is not None:
        return _months(int(in_year), month, 1).until
    return _day(f"{text.strip().rstrip('.')}. {in_year}") or _day(text)


def _months(of_year: int, first: int, length: int) -> Period:
    since = date(of_year, first, 1)
    return Period(since, months_after(since, length) - timedelta(days=1))


def _week(of_year: int, number: int) -> Period:
    since = date.fromisocalendar(of_year, number, 1)
    return Period(since, since + timedelta(days=6))


def _month(match: "re.Match[str]") -> int:
    return next(n for n in range(1, 13) if match[f"m{n}"])


_READERS: tuple[Callable[[str], Period | None], ...] = (
    # First months: 2023-05 is May, as ISO 8601 has it; a span of years is written 2023/05.
    _month_of_year,
    _years,
    _part_of_year,
    _week_of_year,
    _so_far,
    _days,
)
