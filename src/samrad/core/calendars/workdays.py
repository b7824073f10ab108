"""Which days offices are open, and where a deadline lands that falls on a closed one."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

import holidays

from samrad.core.calendars.countries import Country

_DAY = timedelta(days=1)


@cache
def holidays_of(country: Country, year: int) -> Mapping[date, str]:
    """The days of `year` on which offices are closed though it may be a weekday.

    Names are in the country's own language. For Sweden the three eves (midsommarafton,
    julafton, nyårsafton) are included: lag (1930:173) 2 § counts them as Sundays when a
    deadline falls on one.
    """
    match country:
        case Country.NORWAY:
            return dict(holidays.country_holidays("NO", years=year, language="no").items())
        case Country.SWEDEN:
            closed = ("public", "de_facto")
            found = holidays.country_holidays(
                "SE", years=year, language="sv", categories=closed
            )
            return dict(found.items())


def is_working_day(country: Country, day: date) -> bool:
    """Whether offices are open on `day`: not a weekend, not a holiday."""
    return day.weekday() < 5 and day not in holidays_of(country, day.year)


@lru_cache(maxsize=65536)
def working_day_by(country: Country, day: date) -> date:
    """`day` itself, or the last working day before it: where a deadline lands."""
    while not is_working_day(country, day):
        day -= _DAY
    return day


@lru_cache(maxsize=65536)
def working_day_from(country: Country, day: date) -> date:
    """`day` itself, or the first working day after it."""
    while not is_working_day(country, day):
        day += _DAY
    return day


@cache
def last_working_day(country: Country, year: int, month: int) -> date:
    """The last working day of `month` (1–12) in `year`."""
    return working_day_by(country, date(year, month, monthrange(year, month)[1]))
