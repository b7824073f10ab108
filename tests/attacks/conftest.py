"""What the attacks share: every address of the site, filled from the demo."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from attacks.walking import demo_words, every_address


@pytest.fixture(autouse=True)
def _own_home(settings: Any, tmp_path: Path) -> None:
    """Counters of wrong attempts are counted anew in each test."""
    settings.SAMRAD_HOME = tmp_path
    settings.SAMRAD_SECURITY_CONTACT = "mailto:hull@example.org"


@pytest.fixture
def words(within: Any, some_rows: Any, at: datetime) -> dict[str, object]:
    """What fills the slots of addresses: rows of Løten, and a feed that works."""
    with within("loten") as council:
        return demo_words(council, some_rows(council), at)


@pytest.fixture
def site(words: dict[str, object]) -> dict[str, str]:
    """Every address of the site by its name, filled in."""
    return {one.name: one.filled(words) for one in every_address()}
