"""How much a problem matters: a sum anybody can do by hand."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from samrad.core.people.parties import Party
from samrad.core.problems.priority import (
    PROPOSED,
    Criterion,
    Scores,
    Weights,
    priority,
    why_not_score,
    why_not_weigh,
)

HARM, EXTENT, TREND, WORRY, INFLUENCE = Criterion
POLICE = {HARM: 4, EXTENT: 3, TREND: 2, WORRY: 3, INFLUENCE: 2}
MUNICIPALITY = {HARM: 3, EXTENT: 2, TREND: 4, WORRY: 3, INFLUENCE: 4}


def test_both_parties_mean_times_weight_as_a_share_of_the_most() -> None:
    """3.5·3 + 2.5·2 + 3·1 + 3·2 + 3·2 = 30.5 of 4·(3+2+1+2+2) = 40: 76 of 100."""
    found = priority(PROPOSED, {Party.POLICE: POLICE, Party.MUNICIPALITY: MUNICIPALITY})

    assert float(found.points or 0) == 30.5
    assert found.most == 40
    assert found.number == 76
    assert [line.criterion for line in found.lines if line.is_apart] == [TREND, INFLUENCE]


def test_until_both_parties_have_answered_there_is_no_number() -> None:
    found = priority(PROPOSED, {Party.POLICE: POLICE})

    assert found.number is None
    assert found.waits_for == (Party.MUNICIPALITY,)


def test_what_does_not_count_is_waited_for_by_nobody() -> None:
    weights = Weights(1, {**dict.fromkeys(Criterion, 0), HARM: 1})

    found = priority(weights, {Party.POLICE: {HARM: 4}, Party.MUNICIPALITY: {HARM: 1}})

    assert found.number == 63  # 2.5 of 4 is 62.5
    assert found.waits_for == ()


SCORES = st.fixed_dictionaries({one: st.integers(0, 4) for one in Criterion})
WEIGHTS = st.fixed_dictionaries({one: st.integers(0, 5) for one in Criterion}).filter(
    lambda of: any(of.values())
)


@drawn(WEIGHTS, SCORES, SCORES)
def test_the_parties_count_the_same_and_the_number_stays_within_its_ends(
    weights: dict[Criterion, int], one: Scores, other: Scores
) -> None:
    of = Weights(1, weights)

    found = priority(of, {Party.POLICE: one, Party.MUNICIPALITY: other})
    turned = priority(of, {Party.POLICE: other, Party.MUNICIPALITY: one})

    assert found.number == turned.number
    assert found.number is not None
    assert 0 <= found.number <= 100


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        (POLICE, ""),
        ({HARM: 4}, "priority.answer_all"),
        ({**POLICE, HARM: 5}, "priority.answer_all"),
        ({**POLICE, HARM: -1}, "priority.answer_all"),
    ],
)
def test_a_party_answers_everything_from_0_to_4(scores: Scores, code: str) -> None:
    refusal = why_not_score(scores)

    assert (refusal.code if refusal else "") == code


@pytest.mark.parametrize(
    ("weights", "why", "code"),
    [
        (dict.fromkeys(Criterion, 1), "Alt teller likt.", ""),
        (dict.fromkeys(Criterion, 0), "Ingenting.", "priority.nothing_counts"),
        (dict.fromkeys(Criterion, 6), "For mye.", "priority.weights_from_to"),
        ({HARM: 1}, "Bare skade.", "priority.weights_from_to"),
        (dict.fromkeys(Criterion, 1), " ", "priority.no_reason"),
        (dict.fromkeys(Criterion, 2), "Som før.", "priority.nothing_changed"),
    ],
)
def test_weights_are_decided_for_a_reason(
    weights: dict[Criterion, int], why: str, code: str
) -> None:
    now = Weights(3, dict.fromkeys(Criterion, 2))
    refusal = why_not_weigh(weights, why, now=now)

    assert (refusal.code if refusal else "") == code


def test_a_council_may_decide_what_is_proposed() -> None:
    assert why_not_weigh(PROPOSED.of, "Vi er enige.", now=PROPOSED) is None
