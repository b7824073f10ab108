"""The days on which Norway and Sweden vote, so that meetings keep clear of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samrad.core.calendars.countries import Country
from samrad.core.calendars.weeks import Week, week_of

_DAY = timedelta(days=1)
_MONDAY, _SUNDAY = 0, 6
# Earlier elections followed other rules, and no partnership looks back that far.
FIRST_YEAR = 1994


class Elected(StrEnum):
    """What is elected."""

    MUNICIPAL_AND_COUNTY = "municipal_and_county"  # kommunestyre- og fylkestingsvalg
    PARLIAMENT = "parliament"  # stortings- og sametingsvalg
    ALL_LEVELS = "all_levels"  # riksdag, region och kommun on one day


@dataclass(frozen=True, slots=True)
class Election:
    """An ordinary election and its main day."""

    country: Country
    day: date
    elected: Elected

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks from the day before to the day after.

        Norway may also vote on the Sunday before its Monday; Sweden counts on the Monday
        after its Sunday. Either way there are two weeks.
        """
        return (week_of(self.day - _DAY), week_of(self.day + _DAY))


# The King in council sets each day to a Monday (valgloven 2002 § 9-2; under the act of 2023
# as well). It is usually the second in September; here are those decided otherwise.
NORWAY_DECIDED = {1997: date(1997, 9, 15), 2003: date(2003, 9, 15)}


def election_in(country: Country, year: int) -> Election | None:
    """The ordinary election of `year`, or None; also None before 1994.

    Norway's day is the usual one until the King in council has decided it, which happens in
    the spring of the year before.
    """
    return _RULES[country](year) if year >= FIRST_YEAR else None


def _norwegian(year: int) -> Election | None:
    """Odd years: parliament in 2021, 2025 (Grunnloven § 54), municipalities in 2023, 2027."""
    if year % 2 == 0:
        return None
    elected = Elected.PARLIAMENT if year % 4 == 1 else Elected.MUNICIPAL_AND_COUNTY
    day = NORWAY_DECIDED.get(year) or _in_september(year, _MONDAY, 2)
    return Election(Country.NORWAY, day, elected)


def _swedish(year: int) -> Election | None:
    """Every fourth year since 1994: 2018, 2022, 2026 (RF 3 kap. 3 §), all levels together.

    The second Sunday in September since SFS 2010:1416 (vallagen 1 kap. 3 §), before that
    the third.
    """
    if year % 4 != 2:
        return None
    day = _in_september(year, _SUNDAY, 2 if year > 2010 else 3)
    return Election(Country.SWEDEN, day, Elected.ALL_LEVELS)


def _in_september(year: int, weekday: int, number: int) -> date:
    first = date(year, 9, 1)
    ahead = (weekday - first.weekday()) % 7 + 7 * (number - 1)
    return first + timedelta(days=ahead)


_RULES = {Country.NORWAY: _norwegian, Country.SWEDEN: _swedish}
