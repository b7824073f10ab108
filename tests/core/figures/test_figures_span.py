"""The same stretch of the calendar in several years, and why it is never quite the same."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from samrad.core.basics.periods import Period
from samrad.core.calendars.countries import Country
from samrad.core.figures.findings import Comparison, Kind, between
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import (
    PENAL_CODE_2015,
    Figure,
    MethodBreak,
    Observation,
    Provenance,
    Series,
    Unit,
)
from samrad.core.figures.span import Spans, same_period
from samrad.core.figures.verdicts import Verdict

TO_MAY = (date(2019, 1, 1), date(2019, 5, 28))


def series(cells: Iterable[tuple[date, date, Figure]], *breaks: MethodBreak) -> Series:
    points = tuple(Observation("alt", "3222", Period(*days), cell) for *days, cell in cells)
    where = Provenance("Øst politidistrikt", date(2019, 6, 1), breaks=breaks)
    return Series("alt", "Alle saker", "3222", Unit.CASES, points, where)


def daily(first: date, last: date, *breaks: MethodBreak) -> Series:
    count = (last - first).days + 1
    days = [first + timedelta(number) for number in range(count)]
    return series([(day, day, 1.0) for day in days], *breaks)


def slide() -> Series:
    """What the police showed: the same days of three years, each as one figure."""
    cases = {2017: 776, 2018: 681, 2019: 702}
    return series([(date(y, 1, 1), date(y, 5, 28), float(count)) for y, count in cases.items()])


def figures(seen: Spans) -> list[Figure]:
    return [span.figure for span in seen.spans]


def test_the_police_slide_is_three_like_periods_and_no_change() -> None:
    seen = same_period(slide(), *TO_MAY, (2019, 2017, 2018), country=Country.NORWAY)

    assert figures(seen) == [776, 681, 702]
    assert [span.days for span in seen.spans] == [148, 148, 148]
    assert [span.year for span in seen.spans] == [2017, 2018, 2019]
    assert between(seen, 2018, 2019).verdict == Verdict.WITHIN_CHANCE
    assert between(seen, 2017, 2019).verdict == Verdict.WITHIN_CHANCE
    assert round(between(seen, 2017, 2019).percent, 1) == -9.5
    assert between(seen, 2018, 2019).kind == Kind.COUNTS


def test_a_leap_year_has_a_day_more_and_is_compared_by_day() -> None:
    seen = same_period(daily(date(2023, 1, 1), date(2024, 12, 31)), *TO_MAY, (2023, 2024))
    found = between(seen, 2023, 2024)

    assert figures(seen) == [148, 149]
    assert seen.leap_years == (2024,)
    assert found.kind == Kind.RATES
    assert found.percent == 0


@pytest.mark.parametrize(
    ("start", "end", "year", "first", "last"),
    [
        ((2024, 2, 1), (2024, 2, 29), 2023, (2023, 2, 1), (2023, 2, 28)),
        ((2024, 2, 29), (2024, 3, 31), 2023, (2023, 3, 1), (2023, 3, 31)),
        ((2023, 2, 1), (2023, 2, 28), 2024, (2024, 2, 1), (2024, 2, 28)),
        ((2018, 12, 1), (2019, 1, 31), 2023, (2023, 12, 1), (2024, 1, 31)),
        ((2019, 3, 1), (2020, 2, 29), 2020, (2020, 3, 1), (2021, 2, 28)),
    ],
)
def test_29_february_and_new_year_are_minded(
    start: tuple[int, int, int],
    end: tuple[int, int, int],
    year: int,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
) -> None:
    span = same_period(series([]), date(*start), date(*end), (year,)).spans[0]

    assert (span.first, span.last) == (date(*first), date(*last))


def test_easter_that_lies_in_the_span_in_some_years_only_is_named() -> None:
    # Easter Sunday: 16 April 2017, 1 April 2018, 21 April 2019.
    april = (date(2019, 4, 1), date(2019, 4, 15))
    seen = same_period(series([]), *april, (2017, 2018, 2019), country=Country.NORWAY)

    assert seen.of(2018).holidays == ("Første påskedag", "Andre påskedag")
    assert seen.of(2019).holidays == ()
    # Maundy Thursday and Good Friday 2017 are 13 and 14 April.
    assert seen.of(2017).holidays == ("Skjærtorsdag", "Langfredag")
    assert set(seen.moved) == {
        *("Første påskedag", "Andre påskedag"),
        *("Skjærtorsdag", "Langfredag"),
    }
    assert [span.open_days for span in seen.spans] == [8, 9, 11]


def test_sweden_has_holidays_of_its_own_and_without_a_country_none_is_named() -> None:
    june = (date(2024, 6, 1), date(2024, 6, 22))
    in_sweden = same_period(series([]), *june, (2023, 2024), country=Country.SWEDEN)
    nowhere = same_period(series([]), *june, (2023, 2024))

    assert "Midsommarafton" in in_sweden.of(2024).holidays
    # 23 and 24 June in 2023, 21 and 22 June in 2024.
    assert in_sweden.moved == ("Midsommarafton", "Midsommardagen")
    assert nowhere.of(2024).holidays == ()
    assert nowhere.of(2024).open_days is None


def test_a_part_of_a_period_is_no_number_to_compare_with() -> None:
    seen = same_period(daily(date(2018, 1, 1), date(2019, 5, 20)), *TO_MAY, (2018, 2019))

    assert figures(seen) == [148, Hidden(Why.NOT_COLLECTED)]
    assert seen.of(2019).counted == 140
    assert seen.of(2019).counted_until == date(2019, 5, 20)
    assert between(seen, 2018, 2019).verdict == Verdict.HIDDEN
    # Asked for until the day up to which both are counted, both are whole.
    assert seen.whole_until == date(2019, 5, 20)
    again = same_period(
        daily(date(2018, 1, 1), date(2019, 5, 20)), TO_MAY[0], seen.whole_until, (2018, 2019)
    )
    assert figures(again) == [140, 140]


def test_months_fill_a_span_and_are_never_divided() -> None:
    months = series(
        [
            (date(2019, 1, 1), date(2019, 1, 31), 120.0),
            (date(2019, 2, 1), date(2019, 2, 28), 100.0),
            (date(2019, 3, 1), date(2019, 3, 31), 130.0),
            (date(2019, 1, 1), date(2019, 12, 31), 1500.0),
        ]
    )

    def until(day: date) -> Figure:
        return same_period(months, date(2019, 1, 1), day, (2019,)).spans[0].figure

    assert until(date(2019, 2, 28)) == 220
    assert until(date(2019, 3, 15)) == Hidden(Why.NOT_COLLECTED)
    # The whole year has its own figure; the months in it are not added once more.
    assert until(date(2019, 12, 31)) == 1500


def test_a_hole_in_the_middle_is_seen() -> None:
    weeks = series([(date(2019, 1, 1), date(2019, 1, 7), 5.0)])
    late = series([(date(2019, 1, 8), date(2019, 1, 14), 5.0)])
    both = (date(2019, 1, 1), date(2019, 1, 14))

    assert same_period(weeks, *both, (2019,)).whole_until == date(2019, 1, 7)
    assert same_period(late, *both, (2019,)).whole_until is None
    assert same_period(late, *both, (2019,)).spans[0].counted == 5


def test_a_hidden_part_hides_the_sum_and_zero_does_not() -> None:
    parts: list[tuple[date, date, Figure]] = [
        (date(2019, 1, 1), date(2019, 1, 31), 0.0),
        (date(2019, 2, 1), date(2019, 2, 28), Hidden(Why.TOO_FEW)),
    ]
    winter = (date(2019, 1, 1), date(2019, 2, 28))

    assert figures(same_period(series(parts), *winter, (2019,))) == [
        Hidden(Why.PROTECTS_ANOTHER)
    ]
    february = same_period(series(parts[1:]), date(2019, 2, 1), winter[1], (2019,))
    assert figures(february) == [Hidden(Why.TOO_FEW)]
    assert figures(same_period(series(parts[:1]), winter[0], date(2019, 1, 31), (2019,))) == [0]


def test_two_ways_of_counting_are_not_compared() -> None:
    autumn = (date(2015, 9, 1), date(2015, 10, 31))
    counted = daily(date(2014, 1, 1), date(2016, 12, 31), PENAL_CODE_2015)
    seen = same_period(counted, *autumn, (2014, 2015, 2016))

    assert figures(seen) == [61, Hidden(Why.BREAK), 61]
    found = between(seen, 2014, 2016)
    assert found.verdict == Verdict.NOT_COMPARABLE
    assert found.how.breaks == (PENAL_CODE_2015,)
    # A break on the first day lies before the span, the day after the last one after it.
    spring = same_period(counted, date(2015, 10, 1), date(2015, 10, 31), (2015, 2016))
    assert between(spring, 2015, 2016).verdict == Verdict.WITHIN_CHANCE
    before = same_period(counted, date(2015, 9, 1), date(2015, 9, 30), (2014, 2015))
    assert between(before, 2014, 2015, Comparison(level=0.99)).how.level == 0.99
    assert between(before, 2014, 2015).verdict == Verdict.WITHIN_CHANCE


@pytest.mark.parametrize(
    ("start", "end", "years", "said"),
    [
        (date(2019, 5, 2), date(2019, 5, 1), (2019,), "end: 2019-05-01 is before"),
        (date(2019, 5, 2), date(2020, 5, 2), (2019,), "end: 2020-05-02 is a year or more"),
        (date(2019, 5, 2), date(2019, 6, 1), (), "years: none"),
        (date(2019, 5, 2), date(2019, 6, 1), (2018, 2018), "years: one stands twice"),
        (date(2019, 5, 2), date(2019, 6, 1), (0,), "years: one is in no calendar"),
    ],
)
def test_a_span_that_is_none_is_refused(
    start: date, end: date, years: tuple[int, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        same_period(slide(), start, end, years)


def test_a_year_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(ValueError, match="year: 2016 was not asked for"):
        same_period(slide(), *TO_MAY, (2019,)).of(2016)
