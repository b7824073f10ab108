"""What a coordinator is told when she puts a meeting on a day."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.basics.phrases import Phrase
from samrad.core.calendars.countries import Country
from samrad.core.calendars.planner import (
    Against,
    DayWarning,
    Heeded,
    Proposal,
    propose_dates,
    warnings_for,
)
from samrad.core.calendars.school import usual_breaks
from samrad.core.calendars.windows import between, month, near_gatherings
from samrad.core.calendars.workdays import is_working_day

NO, SE = Country.NORWAY, Country.SWEDEN
LORENSKOG = usual_breaks(NO, "3222")
LOTEN = usual_breaks(NO, "3412")
LUND = usual_breaks(SE, "1281")


def in_months(
    year: int, months: tuple[int, ...], heeded: Heeded, **more: frozenset[Any]
) -> tuple[Proposal, ...]:
    return propose_dates([month(year, number) for number in months], heeded, **more)


WARNINGS = [
    ("an ordinary Tuesday", NO, "2026-02-10", []),
    ("a Saturday", NO, "2026-02-14", [("weekend", "")]),
    (
        "17 May 2027",
        NO,
        "2027-05-17",
        [("holiday", "Andre pinsedag"), ("holiday", "Grunnlovsdag")],
    ),
    ("Easter Sunday", SE, "2026-04-05", [("weekend", ""), ("holiday", "Påskdagen")]),
    ("Friday after Ascension Day", NO, "2026-05-15", [("squeezed", "")]),
    ("klämdag before the Epiphany", SE, "2026-01-05", [("squeezed", "")]),
    ("the same Monday in Norway", NO, "2026-01-05", []),
    ("Thursday before 17 May on a Friday", NO, "2024-05-16", []),
    ("Friday after 17 May on a Thursday", NO, "2029-05-18", [("squeezed", "")]),
    ("the last day of June", NO, "2026-06-30", []),
    ("the first day of July", NO, "2026-07-01", [("july", "")]),
    ("the last day of July", SE, "2026-07-31", [("july", "")]),
    ("the first working day of August", SE, "2026-08-03", []),
    ("Friday before an election week", NO, "2025-08-29", []),
    ("the week before the election", NO, "2025-09-01", [("election", "parliament")]),
    ("election day", NO, "2025-09-08", [("election", "parliament")]),
    ("Friday after the election", NO, "2023-09-15", [("election", "municipal_and_county")]),
    ("a week later all is over", NO, "2023-09-18", []),
    ("Swedish election week", SE, "2026-09-08", [("election", "all_levels")]),
    ("Friday before Christmas week", NO, "2025-12-19", []),
    ("Monday of Christmas week", NO, "2025-12-22", [("christmas", "")]),
    ("between the years", NO, "2025-12-30", [("christmas", "")]),
    ("New Year", NO, "2026-01-01", [("holiday", "Første nyttårsdag"), ("christmas", "")]),
    ("the day after is squeezed", NO, "2026-01-02", [("squeezed", "")]),
]


@pytest.mark.parametrize(("case", "country", "day", "expected"), WARNINGS)
def test_what_speaks_against_a_day(
    case: str, country: Country, day: str, expected: list[tuple[str, str]]
) -> None:
    found = warnings_for(date.fromisoformat(day), Heeded(country))

    assert [(one.against.name.lower(), one.name) for one in found] == expected, case


@pytest.mark.parametrize(
    ("day", "key"),
    [("2026-02-13", None), ("2026-02-16", "vinterferie"), ("2026-02-23", None)],
)
def test_a_school_break_is_warned_of_by_name(day: str, key: str | None) -> None:
    found = warnings_for(date.fromisoformat(day), Heeded(NO, LORENSKOG))

    assert found == ((DayWarning(Against.SCHOOL_BREAK, key),) if key else ())


def test_a_warning_is_a_phrase_for_the_web_to_word() -> None:
    holiday = DayWarning(Against.HOLIDAY, "Grunnlovsdag")

    assert holiday.phrase == Phrase("planner.holiday", {"name": "Grunnlovsdag"})
    assert DayWarning(Against.JULY).phrase == Phrase("planner.july")


def test_lorenskog_meets_in_february_june_and_november() -> None:
    proposed = in_months(2026, (2, 6, 11), Heeded(NO, LORENSKOG))

    # 15 February is a Sunday before the winter break, so the Thursday before it is nearest.
    assert [one.day for one in proposed] == [
        date(2026, 2, 12),
        date(2026, 6, 16),
        date(2026, 11, 17),
    ]
    assert [one.warnings for one in proposed] == [(), (), ()]


def test_loten_meets_four_times() -> None:
    proposed = in_months(2025, (2, 5, 9, 12), Heeded(NO, LOTEN))

    assert [str(one.day) for one in proposed] == [
        "2025-02-13",
        "2025-05-15",
        "2025-09-16",
        "2025-12-16",
    ]


def test_lund_keeps_clear_of_the_election() -> None:
    (september,) = in_months(2026, (9,), Heeded(SE, LUND))

    assert september.day == date(2026, 9, 22)


def test_july_gets_its_best_day_and_the_warnings_that_remain() -> None:
    (july,) = in_months(2026, (7,), Heeded(NO, LORENSKOG))

    assert july.day == date(2026, 7, 15)
    assert [one.against for one in july.warnings] == [Against.SCHOOL_BREAK, Against.JULY]


def test_a_taken_day_is_avoided() -> None:
    avoid = frozenset({date(2026, 6, 16)})

    (june,) = in_months(2026, (6,), Heeded(NO), avoid=avoid)

    assert june.day == date(2026, 6, 17)


def test_a_month_named_twice_gets_two_days() -> None:
    proposed = in_months(2026, (6, 6), Heeded(NO))

    assert [one.day for one in proposed] == [date(2026, 6, 16), date(2026, 6, 17)]


def test_another_weekday_may_be_preferred() -> None:
    (june,) = in_months(2026, (6,), Heeded(NO), weekday_preference=frozenset({0}))

    assert june.day == date(2026, 6, 15)


def test_a_month_in_which_every_day_is_taken_gets_none() -> None:
    june = frozenset(date(2026, 6, day) for day in range(1, 31))

    (proposal,) = in_months(2026, (6,), Heeded(NO), avoid=june)

    assert (proposal.day, proposal.warnings) == (None, ())


def test_a_month_no_calendar_has() -> None:
    with pytest.raises(ValueError):
        in_months(2026, (13,), Heeded(NO))


@given(st.sampled_from(Country), st.integers(2015, 2035), st.integers(1, 12))
def test_a_proposal_is_a_working_day_and_none_has_fewer_warnings(
    country: Country, year: int, month: int
) -> None:
    (proposal,) = in_months(year, (month,), Heeded(country))

    assert proposal.day is not None
    assert (proposal.day.year, proposal.day.month) == (year, month)
    assert is_working_day(country, proposal.day)
    assert proposal.warnings == warnings_for(proposal.day, Heeded(country))
    assert (proposal.warnings == ()) == (month != 7)


# --- after the SLT gathering ---------------------------------------------------------------


def test_stange_meets_a_week_after_each_gathering() -> None:
    gatherings = (date(2027, 2, 2), date(2027, 4, 13))
    windows = near_gatherings([month(2027, 2), month(2027, 4)], gatherings)

    proposed = propose_dates(windows, Heeded(NO, gatherings=gatherings))

    assert [str(one.day) for one in proposed] == ["2027-02-09", "2027-04-20"]
    assert [one.warnings for one in proposed] == [(), ()]


@pytest.mark.parametrize(
    ("case", "day", "warned"),
    [
        ("before the gathering", "2027-04-12", True),
        ("on its own day", "2027-04-13", True),
        ("the day after", "2027-04-14", False),
        ("a second meeting after the same gathering", "2027-04-28", True),
    ],
)
def test_between_two_meetings_there_is_a_gathering(
    case: str, day: str, *, warned: bool
) -> None:
    heeded = Heeded(
        NO,
        gatherings=(date(2027, 4, 13),),
        meetings=frozenset({date(2027, 2, 9), date(2027, 4, 27)}),
    )
    found = warnings_for(date.fromisoformat(day), heeded)

    assert (DayWarning(Against.NO_GATHERING) in found) is warned, case


def test_where_nothing_is_agreed_nobody_is_told_of_gatherings() -> None:
    assert warnings_for(date(2027, 4, 14), Heeded(NO)) == ()
    (told,) = warnings_for(date(2027, 4, 14), Heeded(NO, gatherings=()))
    assert told == DayWarning(Against.NO_GATHERING)


def test_a_gathering_on_the_last_day_is_of_no_use_to_the_month() -> None:
    february = month(2027, 2)

    assert near_gatherings([february], [date(2027, 2, 28)]) == [february]


def test_the_best_of_a_stretch_is_its_middle() -> None:
    quarter = between(date(2026, 12, 31), date(2027, 3, 31))

    assert (quarter.first, quarter.aim) == (date(2027, 1, 1), date(2027, 2, 14))
