"""One honest sentence for each figure, in every language, in words a mayor reads."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from picturing import springs, told
from samrad.core.basics.periods import Period
from samrad.core.figures.compared import Comparison, finding
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import PENAL_CODE_2015, Figure, Unit
from samrad.core.figures.verdicts import Verdict
from samrad.core.pictures.figures import Compared, ToldFigure
from samrad.web.kit.phrases.pictures import compared_sentence, figure_sentence

_ = "\N{NO-BREAK SPACE}"
SLIDE = {
    "nb": f"702 saker 1. januar–28. mai 2019, 3,1{_}% flere enn året før (681). Usikkerheten "
    f"går fra 7{_}% færre til 15{_}% flere: det er innenfor det tilfeldige.",
    "nn": f"702 saker 1. januar–28. mai 2019, 3,1{_}% fleire enn året før (681). Uvissa går "
    f"frå 7{_}% færre til 15{_}% fleire: det er innanfor det tilfeldige.",
    "sv": f"702 ärenden 1 januari–28 maj 2019, 3,1{_}% fler än året före (681). Osäkerheten "
    f"går från 7{_}% färre till 15{_}% fler: det är inom slumpen.",
    "en": f"702 cases 1 January–28 May 2019, 3.1{_}% more than the year before (681). The "
    f"uncertainty reaches from 7{_}% fewer to 15{_}% more: that is within chance.",
}


@pytest.mark.parametrize("language", SLIDE)
def test_702_cases_against_681_are_said_to_be_within_chance(language: str) -> None:
    with translation.override(language):
        assert figure_sentence(told(springs())) == SLIDE[language]


def test_702_cases_against_776_are_within_chance_too() -> None:
    figure = told(springs())
    with translation.override("nb"):
        said = compared_sentence(figure, figure.compared[0])

    assert said == (
        f"702 saker 1. januar–28. mai 2019, 9,5{_}% færre enn to år før (776). Usikkerheten "
        f"går fra 18{_}% færre til 0,3{_}% flere: det er innenfor det tilfeldige."
    )


def _found(before: Figure, now: Figure, how: Comparison | None = None) -> ToldFigure:
    how = how or Comparison()
    one = Compared(Period(date(2018, 1, 1), date(2018, 5, 28)), "", finding(before, now, how))
    return replace(told(springs()), now=now, unit=how.unit, compared=(one,))


NB = {
    Verdict.UP: (_found(100, 200), "mer enn det tilfeldige."),
    Verdict.DOWN: (_found(200, 100), "mer enn det tilfeldige."),
    Verdict.WITHIN_CHANCE: (_found(100, 101), "innenfor det tilfeldige."),
    Verdict.TOO_FEW: (_found(1, 2), "for få til å si om noe har endret seg."),
    Verdict.HIDDEN: (_found(Hidden(Why.TOO_FEW), 12), "De sammenlignes ikke."),
    Verdict.NOT_COMPARABLE: (
        _found(100, 120, Comparison(breaks=(PENAL_CODE_2015,))),
        "1. oktober 2015: ny straffelov. Derfor sammenlignes de to ikke.",
    ),
    Verdict.NOT_TESTED: (
        _found(12, 13, Comparison(unit=Unit.PER_1000)),
        "kan slike tall ikke si.",
    ),
}


@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_has_a_sentence_of_its_own(verdict: Verdict) -> None:
    figure, end = NB[verdict]
    assert figure.compared[0].finding.verdict is verdict
    with translation.override("nb"):
        said = figure_sentence(figure)

    assert said.endswith(end)
    assert "signifikan" not in said
    assert "nan" not in said


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_a_hidden_figure_is_no_number_in_any_language(language: str) -> None:
    figure = _found(40, Hidden(Why.TOO_FEW))
    with translation.override(language):
        said = figure_sentence(figure)

    assert re.findall(r"\d+", said) == ["1", "28", "2019", "40"]


def test_where_there_was_nothing_before_no_percent_is_told() -> None:
    with translation.override("nb"):
        said = figure_sentence(_found(0, 60))

    assert "inf" not in said
    assert "og oppover: det er mer enn det tilfeldige." in said


def test_a_figure_without_another_one_says_so() -> None:
    with translation.override("nb"):
        said = figure_sentence(replace(told(springs()), compared=()))

    assert said == "702 saker 1. januar–28. mai 2019. Det finnes ikke noe å sammenligne med."
