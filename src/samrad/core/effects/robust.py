"""Standard errors of what hangs together: neighbours in time, rows of one area."""

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.arguments import Numbers


def lags_for(periods: int) -> int:
    """Up to how many periods apart errors are taken to hang together: 4 (n / 100)^(2/9)."""
    return int(4 * (periods / 100) ** (2 / 9))


def newey_west(pulls: Numbers, lags: int) -> Numbers:
    """Covariance of the sum of what each period pulls, neighbours in time reckoned in.

    Args:
        pulls: What each period adds to k sums, shape (S, n, k).
        lags: Up to how many periods apart they hang together, 0 or more.

    Returns:
        Covariances, shape (S, k, k); weights fall evenly with the distance (Bartlett).
    """
    turned = pulls.transpose(0, 2, 1)
    found = turned @ pulls
    for apart in range(1, lags + 1):
        beside = turned[:, :, apart:] @ pulls[:, :-apart]
        found += (1 - apart / (lags + 1)) * (beside + beside.transpose(0, 2, 1))
    return np.asarray(found)


def cluster_sums(pulls: Numbers, cluster: NDArray[np.intp]) -> Numbers:
    """What the rows of each cluster pull together, shape (G, k).

    Args:
        pulls: What each row adds, shape (n, k).
        cluster: Which cluster each row belongs to, 0 … G − 1, shape (n,).
    """
    found = np.zeros((int(cluster.max()) + 1, pulls.shape[1]))
    np.add.at(found, cluster, pulls)
    return found
