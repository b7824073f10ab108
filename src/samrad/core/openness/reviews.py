"""Looking again: an exemption has its day, a release its end, and neither opens by itself."""

from datetime import date, timedelta

from samrad.core.basics.refusals import Refusal
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party

# From this long before its day it waits on the front page of the party it belongs to.
SOON = timedelta(days=30)
# Days before its day on which somebody is reminded; below zero, after it.
_STEPS = (30, 7, 0, -7, -30)


def step_reached(day: date, *, on: date) -> int | None:
    """The latest reminder of a review on `day` that has come by `on`, if one has.

    A worker that slept over a step makes the next one only.
    """
    left = (day - on).days
    return min((step for step in _STEPS if left <= step), default=None)


def why_not_keep(
    before: Marking, after: Marking, *, owner: Party, by: Party, reason: str
) -> Refusal | None:
    """Why `by` may not keep a thing of `owner` exempt for longer, or None if they may."""
    if before.openness is not Openness.EXEMPT:
        return Refusal("review.not_exempt")
    if by is not owner:
        return Refusal("review.not_yours", {"party": owner})
    if not reason.strip():
        return Refusal("review.no_reason")
    if before.review == after.review:
        return Refusal("review.same_day")
    return None
