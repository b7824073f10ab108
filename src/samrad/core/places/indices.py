"""How well a map of where things would happen foretold where they did."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samrad.core.places import checks


@dataclass(frozen=True, slots=True, eq=False)
class Accuracy:
    """What the first k places hold, for each k; the most densely foretold place first.

    Attributes:
        order: The places in that order, as indices, shape (n,).
        pai: Share of the events through share of the area; 1 is no better than chance.
        pei: pai through that of somebody who knew beforehand, as a rule in [0, 1].
        rri: Events foretold through events that came; inf or nan where none came.
    """

    order: NDArray[np.int64]
    pai: NDArray[np.float64]
    pei: NDArray[np.float64]
    rri: NDArray[np.float64]


def accuracy(
    observed: ArrayLike, predicted: ArrayLike, area: ArrayLike | None = None
) -> Accuracy:
    """Whether patrols sent to the foretold places would have been where things happened.

    Args:
        observed: Events that came in each place, shape (n,), ≥ 0.
        predicted: Events foretold for it from an earlier period, ≥ 0.
        area: Size of each place in any unit, > 0; all alike by default.

    Returns:
        PAI, PEI and RRI of the first place, the first two, and so on to all of them. Of
        places foretold alike the one with fewer events comes first, so that luck is not
        counted as foresight.

    Raises:
        ValueError: A number is nan, infinite or negative, a shape does not fit, an area is
            zero, or no event came at all.

    Assumes:
        Foretold before the events came, and from others than they.

    Misleads when:
        Judged by a tiny area alone (PAI is then large by itself), or where places differ much
        in size: PEI can then pass 1.

    Source:
        Chainey, Tompson & Uhlig (2008), Security Journal 21, 4–28 (PAI); Hunt (2016) (PEI);
        Wheeler & Steenbeek (2021), Journal of Quantitative Criminology 37(2), 445–480.
    """
    came, foretold, size = _given(observed, predicted, area)
    order = np.lexsort((came, -foretold / size))
    foresight = np.argsort(-came / size, kind="stable")
    pai = _density(came[order], size[order])
    with np.errstate(divide="ignore", invalid="ignore"):
        rri = np.cumsum(foretold[order]) / np.cumsum(came[order])
    return Accuracy(order, pai, pai / _density(came[foresight], size[foresight]), rri)


def _given(
    observed: ArrayLike, predicted: ArrayLike, area: ArrayLike | None
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    came, foretold = (
        checks.numbers("observed", observed),
        checks.numbers("predicted", predicted),
    )
    size = np.ones(came.size) if area is None else checks.numbers("area", area)
    for name, values in (("observed", came), ("predicted", foretold), ("area", size)):
        checks.same_length(name, values, came)
        checks.not_negative(name, values)
    if not came.any():
        msg = "observed: no event came, so nothing can be judged"
        raise ValueError(msg)
    if not size.all():
        msg = f"area: place {int(np.argmin(size))} has none"
        raise ValueError(msg)
    return came, foretold, size


def _density(events: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of the events through share of the area, of the first k for each k."""
    shares: NDArray[np.float64] = np.cumsum(events) / np.cumsum(size)
    return shares * float(size.sum() / events.sum())
