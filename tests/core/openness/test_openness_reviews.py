"""An exemption is looked at again; only whose it is keeps it, and not without a reason."""

from datetime import date, timedelta

import pytest

from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.reviews import step_reached, why_not_keep
from samrad.core.people.parties import Party

DAY = date(2025, 6, 10)
EXEMPT = Marking(Openness.EXEMPT, "no.offl.24.3", DAY)
LATER = Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 6, 10))


@pytest.mark.parametrize(
    ("left", "step"),
    [
        (31, None),
        (30, 30),
        (8, 30),
        (7, 7),
        (1, 7),
        (0, 0),
        (-6, 0),
        (-7, -7),
        (-29, -7),
        (-30, -30),
        (-400, -30),
    ],
)
def test_somebody_is_reminded_before_the_day_and_after_it(left: int, step: int | None) -> None:
    assert step_reached(DAY, on=DAY - timedelta(days=left)) == step


@pytest.mark.parametrize(
    ("before", "after", "by", "reason", "code"),
    [
        (EXEMPT, LATER, Party.POLICE, "Samme fare.", None),
        (EXEMPT, LATER, Party.MUNICIPALITY, "Samme fare.", "review.not_yours"),
        (EXEMPT, LATER, Party.POLICE, "  ", "review.no_reason"),
        (EXEMPT, EXEMPT, Party.POLICE, "Samme fare.", "review.same_day"),
        (Marking(Openness.COUNCIL), LATER, Party.POLICE, "Samme fare.", "review.not_exempt"),
    ],
)
def test_it_is_kept_by_whose_it_is_with_a_reason(
    before: Marking, after: Marking, by: Party, reason: str, code: str | None
) -> None:
    refusal = why_not_keep(before, after, owner=Party.POLICE, by=by, reason=reason)

    assert (refusal.code if refusal else None) == code
