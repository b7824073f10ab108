"""When somebody is reminded of their measures."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.calendars.countries import Country
from samrad.core.meetings.digests import Owned, is_quiet, overdue, step_reached, to_tell
from samrad.core.openness.marked import MarkedKind

DEADLINE = date(2025, 9, 15)
MADE = date(2025, 6, 11)
DAY = timedelta(days=1)


def owned(deadline: date = DEADLINE, since: date = MADE, number: int = 1) -> Owned:
    return Owned(UUID(int=number), "Politirådet i Løten", "loten", deadline, since)


@pytest.mark.parametrize(
    ("on", "step"),
    [
        ("2025-08-31", None),
        ("2025-09-01", "2025-09-01"),
        ("2025-09-11", "2025-09-01"),
        ("2025-09-12", "2025-09-12"),
        ("2025-09-15", "2025-09-12"),
        ("2025-09-16", "2025-09-16"),
        ("2025-09-29", "2025-09-16"),
        ("2025-09-30", "2025-09-30"),
        ("2025-10-14", "2025-10-14"),
        ("2026-09-15", "2026-09-15"),
    ],
)
def test_two_weeks_three_days_the_day_after_and_then_every_two_weeks(
    on: str, step: str | None
) -> None:
    found = step_reached(DEADLINE, on=date.fromisoformat(on))

    assert (found and found.isoformat()) == step


def test_one_letter_tells_of_all_that_is_near_and_the_next_waits_for_the_next_step() -> None:
    late, near, far = (
        owned(date(2025, 8, 20), number=1),
        owned(date(2025, 9, 1), number=2),
        owned(date(2025, 12, 1), number=3),
    )
    told = to_tell([far, near, late], told_on=None, on=date(2025, 8, 21))

    assert told == (late, near)
    assert overdue(told, on=date(2025, 8, 21)) == 1
    for day in range(22, 29):
        assert (
            to_tell([far, near, late], told_on=date(2025, 8, 21), on=date(2025, 8, day)) == ()
        )
    assert to_tell([far, near, late], told_on=date(2025, 8, 21), on=date(2025, 8, 29)) == (
        late,
        near,
    )


def test_of_what_was_agreed_yesterday_nobody_is_reminded_before_its_next_step() -> None:
    new = owned(DEADLINE, since=date(2025, 9, 10))

    assert to_tell([new], told_on=None, on=date(2025, 9, 11)) == ()
    assert to_tell([new], told_on=None, on=date(2025, 9, 12)) == (new,)


@pytest.mark.parametrize(
    ("day", "country", "quiet"),
    [
        (date(2025, 7, 1), Country.NORWAY, True),
        (date(2025, 7, 31), Country.SWEDEN, True),
        (date(2025, 8, 1), Country.NORWAY, False),
        (date(2025, 6, 30), Country.NORWAY, False),
        (date(2025, 6, 28), Country.NORWAY, True),  # a Saturday
        (date(2026, 5, 14), Country.NORWAY, True),  # kristi himmelfartsdag
        (date(2025, 6, 6), Country.SWEDEN, True),  # nationaldagen
        (date(2025, 6, 6), Country.NORWAY, False),
    ],
)
def test_quiet_in_july_at_weekends_and_on_holidays(
    day: date, country: Country, *, quiet: bool
) -> None:
    assert is_quiet(day, country=country, quiet_in_july=True) is quiet


def test_who_wants_letters_in_july_gets_them_on_working_days() -> None:
    assert not is_quiet(date(2025, 7, 1), country=Country.NORWAY, quiet_in_july=False)
    assert is_quiet(date(2025, 7, 5), country=Country.NORWAY, quiet_in_july=False)


DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS)
def test_a_step_has_come_and_the_next_is_never_more_than_two_weeks_away(
    deadline: date, on: date
) -> None:
    step = step_reached(deadline, on=on)

    assert (step is None) == (on < deadline - timedelta(days=14))
    if step is not None:
        assert step <= on < step + timedelta(days=14)
        assert step_reached(deadline, on=step) == step


@given(st.lists(st.builds(owned, DAYS, DAYS), max_size=6), DAYS, DAYS)
def test_never_two_letters_on_a_day_and_in_two_weeks_no_more_than_there_are_steps(
    all_of: list[Owned], first: date, quiet_until: date
) -> None:
    told_on, letters = None, []
    for number in range(60):
        on = first + number * DAY
        if on >= quiet_until and to_tell(all_of, told_on=told_on, on=on):
            assert to_tell(all_of, told_on=on, on=on) == ()
            letters.append(on)
            told_on = on
    steps = {
        step_reached(one.deadline, on=first + number * DAY)
        for one in all_of
        for number in range(60)
    }
    assert len(letters) <= len(steps)


@given(st.lists(st.builds(owned, DAYS, DAYS), max_size=6), DAYS)
def test_what_is_told_is_near_or_overdue_and_in_order(all_of: list[Owned], on: date) -> None:
    told = to_tell(all_of, told_on=None, on=on)

    assert all(one.deadline <= on + timedelta(days=14) for one in told)
    assert list(told) == sorted(told, key=lambda one: one.deadline)


def test_of_an_exemption_one_is_reminded_before_and_after_its_day_each_once() -> None:
    look = replace(owned(DEADLINE, date(2025, 1, 1)), review=MarkedKind.PARAGRAPH)
    told_on, told = None, []
    for day in (DEADLINE + timedelta(days=n) for n in range(-40, 400)):
        if to_tell([look], told_on=told_on, on=day):
            told_on = day
            told.append((DEADLINE - day).days)

    assert told == [30, 7, 0, -7, -30]


def test_a_letter_tells_of_an_exemption_that_is_a_month_away() -> None:
    look = replace(owned(DEADLINE, date(2025, 1, 1)), review=MarkedKind.ITEM)
    late = owned(date(2025, 8, 14))
    on = DEADLINE - timedelta(days=30)

    assert to_tell([look, late], told_on=None, on=on) == (late, look)
    assert to_tell([look, late], told_on=None, on=on - DAY) == (late,)
