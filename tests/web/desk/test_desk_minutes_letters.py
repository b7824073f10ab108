"""The letter to who was at a meeting, as it goes out in each language; a human approves it.

`SAMRAD_APPROVE=1 pytest tests/web/desk/test_desk_minutes_letters.py` writes the copies anew.
"""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from samrad.records.councils.models import Council
from samrad.records.meetings.approving import Reader
from samrad.records.meetings.models import Meeting
from samrad.records.people.models import Person
from samrad.web.desk.meetings.minutes_letters import minutes_letter

APPROVED = Path(__file__).parent / "letters_of_minutes"


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_a_letter_is_as_it_was_approved(language: str, settings: Any) -> None:
    settings.SAMRAD_ADDRESS = "https://samrad.example.org"
    council = Council(name="Politirådet i Løten", slug="loten", language="nb")
    meeting = Meeting(
        council=council, year=2025, number=3, day=date(2025, 6, 12), place="Hemmelig sted"
    )
    person = Person(email="kari@loten.example", name="Kari Ny", language=language)
    # Whoever sends it speaks another language: the letter does not.
    with translation.override("en" if language != "en" else "nb"):
        letter = minutes_letter(Reader(meeting=meeting, person=person))
    written = f"{letter.to}\n{letter.subject}\n\n{letter.text}"
    approved = APPROVED / f"minutes.{language}.txt"
    if os.environ.get("SAMRAD_APPROVE"):
        approved.write_text(written)

    assert written == approved.read_text()
    assert letter.language == language
    assert "https://samrad.example.org/loten/meetings/2025/3/minutes/" in letter.text
