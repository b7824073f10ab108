"""School breaks of the four partnerships, against the schools' own plans."""

from datetime import date

import pytest

from samrad.core.basics.periods import Period
from samrad.core.calendars.countries import Country
from samrad.core.calendars.school import (
    AroundEaster,
    InWeeks,
    OnDates,
    SchoolBreak,
    break_on,
    usual_breaks,
    with_own,
)

NO, SE = Country.NORWAY, Country.SWEDEN
LORENSKOG, LOTEN, GOL, LUND = "3222", "3412", "3324", "1281"

BREAKS = [
    ("Lørenskog, winter", NO, LORENSKOG, "vinterferie", "2026-02-16", "2026-02-22"),
    ("Lørenskog, autumn", NO, LORENSKOG, "hostferie", "2026-09-28", "2026-10-04"),
    ("Løten, winter (Hamar's plan)", NO, LOTEN, "vinterferie", "2026-02-23", "2026-03-01"),
    ("Løten, autumn (Hamar's plan)", NO, LOTEN, "hostferie", "2026-10-05", "2026-10-11"),
    ("Gol, winter", NO, GOL, "vinterferie", "2025-02-24", "2025-03-02"),
    ("Gol, autumn", NO, GOL, "hostferie", "2024-09-30", "2024-10-06"),
    ("Hemsedal, winter", NO, "3326", "vinterferie", "2019-02-25", "2019-03-03"),
    ("Lund, sportlov", SE, LUND, "sportlov", "2019-02-18", "2019-02-24"),
    ("Lund, påsklov", SE, LUND, "pasklov", "2019-04-15", "2019-04-22"),
    ("Lund, höstlov", SE, LUND, "hostlov", "2018-10-29", "2018-11-04"),
    ("Hamar, Easter", NO, LOTEN, "paaske", "2025-04-12", "2025-04-21"),
    ("Hamar, summer", NO, LOTEN, "sommer", "2025-06-23", "2025-08-17"),
    ("Lund, summer", SE, LUND, "sommar", "2019-06-17", "2019-08-11"),
    ("Stockholm, sportlov", SE, "0180", "sportlov", "2026-02-23", "2026-03-01"),
    ("elsewhere in Norway", NO, "0301", "vinterferie", "2026-02-16", "2026-02-22"),
]


@pytest.mark.parametrize(("case", "country", "code", "key", "first", "last"), BREAKS)
def test_a_usual_break(
    case: str, country: Country, code: str, key: str, first: str, last: str
) -> None:
    breaks = usual_breaks(country, code)
    since, until = date.fromisoformat(first), date.fromisoformat(last)

    found = [break_on(day, breaks) for day in (since, until)]

    assert [each.key for each in found if each] == [key, key], case
    assert break_on(date.fromordinal(since.toordinal() - 1), breaks) is None
    assert break_on(date.fromordinal(until.toordinal() + 1), breaks) is None


def test_a_municipality_decides_its_own_break() -> None:
    own = SchoolBreak("vinterferie", InWeeks(9, 9))

    breaks = with_own(usual_breaks(NO, LORENSKOG), [own])

    assert [each.key for each in breaks] == ["vinterferie", "paaske", "sommer", "hostferie"]
    assert break_on(date(2026, 2, 16), breaks) is None
    assert break_on(date(2026, 2, 23), breaks) == own


def test_decided_dates_hold_in_their_year_only() -> None:
    christmas = SchoolBreak(
        "juleferie", OnDates((Period(date(2025, 12, 22), date(2026, 1, 2)),))
    )

    breaks = with_own(usual_breaks(NO, LOTEN), [christmas])

    assert break_on(date(2025, 12, 21), breaks) is None
    assert break_on(date(2025, 12, 22), breaks) == christmas
    assert break_on(date(2026, 1, 2), breaks) == christmas
    assert break_on(date(2026, 1, 3), breaks) is None
    assert break_on(date(2026, 12, 22), breaks) is None


@pytest.mark.parametrize(("first", "last"), [(0, 8), (9, 8), (40, 53)])
def test_weeks_that_are_not_a_stretch_of_every_year(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="not a stretch"):
        InWeeks(first, last)


def test_the_first_and_the_last_week_are_weeks() -> None:
    assert InWeeks(1, 52).in_year(2026) == (Period(date(2025, 12, 29), date(2026, 12, 27)),)


def test_a_break_does_not_end_before_it_begins() -> None:
    assert AroundEaster(1, 1).in_year(2026) == (Period(date(2026, 4, 6), date(2026, 4, 6)),)
    with pytest.raises(ValueError, match="before it begins"):
        AroundEaster(1, 0)
