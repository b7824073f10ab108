"""What an alarm method answers, the same for all of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Alarms:
    """One row for each series, one column for each period judged; nan where nothing is said.

    What is the same for all of them may be one number spread out, not to be written to.

    Attributes:
        at: The periods judged, as 0-based places in the series; shape (A,).
        expected: Cases expected from the past, in cases per period, 0 or more; (S, A).
        upper: The upper limit, in cases per period, 0 or more; (S, A).
        score: How far the count went, in the unit the method's card names; (S, A).
        alarm: Whether the method raises an alarm; False where nothing is said; (S, A).
        p: How often chance alone reaches such a count, 0 to 1; nan for methods that
            give none; (S, A).
        trend_used: Whether the expected number follows a trend in time; (S, A).
        dispersion: How many times the variance exceeds that of independent cases, 1 or
            more; nan for methods that estimate none; (S, A).
    """

    at: NDArray[np.int64]
    expected: NDArray[np.float64]
    upper: NDArray[np.float64]
    score: NDArray[np.float64]
    alarm: NDArray[np.bool_]
    p: NDArray[np.float64]
    trend_used: NDArray[np.bool_]
    dispersion: NDArray[np.float64]
