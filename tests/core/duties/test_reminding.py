"""When a reminder is made."""

import pytest

from samrad.core.agreements import kinds
from samrad.core.basics.deeds import Deed
from samrad.core.duties.reminding import reminders
from spec.told import clause, day, done, seen

MEETINGS = clause("meetings", kinds.Meetings(1, (6,)), "2018-10-22")
REVIEW = clause("review", kinds.AgreementReview(every_years=4), "2022-06-30")


@pytest.mark.parametrize(
    ("on", "steps"),
    [
        ("2025-05-30", []),
        ("2025-05-31", [30]),
        ("2025-06-22", [30]),
        ("2025-06-23", [7]),
        ("2025-06-29", [7]),
        ("2025-06-30", [0]),
        ("2025-07-01", []),
    ],
)
def test_a_meeting_is_reminded_of_a_month_and_a_week_before(on: str, steps: list[int]) -> None:
    found = reminders(seen(on, MEETINGS), on=day(on))

    assert [one.days_before for one in found] == steps


@pytest.mark.parametrize(
    ("on", "steps"),
    [("2026-03-31", []), ("2026-04-01", [90]), ("2026-05-31", [30]), ("2026-06-30", [0])],
)
def test_a_review_needs_a_quarters_warning(on: str, steps: list[int]) -> None:
    assert [one.days_before for one in reminders(seen(on, REVIEW), on=day(on))] == steps


def test_what_is_done_is_not_reminded_of() -> None:
    held = (done(Deed.MEETING_HELD, "2025-06-10", meeting="1/25"),)

    assert reminders(seen("2025-06-25", MEETINGS, evidence=held), on=day("2025-06-25")) == ()
