"""Small numbers in a published table: which to hide, which others with them, and the proof.

A count under the threshold is hidden; so are as few others as can be found, for as long as a
subtraction from the totals would give the hidden one away. Whatever is returned has been
attacked first, with everything an attacker has who knows no more than what is published.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.small_numbers import attacking
from samrad.core.figures.small_numbers.bounds import Bounds, settle
from samrad.core.figures.small_numbers.choosing import choose
from samrad.core.figures.small_numbers.equations import Equations, equations
from samrad.core.figures.small_numbers.tables import Hierarchy, Published, Spot, Table, Total

__all__ = [
    "Attack",
    "Hierarchy",
    "Interval",
    "Protected",
    "Published",
    "Spot",
    "Table",
    "Total",
    "attack",
    "protect",
]


@dataclass(frozen=True, slots=True)
class Interval:
    """What everything published says of one cell that is not shown.

    Attributes:
        spot: Where it stands.
        low: The least it can be, cases; from 0.
        high: The most it can be, cases; infinite where nothing published limits it.
        tight: Whether both are proven. If not, some consistent tables reach so far and others
            may reach farther.
    """

    spot: Spot
    low: float
    high: float
    tight: bool


@dataclass(frozen=True, slots=True)
class Attack:
    """What an attacker gets out of published tables.

    Attributes:
        exact: Hidden cells that can only be one whole number. Must be empty.
        narrow: Hidden cells that can be several numbers, all of them small. Must be empty.
        intervals: One for each cell that is not shown.
        finished: Whether `exact` and `narrow` are known to hold all there are. Stopped early,
            they hold those proven so far.
    """

    exact: tuple[Spot, ...]
    narrow: tuple[Spot, ...]
    intervals: tuple[Interval, ...]
    finished: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Protected:
    """A table that may be published, and how it came about; the latter is for the desk only.

    Attributes:
        table: What may be published, linked tables included (`table.linked`).
        primary: The cells hidden because they are small.
        secondary: The cells hidden beside them.
        audit: The attack it withstood.
    """

    table: Published
    primary: tuple[Spot, ...]
    secondary: tuple[Spot, ...]
    audit: Attack


def protect(
    table: Table,
    *,
    threshold: int = 5,
    protect_zeros: bool = False,
    intervals: bool = True,
    linked: Sequence[Table] = (),
) -> Protected:
    """Hide small counts, and as few others as can be found, so that none can be worked out.

    Answers: which cells of a table with totals may be printed.

    Args:
        table: Counts of cases with their dimensions and totals.
        threshold: Counts from 1 to under this are small; whole, 1 or more.
        protect_zeros: Whether 0 is small too.
        intervals: Whether a hidden cell must also be able to reach the threshold, as far as
            the published numbers tell. If not, it only must not be determined.
        linked: Other tables of the same cases, published before, after or beside. A cell that
            says the same of every dimension stands in both and is hidden in both; a dimension a
            table lacks is taken as a whole.

    Returns:
        The table to publish, the cells hidden because small and beside them, and the attack on
        it, which found nothing.

    Raises:
        ValueError: A threshold under 1; linked tables that give one cell two numbers.

    Assumes: A reader knows what is published and that no count is negative, nothing more.
    Misleads when: A reader knows some of the cases (a victim knows of one); the reader takes
        into account that a hidden cell is not 0 because zeros are shown; the same cases stand
        in a table that is not linked here; a count of cases hides that they are one person's.
    Source: Hundepool et al. (2012), Statistical Disclosure Control, ch. 4; the moves are the
        unit circuits of Kelly, Golden & Assad (1992), Networks 22, 397-417.
    """
    if threshold < 1 or threshold != int(threshold):
        raise ValueError("threshold: a whole number, 1 or more")
    tables = (table, *linked)
    dimensions = [one.dimensions for one in tables]
    sums = equations(dimensions)
    true = attacking.merged([one.values for one in tables], sums)
    shown = _shown(tables, sums)
    small = (true < threshold) & ((true > 0) | protect_zeros)
    goal = threshold if intervals else 0
    need = {int(cell): max(goal - int(true[cell]), 1) for cell in np.flatnonzero(small)}
    beside, proofs = choose(dimensions, sums, true.astype(np.int64), small | ~shown, need)
    hidden = shown & small
    hidden[beside] = True
    published = _published(tables, sums, hidden, threshold, zeros_hidden=protect_zeros)
    seen = attacking.known(published)
    cells, found = attacking.unknown(seen)
    attacking.show_moves(found, cells, true, proofs.values())
    watched = hidden[cells] | small[cells]
    enough = attacking.withstands(watched, goal)
    settle(found, enough=enough, all_=False, spent=lambda: False)
    audit = _told(seen, cells, found, complete=bool(enough(found).all()))
    if audit.exact or (intervals and audit.narrow):
        raise AssertionError("a table that gives a small number away is not returned")
    spots = attacking.spots
    return Protected(
        table=published,
        primary=spots(seen.tables, sums, np.flatnonzero(shown & small)),
        secondary=spots(seen.tables, sums, np.flatnonzero(hidden & ~small)),
        audit=audit,
    )


def attack(published: Published, *, seconds: float | None = None) -> Attack:
    """Work out what the published numbers say of the hidden ones.

    Answers: can anyone find a hidden number by adding and subtracting what is printed?

    Args:
        published: A table with hidden cells, and the tables linked to it.
        seconds: When to stop, from 0; never if None.

    Returns:
        The least and the most each cell not shown can be, and those that are given away.

    Raises:
        ValueError: Seconds under 0 or nan; published numbers that contradict each other.

    Assumes: No count is negative. Whole numbers are not made use of, but that an
        interval with one whole number in it is exact.
    Misleads when: The attacker knows more; or stopped early (`finished`).
    Source: Fischetti & Salazar (2001), Management Science 47(7), 1008-1027; HiGHS solves the
        linear programs.
    """
    if seconds is not None and not seconds >= 0:
        raise ValueError("seconds: 0 or more")
    end = None if seconds is None else monotonic() + seconds
    seen = attacking.known(published)
    cells, found = attacking.unknown(seen)
    enough = attacking.withstands(seen.hidden[cells], published.threshold)
    settle(found, enough=enough, all_=True, spent=lambda: end is not None and monotonic() > end)
    complete = attacking.proven(found) | enough(found)
    return _told(seen, cells, found, complete=bool(complete.all()))


def _shown(tables: Sequence[Table], sums: Equations) -> NDArray[np.bool_]:
    """Which cells some table shows."""
    shown = np.zeros(sums.count, bool)
    for one, cells in zip(tables, sums.cell_of, strict=True):
        shown[cells if one.shown is None else cells[one.shown.ravel()]] = True
    return shown


def _published(
    tables: Sequence[Table],
    sums: Equations,
    hidden: NDArray[np.bool_],
    threshold: int,
    *,
    zeros_hidden: bool,
) -> Published:
    made: list[Published] = []
    for one, cells in reversed(list(zip(tables, sums.cell_of, strict=True))):
        shown = np.ones(one.shape, bool) if one.shown is None else one.shown
        gone = hidden[cells].reshape(one.shape) & shown
        values = np.where(shown & ~gone, one.values.astype(np.float64), np.nan)
        linked = tuple(reversed(made)) if one is tables[0] else ()
        made.append(Published(one.dimensions, values, gone, threshold, zeros_hidden, linked))
    return made[-1]


def _told(
    seen: attacking.Known, cells: NDArray[np.int64], found: Bounds, *, complete: bool
) -> Attack:
    """Word what was found."""
    first = seen.tables[0]
    one = attacking.one_number(found)
    under = found.most < first.threshold - 1e-6
    # A cell never meant to be shown may be worked out, if it is not small.
    from_ = 0 if first.zeros_hidden else 1
    telling = seen.hidden[cells] | (under & (found.least >= from_))
    tight = attacking.proven(found)
    places = attacking.spots(seen.tables, seen.sums, cells)
    ranges = zip(places, found.least.tolist(), found.most.tolist(), tight.tolist(), strict=True)
    open_ = np.flatnonzero(seen.hidden & ~np.isnan(seen.values))
    given = attacking.spots(seen.tables, seen.sums, open_)
    return Attack(
        exact=given + tuple(places[at] for at in np.flatnonzero(one & telling & tight)),
        narrow=tuple(places[at] for at in np.flatnonzero(under & ~one & telling & tight)),
        intervals=tuple(Interval(*each) for each in ranges),
        finished=complete,
    )
