"""What may be said of a measure has words in every language."""

import math
from dataclasses import replace
from itertools import product

import pytest
from django.utils import translation

from samrad.core.effects.judged import Cause, Judged, Moved
from samrad.core.effects.power import can_we_see
from samrad.core.effects.registration import Departure, Method, Registration
from samrad.core.effects.sight import Sight, Visible
from samrad.core.figures.verdicts import Verdict
from samrad.web.kit.phrases import (
    effect_in_short,
    effect_sentences,
    method_word,
    sight_sentences,
)

LANGUAGES = ["nb", "nn", "sv", "en"]
SIGHT = can_we_see([30, 34, 28, 31, 35, 29] * 6, periods_after=12, expected=0.5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_its_sentence(language: str) -> None:
    with translation.override(language):
        said = {
            effect_sentences(Judged(problem, cause, None, moved))
            for problem, cause, moved in product(Verdict, Cause, Moved)
        }
        short = [effect_in_short(Judged(*both)) for both in product(Verdict, Cause)]
        methods = {method_word(one) for one in Method}

    assert len(said) == len(Verdict) * len(Cause) * len(Moved)
    assert all(short)
    assert len(methods) == len(Method)


@pytest.mark.parametrize(
    ("language", "unknown", "ours"),
    [
        ("nb", "Gikk ned, årsak ukjent", "Gikk ned, sannsynligvis på grunn av tiltaket"),
        ("nn", "Gjekk ned, årsak ukjend", "Gjekk ned, sannsynlegvis på grunn av tiltaket"),
        ("sv", "Minskade, orsak okänd", "Minskade, troligen på grund av åtgärden"),
        ("en", "Declined, cause not known", "Declined, likely because of the measure"),
    ],
)
def test_declined_is_one_thing_and_because_of_us_another(
    language: str, unknown: str, ours: str
) -> None:
    with translation.override(language):
        assert effect_in_short(Judged(Verdict.DOWN, Cause.UNKNOWN)) == unknown
        assert effect_in_short(Judged(Verdict.DOWN, Cause.OURS)) == ours


def test_without_comparison_no_measure_is_praised() -> None:
    with translation.override("en"):
        said = effect_sentences(Judged(Verdict.DOWN, Cause.UNKNOWN))

    assert said == (
        "It declined, by more than chance would do. The cause is not known: nothing was "
        "compared with it."
    )


def test_what_was_judged_otherwise_and_other_dates_are_told() -> None:
    judged = Judged(Verdict.DOWN, Cause.NOT_SHOWN, placebo_found=True)
    otherwise = [Departure("after", 1, 2), Departure("comparison", (), ("a",))]
    with translation.override("en"):
        said = effect_sentences(judged, departures=otherwise)

    assert said.endswith(
        "Dates on which nothing began show as much. It was judged otherwise than fixed "
        "beforehand: the period after and the areas compared with."
    )


@pytest.mark.parametrize(
    "field", [one.name for one in Registration.__dataclass_fields__.values()]
)
def test_every_field_that_may_depart_has_a_word(field: str) -> None:
    judged = Judged(Verdict.DOWN, Cause.OURS)
    with translation.override("nb"):
        said = effect_sentences(judged, departures=[Departure(field, 1, 2)])

    assert f": {field}." not in said


def test_what_could_be_seen_is_told_in_cases_and_per_cent() -> None:
    seen = replace(SIGHT, percent=22.918, fewer=7.718, baseline=31.4)
    with translation.override("nb"):
        said = sight_sentences(seen).replace("\N{NO-BREAK SPACE}", " ")

    assert said == (
        "En nedgang på 22,9 % eller mer ville bli sett med 80 % sikkerhet: 7,7 færre i hver "
        "periode, der det var 31,4. Det som ventes, 50,0 % færre, kan ses."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hope_too_small_to_be_seen_is_not_promised(language: str) -> None:
    cases: list[Sight] = [
        SIGHT,
        replace(SIGHT, visible=Visible.NO),
        replace(SIGHT, visible=Visible.NOT_ASKED, expected=math.nan),
        replace(SIGHT, visible=Visible.NOTHING, ratio=math.nan, percent=math.nan),
    ]
    with translation.override(language):
        said = [sight_sentences(one) for one in cases]

    assert len(set(said)) == len(said)
    assert not any("nan" in one or "%(" in one for one in said)
