"""What may be said of two figures has words in every language."""

import pytest
from django.utils import translation

from samrad.core.figures.compared import Comparison, finding
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import PENAL_CODE_2015, Unit
from samrad.core.figures.verdicts import Verdict
from samrad.web.kit import formats
from samrad.web.kit.phrases import finding_sentences

FINDINGS = {
    Verdict.UP: finding(10, 90),
    Verdict.DOWN: finding(90, 10),
    Verdict.WITHIN_CHANCE: finding(90, 91),
    Verdict.TOO_FEW: finding(1, 2),
    Verdict.HIDDEN: finding(Hidden(Why.TOO_FEW), 2),
    Verdict.NOT_COMPARABLE: finding(1, 2, Comparison(breaks=(PENAL_CODE_2015,))),
    Verdict.NOT_TESTED: finding(20.5, 25.0, Comparison(unit=Unit.PERCENT)),
}


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_every_verdict_has_its_sentence(language: str) -> None:
    assert set(FINDINGS) == set(Verdict)
    with translation.override(language):
        said = [finding_sentences(one) for one in FINDINGS.values()]

    assert len(set(said)) == len(said)
    assert not any("%(" in one or " nan" in one for one in said)


def test_a_hidden_figure_is_not_told_and_what_is_not_compared_has_no_change() -> None:
    with translation.override("en"):
        hidden = finding_sentences(FINDINGS[Verdict.HIDDEN])
        broken = finding_sentences(FINDINGS[Verdict.NOT_COMPARABLE])

    assert hidden.startswith("2 against a hidden figure. One of the figures is not shown")
    assert broken.startswith("2 against 1. The two were counted in different ways")


def test_what_areas_differ_is_said_where_it_was_measured() -> None:
    measured = finding(400, 420, Comparison(dispersion=11.47, measured=True))
    with translation.override("nb"):
        assert finding_sentences(measured).endswith(
            "Mellom områder varierer slike tall 11,5 ganger så mye som tilfeldigheter alene "
            "ville gitt; det er regnet med."
        )


@pytest.mark.parametrize(
    ("percent", "nb", "en"),
    [(3.08, "+3,1 %", "+3.1 %"), (-9.54, "−9,5 %", "−9.5 %"), (-0.04, "0,0 %", "0.0 %")],
)
def test_a_change_is_written_with_its_sign(percent: float, nb: str, en: str) -> None:
    for language, written in (("nb", nb), ("en", en)):
        with translation.override(language):
            assert formats.change(percent).replace("\N{NO-BREAK SPACE}", " ") == written


def test_numbers_have_the_marks_of_the_language() -> None:
    with translation.override("sv"):
        assert formats.number(1702.25, decimals=1) == "1\N{NO-BREAK SPACE}702,2"
    with translation.override("en"):
        assert formats.number(1702) == "1,702"
