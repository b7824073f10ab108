"""How long things are kept, on its page: the rules, also those chosen, and what is damaged."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.django_db

ADDRESS = "/loten/retention/"


@pytest.fixture
def file(tmp_path: Path, settings: Any) -> Path:
    """The file in which the organisation chose other times."""
    settings.SAMRAD_RETENTION = str(tmp_path / "retention.toml")
    return Path(settings.SAMRAD_RETENTION)


def test_a_time_that_was_chosen_stands_there_with_the_decision(
    file: Path, signed_in: Any
) -> None:
    file.write_text('[[choice]]\nkind = "guest"\nmonths = 3\ndecided = "sak 2025/14"\n')
    page = signed_in("slt.loten").get(ADDRESS).content.decode()
    assert "tre måneder etter at invitasjonen" in page
    assert "(sak 2025/14)" in page


@pytest.mark.parametrize("text", [None, "[[choice", '[[choice]]\nkind = "log"\n'])
def test_a_file_damaged_since_the_start_is_a_sentence_and_no_rule_is_told(
    text: str | None, file: Path, signed_in: Any
) -> None:
    if text is not None:
        file.write_text(text)
    answer = signed_in("slt.loten").get(ADDRESS)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "filen der andre tider er valgt, er skadet" in page
    assert "måneder" not in page
    # Where it lies is the operator's alone.
    assert str(file) not in page
