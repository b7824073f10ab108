"""Inside files as much is found as outside, and the printed page says how much."""

from pathlib import Path

import pytest

from core.openness.persons.labelled import Sentence, held_out, names, tuned
from core.openness.persons.measuring import measure, printed
from gateways.papers.measuring_files import FILES, measure_file, measured_in_files
from samrad.core.openness.persons import IDENTITY

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("sentences", [tuned(), held_out()], ids=["tuned", "held out"])
@pytest.mark.parametrize("kind", FILES)
def test_enough_is_found_in_a_file_and_little_else(
    kind: str, sentences: list[Sentence]
) -> None:
    measured = measure_file(sentences, FILES[kind])

    assert measured.recall(IDENTITY) >= 0.98
    assert measured.precision >= 0.95


def test_the_printed_figures_are_those_measured() -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "reference" / "person-guard.md"

    # If not: python tools/measure_person_guard.py
    bare = measure(tuned()), measure(held_out())
    of_names = measure(names("looked_at")), measure(names("held_out"))
    assert page.read_text() == printed(*bare, of_names, measured_in_files())
