"""The texts the readers were developed on, and those they were not."""

import pytest

from core.agreements.proposing.proposing_scoring import Case, cases_in, total
from samrad.core.agreements.proposing import propose_clauses

LANGUAGES = ("bokmaal", "nynorsk", "svenska")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_development_set_is_read_without_a_mistake(language: str) -> None:
    score = total(cases_in(f"development/{language}"))

    assert (score.partly, score.missed, score.false) == ((), (), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_of_the_held_out_set_is_read(language: str) -> None:
    score = total(cases_in(f"held_out/{language}"))

    assert score.recall >= 0.9
    assert score.precision >= 0.9


@pytest.mark.parametrize(
    "trap",
    [*cases_in("development/traps"), *cases_in("held_out/traps")],
    ids=lambda trap: trap.name,
)
def test_nothing_is_proposed_where_nothing_is_promised(trap: Case) -> None:
    assert propose_clauses(trap.text) == ()
