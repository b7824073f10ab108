"""Municipalities that join a council later, or leave it: each with its day."""

from collections.abc import Collection
from datetime import date

from samrad.core.basics.refusals import Refusal
from samrad.core.people.bodies import CouncilKind


def kind_after(kind: CouncilKind, municipalities: int) -> CouncilKind:
    """What a council of `kind` is once so many municipalities take part."""
    if municipalities <= 1:
        return CouncilKind.LOCAL
    return CouncilKind.JOINT if kind is CouncilKind.LOCAL else kind


def why_not_join(key: str, taking_part: Collection[str]) -> Refusal | None:
    """Why a municipality is not taken in, or None if it can be."""
    return Refusal("council.takes_part_already") if key in taking_part else None


def why_not_leave(
    since: date | None, until: date, *, others: int, seated: Collection[str]
) -> Refusal | None:
    """Why a municipality does not leave with its last day `until`, or None if it can.

    Args:
        since: Since when it takes part; None from the beginning.
        until: Its last day.
        others: How many municipalities stay.
        seated: The names of its people who would still have a seat the day after.
    """
    if not others:
        return Refusal("council.last_municipality")
    if since and until < since:
        return Refusal("council.leaves_before_it_joins", {"since": since})
    if seated:
        return Refusal("council.still_seated", {"names": tuple(sorted(seated))})
    return None
