"""What the tests of the desk share."""

from typing import Any

import pytest


@pytest.fixture
def outside_the_demo(settings: Any) -> None:
    """Where it is real."""
    settings.SAMRAD_DEMO_DAY = ""
