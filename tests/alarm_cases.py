"""Answers of R for the alarms, as tests/core/figures/alarms.R made them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parent / "core" / "figures" / "alarms.json").read_text()
)


def table(rows: list[list[float | None]]) -> NDArray[np.float64]:
    """Rows as R gave them; what R has no number for is nan."""
    return np.array(rows, dtype=np.float64)


def people(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """As many residents as alarms.R reckons with."""
    at_first = np.linspace(2e4, 9e4, len(counts))
    growth = np.exp(0.012 * np.arange(1, counts.shape[1] + 1) / 52)
    return np.asarray(np.round(np.multiply.outer(at_first, growth)), dtype=np.float64)
