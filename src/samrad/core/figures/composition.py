"""How a total's change divides over its categories, and what of it is everybody's change."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samrad.core.figures import arguments
from samrad.core.figures.arguments import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """What a total consists of, before and now.

    Attributes:
        share_before: Each category's share of the total, in [0, 1], shape (k,); nan where
            the total was zero.
        share_now: The same now.
        change: Cases more or fewer in each category, shape (k,); they add up to `total`.
        points: What each category adds to the total's change in per cent, shape (k,); they
            add up to `percent`. nan where the total was zero.
        total: Cases more or fewer in all.
        percent: The total's change in per cent; nan where the total was zero.
    """

    share_before: Numbers
    share_now: Numbers
    change: Numbers
    points: Numbers
    total: float
    percent: float


@dataclass(frozen=True, slots=True, eq=False)
class ShiftShare:
    """An area's change in three parts, in cases, for each category.

    Attributes:
        national: What the area would have gained or lost had every category followed the
            whole of the comparison, shape (k,).
        structural: What comes on top because its categories are those that grew or shrank
            more than the whole of the comparison, shape (k,).
        local: What is left: the area's own, shape (k,).
    """

    national: Numbers
    structural: Numbers
    local: Numbers

    @property
    def total(self) -> tuple[float, float, float]:
        """The three parts over all categories; they add up to the area's change."""
        parts = (self.national, self.structural, self.local)
        return float(parts[0].sum()), float(parts[1].sum()), float(parts[2].sum())


def composition(before: ArrayLike, now: ArrayLike) -> Composition:
    """Divide a total's change over its categories.

    Args:
        before: Cases of each category before, shape (k,); whole numbers.
        now: Cases of each category now, shape (k,).

    Returns:
        Shares before and now, and each category's part of the change.

    Raises:
        ValueError: Numbers are missing, infinite, negative, not whole or not as many.

    Assumes:
        Categories that do not overlap and together are the total, counted alike both times.

    Misleads when:
        A share is read as a change: one falls when another rises, though its own cases stay
        the same. The parts are cases, not evidence: test each with `change.compare_many`.

    Source:
        Kitagawa (1955), JASA 50(272), 1168–1194, for one factor.
    """
    earlier, later = _categories("before", before), _categories("now", now)
    arguments.row("now", later, like=earlier)
    moved = later - earlier
    was = float(earlier.sum()) or float("nan")
    points = 100 * moved / was
    share_now = later / (float(later.sum()) or float("nan"))
    percent = 100 * float(moved.sum()) / was
    return Composition(earlier / was, share_now, moved, points, float(moved.sum()), percent)


def shift_share(
    before: ArrayLike, now: ArrayLike, reference_before: ArrayLike, reference_now: ArrayLike
) -> ShiftShare:
    """Divide an area's change into everybody's, its mixture's and its own.

    Args:
        before: The area's cases of each category before, shape (k,); whole numbers.
        now: The area's cases now, shape (k,).
        reference_before: The cases of what it is compared with (district, country) before,
            the area included, shape (k,).
        reference_now: The same now.

    Returns:
        The three parts for each category; for each they add up to now − before.

    Raises:
        ValueError: Numbers are missing, infinite, negative, not whole or not as many; a
            category has cases in the area and none in what it is compared with.

    Assumes:
        The same categories, periods and counting rules in both.

    Misleads when:
        "Local" is read as the area's doing: it is whatever the other two leave over, chance
        included, and in a small area chance is most of it. A comparison in which the area
        itself is a large part hides what is local.

    Source:
        Dunn (1960), Papers of the Regional Science Association 6, 97–112; Stevens & Moore
        (1980), Journal of Regional Science 20(4), 419–437 (a critical review).
    """
    earlier, later = _categories("before", before), _categories("now", now)
    was = _categories("reference_before", reference_before)
    is_ = _categories("reference_now", reference_now)
    for name, given in (("now", later), ("reference_before", was), ("reference_now", is_)):
        arguments.row(name, given, like=earlier)
    if ((earlier > 0) & (was == 0)).any() or not was.any():
        raise ValueError("reference_before: no cases where the area has some")
    growth = float(is_.sum()) / float(was.sum()) - 1
    of_category = is_ / np.where(was > 0, was, 1.0) - 1
    national = earlier * growth
    structural = earlier * (of_category - growth)
    return ShiftShare(national, structural, later - earlier - national - structural)


def _categories(name: str, given: ArrayLike) -> Numbers:
    return arguments.row(name, arguments.counts(name, given))
