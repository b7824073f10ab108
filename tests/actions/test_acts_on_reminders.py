"""A reminder comes once for each step of nearness, however often the worker runs."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from samrad.actions import agreements
from samrad.actions.evidence import note_evidence
from samrad.actions.reminders import remind
from samrad.core.agreements import kinds
from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence as Done
from samrad.records.agreements import queries
from samrad.records.agreements.models import Version
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Reminder

pytestmark = pytest.mark.django_db

# Lund's picture of 18 November 2024 holds for twelve months.
PICTURE = "picture_updated.2025.11-18"
DUE = date(2025, 11, 18)


@pytest.fixture
def lund(within: Any) -> Any:
    with within("lund") as council:
        yield council


def made(duty: str) -> list[tuple[int, date]]:
    """The reminders of a duty: days before, and when they were made."""
    rows = Reminder.objects.filter(duty=duty).order_by("made_on")
    return list(rows.values_list("days_before", "made_on"))


def days_before(days: int) -> date:
    return DUE - timedelta(days=days)


def test_run_twice_on_a_day_it_reminds_once(lund: Council) -> None:
    day = date(2025, 8, 25)
    first = remind(lund.id, on=day)

    assert first == Reminder.objects.count() > 0
    assert remind(lund.id, on=day) == 0
    assert Reminder.objects.count() == first


def test_a_picture_is_reminded_of_90_and_30_days_before_and_on_its_day(lund: Council) -> None:
    for days in (91, 90, 89, 31, 30, 29, 1, 0, -1, -30):
        remind(lund.id, on=days_before(days))

    assert made(PICTURE) == [
        (90, days_before(90)),
        (30, days_before(30)),
        (0, days_before(0)),
    ]


def test_a_worker_that_slept_makes_the_next_step_only(lund: Council) -> None:
    remind(lund.id, on=days_before(10))

    assert made(PICTURE) == [(30, days_before(10))]


def test_who_was_reminded_of_a_later_step_hears_no_earlier_one(lund: Council) -> None:
    remind(lund.id, on=days_before(10))
    remind(lund.id, on=days_before(9))

    assert len(made(PICTURE)) == 1


def test_nobody_is_reminded_of_what_is_done(lund: Council, person: Any, at: datetime) -> None:
    done = Done(Deed.PICTURE_UPDATED, days_before(95), "lägesbild 2025")
    later = datetime.combine(done.on, at.timetz())
    note_evidence(lund, done, by=person("samordnare.lund"), at=later)
    remind(lund.id, on=days_before(90))

    assert made(PICTURE) == []


@pytest.mark.slow
def test_a_meeting_is_reminded_of_30_and_7_days_before_and_on_its_last_day(
    lund: Council,
) -> None:
    for number in range(120):
        remind(lund.id, on=date(2025, 6, 16) + timedelta(days=number))
    rows = Reminder.objects.filter(duty="meetings.2025.09").order_by("made_on")

    assert [(row.days_before, (row.due - row.made_on).days) for row in rows] == [
        (30, 30),
        (7, 7),
        (0, 0),
    ]


def test_the_reminders_of_one_council_are_its_own(within: Any) -> None:
    day = date(2025, 8, 25)
    with within("lund") as lund:
        remind(lund.id, on=day)
        assert Reminder.objects.exists()
    with within("loten"):
        assert Reminder.objects.count() == 0


@pytest.mark.slow
def test_a_duty_with_the_longest_possible_name_is_reminded_of(within: Any) -> None:
    long = "Å" * 200
    with within("lund") as council:
        version = Version.objects.get(council=council, number=2)
        focus = next(c for c in queries.clauses_of(version) if c.key == "focus_areas")
        wider = replace(focus, terms=kinds.FocusAreas((long,), within_months=6))
        agreements.write_clauses(version, (wider,))
        for number in range(0, 400, 5):
            remind(council.id, on=date(2025, 1, 1) + timedelta(days=number))

        assert Reminder.objects.filter(duty__contains=long.casefold()).exists()
