"""School breaks, in which half a council is away. Each municipality decides its own.

What stands here are usual weeks, to begin with; a municipality's own replace them by key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from samrad.core.basics.periods import Period
from samrad.core.calendars.countries import Country
from samrad.core.calendars.easter import easter
from samrad.core.calendars.weeks import Week


@dataclass(frozen=True, slots=True)
class InWeeks:
    """The same ISO weeks every year, `first` up to and including `last` (1–52).

    Raises:
        ValueError: A week is outside 1–52, or `last` is before `first`.
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last <= 52:
            msg = f"weeks {self.first}–{self.last} are not a stretch of every year's weeks"
            raise ValueError(msg)

    def in_year(self, year: int) -> tuple[Period, ...]:
        """From the first week's Monday to the last week's Sunday."""
        return (Period(Week(year, self.first).first, Week(year, self.last).last),)


@dataclass(frozen=True, slots=True)
class AroundEaster:
    """Counted in days from Easter Sunday: -6 is Monday of Holy Week, 1 Easter Monday.

    Raises:
        ValueError: `last` is before `first`.
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            msg = f"a break cannot end ({self.last}) before it begins ({self.first})"
            raise ValueError(msg)

    def in_year(self, year: int) -> tuple[Period, ...]:
        """The days around that year's Easter."""
        sunday = easter(year)
        return (Period(sunday + timedelta(self.first), sunday + timedelta(self.last)),)


@dataclass(frozen=True, slots=True)
class OnDates:
    """The dates a municipality has decided, one period for each year decided so far."""

    periods: tuple[Period, ...]

    def in_year(self, year: int) -> tuple[Period, ...]:
        """The periods that begin in `year`; none where nothing is decided yet."""
        return tuple(period for period in self.periods if period.since.year == year)


Rule = InWeeks | AroundEaster | OnDates


@dataclass(frozen=True, slots=True)
class SchoolBreak:
    """A break and when it is.

    Attributes:
        key: Its name in plain letters: `vinterferie`, `paaske`, `sommer`, `hostferie`, in
            Sweden `sportlov`, `pasklov`, `sommar`, `hostlov`, or a municipality's own.
        rule: The days it covers in a year.
    """

    key: str
    rule: Rule


def break_on(day: date, breaks: Iterable[SchoolBreak]) -> SchoolBreak | None:
    """The first of `breaks` in which `day` lies, or None."""
    for each in breaks:
        years = (day.year - 1, day.year)  # a decided break may begin before New Year
        periods = (period for year in years for period in each.rule.in_year(year))
        if any(day in period for period in periods):
            return each
    return None


def with_own(
    usual: Iterable[SchoolBreak], own: Iterable[SchoolBreak]
) -> tuple[SchoolBreak, ...]:
    """The `usual` breaks with a municipality's `own` in place of those with the same key."""
    merged = {each.key: each for each in usual} | {each.key: each for each in own}
    return tuple(merged.values())


def usual_breaks(country: Country, code: str) -> tuple[SchoolBreak, ...]:
    """What is usual where the municipality with today's `code` lies: an assumption to check.

    A rule for the municipality goes before one for its county (the code's first two
    digits), and this before the country's.
    """
    local = _LOCAL[country]
    return local.get(code) or local.get(code[:2]) or _NATIONAL[country]


def _norway(winter: int, autumn: int) -> tuple[SchoolBreak, ...]:
    # School ends in week 25 and begins on the Monday of week 34, give or take a few days
    # (read from the plans of Hamar, Hemsedal and Gol 2018–2027).
    return (
        SchoolBreak("vinterferie", InWeeks(winter, winter)),
        SchoolBreak("paaske", AroundEaster(-8, 1)),
        SchoolBreak("sommer", InWeeks(26, 33)),
        SchoolBreak("hostferie", InWeeks(autumn, autumn)),
    )


def _sweden(sport: int) -> tuple[SchoolBreak, ...]:
    # Holy Week in Lund (2019) and most of the country; some, such as Kristianstad, take the
    # week after instead. School ends in week 24 and begins in week 33 or 34.
    return (
        SchoolBreak("sportlov", InWeeks(sport, sport)),
        SchoolBreak("pasklov", AroundEaster(-6, 1)),
        SchoolBreak("sommar", InWeeks(25, 32)),
        SchoolBreak("hostlov", InWeeks(44, 44)),
    )


# Week 8 and 40 hold in Oslo, Akershus and Østfold. Sweden's sportlov runs from week 7 to 10
# by county; 9 is Stockholm's.
_NATIONAL: Mapping[Country, tuple[SchoolBreak, ...]] = MappingProxyType(
    {Country.NORWAY: _norway(8, 40), Country.SWEDEN: _sweden(9)}
)
_HALLINGDAL = ("3320", "3322", "3324", "3326", "3328", "3330")
_LOCAL: Mapping[Country, Mapping[str, tuple[SchoolBreak, ...]]] = MappingProxyType(
    {
        Country.NORWAY: {
            "32": _norway(8, 40),  # Akershus
            # Innlandet: Hamar's plans for 2023–2027; Løten is assumed to follow its neighbour.
            "34": _norway(9, 41),
            # Plans of Hemsedal (2017–2021) and Gol (2024–2026), unlike the rest of Buskerud.
            **dict.fromkeys(_HALLINGDAL, _norway(9, 40)),
        },
        Country.SWEDEN: {"12": _sweden(8)},  # Skåne: Lund's plan for 2018–2019
    }
)
