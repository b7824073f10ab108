"""The two agreements among the seeds against the answer key, and the three talks."""

import pytest

from core.agreements.proposing.proposing_scoring import SEEDS, answer_key, seed, total
from samrad.core.agreements.proposing import propose_clauses

TALKS = ("000_79ee94b9d86fea00.txt", "002_d60833476c14793e.txt", "004_bcb7136ed636e753.txt")

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed documents are not beside this checkout"
)


def test_the_agreements_are_read_as_a_person_reads_them() -> None:
    score = total(answer_key())

    assert score.recall >= 0.9
    assert score.precision >= 0.9


def test_each_promise_is_quoted_from_where_it_stands() -> None:
    for document in answer_key():
        proposed = {proposal.terms: proposal for proposal in propose_clauses(document.text)}
        for promise in document.promises:
            assert proposed[promise.terms].sentence.startswith(promise.starts)


def test_every_quote_stands_word_for_word_in_the_text() -> None:
    for document in answer_key():
        text = " ".join(document.text.split())
        for proposal in propose_clauses(document.text):
            assert all(quote in text for quote in (proposal.sentence, *proposal.also))


@pytest.mark.parametrize("file", TALKS)
def test_a_talk_is_no_agreement(file: str) -> None:
    assert propose_clauses(seed(file)) == ()
