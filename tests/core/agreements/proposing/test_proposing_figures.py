"""The reference page tells what the readers do today."""

import runpy
from pathlib import Path

import pytest

from core.agreements.proposing.proposing_scoring import SEEDS

ROOT = Path(__file__).resolve().parents[4]


@pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed documents are not beside this checkout"
)
def test_the_page_is_fresh() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "measure_proposing.py"))

    assert tool["PAGE"].read_text(encoding="utf-8") == tool["page"]()
