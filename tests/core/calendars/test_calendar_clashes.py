"""One politikontakt, seven councils: who cannot come on a day."""

from datetime import date

from samrad.core.calendars.clashes import BusyDay, clashes
from samrad.core.calendars.countries import Country
from samrad.core.calendars.planner import Against, DayWarning, Heeded, propose_dates
from samrad.core.calendars.windows import month

DAY, NEXT = date(2026, 9, 15), date(2026, 9, 16)


def test_the_politikontakt_cannot_be_in_hol_and_in_gol() -> None:
    found = clashes([BusyDay("Politikontakt", DAY, "Politirådet i Hol")])

    assert found == {DAY: (DayWarning(Against.BUSY, "Politikontakt", "Politirådet i Hol"),)}


def test_where_the_reader_does_not_sit_it_is_another_council() -> None:
    (warning,) = clashes([BusyDay("Politikontakt", DAY)])[DAY]

    assert warning == DayWarning(Against.BUSY, "Politikontakt")
    assert warning.phrase.facts == {"name": "Politikontakt"}


def test_who_is_away_twice_is_away_once_and_the_known_place_is_said() -> None:
    found = clashes([BusyDay("Lensmann", DAY, "Ål"), BusyDay("Lensmann", DAY)])

    assert found[DAY] == (DayWarning(Against.BUSY, "Lensmann", "Ål"),)


def test_two_people_are_two_warnings_in_order_of_name() -> None:
    found = clashes([BusyDay("Politikontakt", DAY), BusyDay("Lensmann", DAY)])

    assert [one.name for one in found[DAY]] == ["Lensmann", "Politikontakt"]


def test_a_day_on_which_somebody_is_busy_is_not_the_best() -> None:
    busy = clashes([BusyDay("Politikontakt", DAY)])
    heeded = Heeded(Country.NORWAY, busy=busy)

    (proposed,) = propose_dates([month(2026, 9)], heeded)

    assert (proposed.day, proposed.warnings) == (NEXT, ())


def test_if_somebody_is_busy_all_month_the_day_comes_with_its_warning() -> None:
    days = [date(2026, 9, number) for number in range(1, 31)]
    busy = clashes([BusyDay("Politikontakt", day) for day in days])

    (proposed,) = propose_dates([month(2026, 9)], Heeded(Country.NORWAY, busy=busy))

    assert proposed.day == DAY
    assert [one.name for one in proposed.warnings] == ["Politikontakt"]
