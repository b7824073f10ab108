"""The ways chance could have fallen among a few areas, and the ratios it does not refuse."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures import arguments

# Up to so many ways all are gone through; beyond it, some are drawn.
_ALL = 4096
# With fewer draws an interval of 95 % has no ends.
FEWEST_DRAWS = 99
# A ratio this far from the estimate is told as none or as without bounds.
_FURTHEST = 20.0
_NEAR = 1e-7


@dataclass(frozen=True, slots=True)
class FewAreas:
    """An effect with an interval that holds for few areas.

    Attributes:
        estimate: The log of the ratio.
        ratio: Change of the treated over the change of the others, above 0.
        low: Lower end of its interval; 0 where so few areas set none.
        high: Upper end of it; infinite where so few areas set none.
        p: Two-sided p of a ratio of 1, in (0, 1].
        smallest_p: The smallest p so few areas could have shown, in (0, 1]. Above 0.05,
            nothing could have been found at 95 %.
        ways: How many ways chance could have fallen were compared.
        every_way: Whether that is all of them.
    """

    estimate: float
    ratio: float
    low: float
    high: float
    p: float
    smallest_p: float
    ways: int
    every_way: bool


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Ways in which chance could have fallen.

    Attributes:
        rows: One for each way, the one that came about first, shape (ways, G): +1 and -1,
            or whether an area is treated.
        every: Whether these are all there are.
        smallest_p: The smallest p they can show, in (0, 1].
    """

    rows: NDArray[Any]
    every: bool
    smallest_p: float


def signs(clusters: int, *, draws: int, seed: int | np.random.Generator) -> Ways:
    """Each cluster pulls as it did, or as much the other way.

    Raises:
        ValueError: Fewer than 99 would have to be drawn.
    """
    if 2**clusters <= _ALL:
        bits = np.arange(2**clusters)[:, None] >> np.arange(clusters)
        return Ways(1.0 - 2.0 * (bits & 1), every=True, smallest_p=2.0 ** (1 - clusters))
    number = arguments.whole("draws", draws, least=FEWEST_DRAWS)
    drawn = np.random.default_rng(seed).choice((-1.0, 1.0), (number, clusters))
    rows = np.vstack((np.ones(clusters), drawn))
    return Ways(rows, every=False, smallest_p=1 / len(rows))


def choices(chosen: NDArray[np.bool_], *, draws: int, seed: int | np.random.Generator) -> Ways:
    """As many areas treated as were, and any of them.

    Raises:
        ValueError: Fewer than 99 would have to be drawn.
    """
    areas, treated = chosen.size, int(chosen.sum())
    if math.comb(areas, treated) <= _ALL:
        found = np.zeros((math.comb(areas, treated), areas), dtype=np.bool_)
        for row, some in zip(found, combinations(range(areas), treated), strict=True):
            row[list(some)] = True
        first = int(np.flatnonzero((found == chosen).all(axis=1))[0])
        found[[0, first]] = found[[first, 0]]
        return Ways(found, every=True, smallest_p=1 / len(found))
    drawn = np.tile(chosen, (arguments.whole("draws", draws, least=FEWEST_DRAWS), 1))
    drawn = np.random.default_rng(seed).permuted(drawn, axis=1)
    rows = np.vstack((chosen, drawn))
    return Ways(rows, every=False, smallest_p=1 / len(rows))


def told(
    estimate: float, p_of: Callable[[float], float], step: float, chance: float, ways: Ways
) -> FewAreas:
    """The effect, with the interval of all log ratios whose p is `chance` or more.

    Args:
        estimate: The log ratio.
        p_of: The p of any log ratio.
        step: About how far an end may lie from the estimate, above zero.
        chance: How often the interval may go wrong, in (0, 1).
        ways: What the p is counted over.
    """
    low, high = (_end(estimate, side * step, p_of, chance) for side in (-1, 1))
    return FewAreas(
        estimate=estimate,
        ratio=math.exp(estimate),
        low=math.exp(low),
        high=math.exp(high),
        p=p_of(0.0),
        smallest_p=ways.smallest_p,
        ways=len(ways.rows),
        every_way=ways.every,
    )


def _end(estimate: float, step: float, p_of: Callable[[float], float], chance: float) -> float:
    """The log ratio beyond which, on the side of `step`, none is kept; infinite if none is."""
    inside, outside = estimate, estimate + step
    while p_of(outside) >= chance:
        inside, step = outside, 2 * step
        outside = inside + step
        if abs(outside - estimate) > _FURTHEST:
            return math.copysign(math.inf, step)
    while abs(outside - inside) > _NEAR:
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if p_of(middle) >= chance else (inside, middle)
    return inside
