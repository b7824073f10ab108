"""What the attacks share: every address of the site, filled from the demo."""

from datetime import datetime
from typing import Any

import pytest

from attacks.walking import demo_words, every_address


@pytest.fixture(autouse=True)
def _a_contact(settings: Any) -> None:
    """The operator has said whom to tell of a hole, so those pages are there."""
    settings.SAMRAD_SECURITY_CONTACT = "mailto:hull@example.org"


@pytest.fixture
def words(within: Any, some_rows: Any, at: datetime) -> dict[str, object]:
    """What fills the slots of addresses: rows of Løten, and a feed that works."""
    from measure_rows import measure_to_ask_for
    from meeting_rows import to_ask_for

    with within("loten") as council:
        rows = some_rows(council)
        rows |= to_ask_for(council, at, rows["number"])
        return demo_words(council, rows | measure_to_ask_for(council, at), at)


@pytest.fixture
def site(words: dict[str, object]) -> dict[str, str]:
    """Every address of the site by its name, filled in."""
    return {one.name: one.filled(words) for one in every_address()}
