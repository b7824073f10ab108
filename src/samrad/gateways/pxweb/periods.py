"""Periods as statistics offices write them."""

import re
from datetime import date, timedelta

from samrad.core.basics.periods import Period, months_after

_YEARS = re.compile(r"(\d{4})(?:\s*[-–/]\s*(\d{4}))?\Z", re.ASCII)
# SSB and SCB: 2023M05, 2023K2 and 2023Q2 (quarters), 2023T1 (thirds), 2023H1 (halves), 2023U09.
_PART = re.compile(r"(\d{4})([MKQTHU])(\d{1,2})\Z", re.ASCII)
_MONTHS = {"M": 1, "K": 3, "Q": 3, "T": 4, "H": 6}


def period_of(text: str) -> Period | None:
    """The days `text` stands for, or None where it is no period.

    `2022-2023` is both years, from the first day to the last: SSB publishes averages of two.
    """
    try:
        return _years(text.strip()) or _part(text.strip().upper())
    except ValueError:
        return None


def _years(text: str) -> Period | None:
    found = _YEARS.match(text)
    if not found:
        return None
    return Period(date(int(found[1]), 1, 1), date(int(found[2] or found[1]), 12, 31))


def _part(text: str) -> Period | None:
    found = _PART.match(text)
    if not found:
        return None
    year, kind, number = int(found[1]), found[2], int(found[3])
    if kind == "U":
        monday = date.fromisocalendar(year, number, 1)
        return Period(monday, monday + timedelta(days=6))
    months = _MONTHS[kind]
    if not 1 <= number <= 12 // months:
        return None
    first = months_after(date(year, 1, 1), (number - 1) * months)
    return Period(first, months_after(first, months) - timedelta(days=1))
