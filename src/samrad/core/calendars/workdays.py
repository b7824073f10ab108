"""Which days offices are open, and where a deadline lands that falls on a closed one."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType

from samrad.core.calendars.countries import Country

_DAY = timedelta(days=1)
# In the library's words: the language of the names, and which kinds of day are closed.
_LANGUAGE = {Country.NORWAY: "no", Country.SWEDEN: "sv"}
_CLOSED = {Country.NORWAY: ("public",), Country.SWEDEN: ("public", "de_facto")}


@cache
def holidays_of(country: Country, year: int) -> Mapping[date, str]:
    """The days of `year` on which offices are closed though it may be a weekday.

    Names are in the country's own language, told to the library because it would otherwise
    take the machine's. For Sweden the three eves (midsommarafton, julafton, nyårsafton) are
    included: lag (1930:173) 2 § counts them as Sundays when a deadline falls on one.

    Source:
        The library `holidays`: lov (1947-04-26 nr 1), lag (1989:253). Checked in the tests
        against the calendars of 2018–2030.
    """
    from holidays import country_holidays  # noqa: PLC0415 -- 50 ms that most starts do not need

    found = country_holidays(
        country.value, years=year, language=_LANGUAGE[country], categories=_CLOSED[country]
    )
    return MappingProxyType(dict(found.items()))


def holiday_names(country: Country, day: date) -> tuple[str, ...]:
    """What `day` is called; two names where two holidays meet, as on 17 May 2027."""
    names = holidays_of(country, day.year).get(day)
    return tuple(names.split("; ")) if names else ()


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


def days_before(country: Country, day: date, days: int) -> date:
    """`days` before `day`; on a closed day, the working day before that."""
    return working_day_by(country, day - timedelta(days=days))


@cache
def last_working_day(country: Country, year: int, month: int) -> date:
    """The last working day of `month` (1–12) in `year`."""
    return working_day_by(country, date(year, month, monthrange(year, month)[1]))
