"""The meetings of a year, proposed all at once."""

from collections.abc import Iterable
from datetime import date

from samrad.core.agreements import kinds
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.calendars.planner import Heeded
from samrad.core.calendars.school import usual_breaks
from samrad.core.duties.evidence import Evidence
from samrad.core.reports.panel import Partnership
from samrad.core.reports.planning import (
    meeting_days_of,
    meets_after_gathering,
    plan_of_year,
)
from spec.told import clause

NO = Country.NORWAY
SIGNED = "2020-01-01"
AUTUMN = date(2026, 11, 28)


def given(terms: kinds.Meetings, *done: Evidence, until: str | None = None) -> Partnership:
    return Partnership(NO, (clause("meetings", terms, SIGNED, until),), (), done)


def planned(day: date, name: str) -> Evidence:
    return Evidence(Deed.MEETING_PLANNED, day, f"møte {name}", name, known=date(2026, 11, 1))


def days(
    known: Partnership, year: int, heeded: Heeded | None = None, on: date = AUTUMN
) -> list[str]:
    found = plan_of_year(known, year, heeded or Heeded(NO, usual_breaks(NO, "3222")), on=on)
    return [str(one.day) for one in found]


def test_lorenskog_gets_a_day_in_each_of_its_months() -> None:
    known = given(kinds.Meetings(3, (2, 6, 11)))

    assert days(known, 2027) == ["2027-02-16", "2027-06-15", "2027-11-16"]


def test_four_meetings_without_months_are_spread_over_the_quarters() -> None:
    assert days(given(kinds.Meetings(4)), 2027) == [
        "2027-02-16",
        "2027-05-18",
        "2027-08-24",
        "2027-11-16",
    ]


def test_months_that_do_not_fit_the_number_are_not_heeded() -> None:
    assert days(given(kinds.Meetings(2, (2, 6, 11))), 2027) == ["2027-04-01", "2027-09-30"]


def test_a_meeting_that_has_its_day_is_not_planned_again() -> None:
    known = given(kinds.Meetings(3, (2, 6, 11)), planned(date(2027, 2, 9), "1/27"))

    assert days(known, 2027) == ["2027-06-15", "2027-11-16"]
    assert meeting_days_of(known, on=AUTUMN) == {date(2027, 2, 9)}


def test_what_is_past_and_the_week_ahead_are_no_proposal() -> None:
    known = given(kinds.Meetings(4))

    assert days(known, 2026, on=date(2026, 12, 1)) == ["2026-12-09"]
    assert days(known, 2026, on=date(2026, 12, 24)) == []


def test_an_agreement_that_ends_in_june_asks_for_no_autumn() -> None:
    assert len(days(given(kinds.Meetings(4), until="2027-06-30"), 2027)) == 2


def test_without_a_clause_nothing_is_proposed() -> None:
    assert plan_of_year(Partnership(NO, (), (), ()), 2027, Heeded(NO), on=AUTUMN) == ()


def test_stange_meets_after_its_gatherings() -> None:
    known = given(kinds.Meetings(5, after_gathering=True))
    gatherings = tuple(map(date.fromisoformat, gathered()))

    assert meets_after_gathering(known, 2027)
    assert days(known, 2027, Heeded(NO, gatherings=gatherings)) == [
        "2027-01-26",
        "2027-04-06",
        "2027-06-08",
        "2027-09-21",
        "2027-11-09",
    ]


def test_elsewhere_nobody_asks_for_gatherings() -> None:
    assert not meets_after_gathering(given(kinds.Meetings(5)), 2027)


def gathered() -> Iterable[str]:
    return ("2027-01-19", "2027-03-30", "2027-06-01", "2027-09-14", "2027-11-02")
