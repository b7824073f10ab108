"""What can be asked of the search."""

from datetime import date

import pytest

from samrad.core.search.questions import LONGEST, Question, why_not_ask


@pytest.mark.parametrize("words", ["", "   ", "\0", '"" - ! & | :*', "()<->", "…"])
def test_without_a_word_nothing_is_looked_for(words: str) -> None:
    refusal = why_not_ask(words)

    assert refusal is not None
    assert refusal.code == "search.no_words"


@pytest.mark.parametrize("words", ["rus", "å", "12/25", "x" * LONGEST, "'; DROP TABLE x; --"])
def test_a_word_can_be_looked_for(words: str) -> None:
    assert why_not_ask(words) is None


@pytest.mark.parametrize(("length", "code"), [(200, None), (201, "search.too_long")])
def test_two_hundred_letters_are_enough(length: int, code: str | None) -> None:
    refusal = why_not_ask("x" * length)

    assert (refusal.code if refusal else None) == code


def test_a_year_is_its_first_to_its_last_day() -> None:
    span = Question("rus", year=2025).span

    assert (span.since, span.until) == (date(2025, 1, 1), date(2025, 12, 31))
