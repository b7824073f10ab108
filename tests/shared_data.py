"""Real data of agencies that lies beside the checkout; a test without it says so and skips."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared(path: str) -> Path:
    """The file or folder `path` of the shared data, e.g. `norway/klass131_graph_edges.csv`.

    It lies in the folder that `SAMRAD_SHARED_DATA` names, or in `../shared/data`.
    """
    found = Path(os.environ.get("SAMRAD_SHARED_DATA") or _BESIDE) / path
    if not found.exists():
        pytest.skip(f"the shared data is not here: {path} (set SAMRAD_SHARED_DATA)")
    return found
