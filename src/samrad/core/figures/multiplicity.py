"""Many tests at once: how to read a page of p-values without seeing ghosts."""

import numpy as np
from numpy.typing import ArrayLike

from samrad.core.figures.arguments import Numbers


def benjamini_hochberg(p: ArrayLike) -> Numbers:
    """Adjust p so that, of what is called a change at q, at most a share q is none.

    Args:
        p: p-values in [0, 1], any shape; nan where nothing was tested.

    Returns:
        Adjusted p in the order and shape given; nan stays nan and is not counted.

    Raises:
        ValueError: A p is outside [0, 1], or what is given is not numbers.

    Assumes:
        Tests that are independent or pull in the same direction.

    Misleads when:
        One picks afterwards which tests to count: the share holds for the whole page, not
        for the three lines one likes.

    Source:
        Benjamini & Hochberg (1995), JRSS B 57(1), 289–300; as R's `p.adjust(p, "BH")`.
    """
    return _step_up(_chances(p), 1.0)


def benjamini_yekutieli(p: ArrayLike) -> Numbers:
    """As `benjamini_hochberg`, whichever way the tests hang together.

    Args:
        p: p-values in [0, 1], any shape; nan where nothing was tested.

    Returns:
        Adjusted p in the order and shape given; nan stays nan and is not counted.

    Raises:
        ValueError: A p is outside [0, 1], or what is given is not numbers.

    Assumes:
        Nothing about how the tests hang together.

    Misleads when:
        Few finds are taken for little change: with a thousand tests it asks for about seven
        times as much evidence as Benjamini and Hochberg.

    Source:
        Benjamini & Yekutieli (2001), Annals of Statistics 29(4), 1165–1188; as R's
        `p.adjust(p, "BY")`.
    """
    chances = _chances(p)
    tested = int(np.isfinite(chances).sum())
    return _step_up(chances, float((1 / np.arange(1, tested + 1)).sum()))


def holm(p: ArrayLike) -> Numbers:
    """Adjust p so that the risk of even one false find is at most the level.

    Args:
        p: p-values in [0, 1], any shape; nan where nothing was tested.

    Returns:
        Adjusted p in the order and shape given; nan stays nan and is not counted.

    Raises:
        ValueError: A p is outside [0, 1], or what is given is not numbers.

    Assumes:
        Nothing about how the tests hang together.

    Misleads when:
        It is used to scan: among hundreds of series it sees only the very largest changes.

    Source:
        Holm (1979), Scandinavian Journal of Statistics 6(2), 65–70; as R's
        `p.adjust(p, "holm")`.
    """
    chances = _chances(p)
    adjusted = np.full(chances.shape, np.nan)
    tested = np.flatnonzero(np.isfinite(chances.ravel()))
    ordered = tested[np.argsort(chances.ravel()[tested], kind="stable")]
    left = np.arange(ordered.size, 0, -1)
    steps = np.maximum.accumulate(left * chances.ravel()[ordered])
    adjusted.ravel()[ordered] = np.minimum(steps, 1.0)
    return adjusted


def _chances(p: ArrayLike) -> Numbers:
    try:
        chances = np.asarray(p, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("p: not numbers") from None
    if ((chances < 0) | (chances > 1)).any():
        raise ValueError("p: one does not lie between 0 and 1")
    return chances


def _step_up(chances: Numbers, factor: float) -> Numbers:
    adjusted = np.full(chances.shape, np.nan)
    tested = np.flatnonzero(np.isfinite(chances.ravel()))
    ordered = tested[np.argsort(chances.ravel()[tested], kind="stable")[::-1]]
    rank = np.arange(ordered.size, 0, -1)
    steps = np.minimum.accumulate(factor * ordered.size / rank * chances.ravel()[ordered])
    adjusted.ravel()[ordered] = np.minimum(steps, 1.0)
    return adjusted
