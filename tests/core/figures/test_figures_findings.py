"""From numbers to findings: what may be said, and what has changed over many series."""

import csv
import math
from datetime import date

import numpy as np
import pytest

from samrad.core.basics.periods import Period
from samrad.core.figures.change import compare_counts
from samrad.core.figures.findings import (
    CHANCE_ALONE,
    Changes,
    Comparison,
    Kind,
    dispersion_by_indicator,
    finding,
    what_changed,
)
from samrad.core.figures.harm import HarmTable, HarmWeight
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import (
    SURVEY_METHOD_2022,
    Figure,
    Observation,
    Provenance,
    Series,
    Unit,
    in_series,
)
from samrad.core.figures.verdicts import Verdict
from shared_data import shared

BEFORE = Period(date(2022, 1, 1), date(2022, 12, 31))
NOW = Period(date(2023, 1, 1), date(2023, 12, 31))
SOURCE = Provenance("SSB 08487", date(2025, 4, 1))


def one(
    indicator: str, place: str, before: Figure, now: Figure, unit: Unit = Unit.CASES
) -> Series:
    points = (
        Observation(indicator, place, BEFORE, before, unit),
        Observation(indicator, place, NOW, now, unit),
    )
    return Series(indicator, indicator, place, unit, points, SOURCE)


def names(seen: Changes) -> list[tuple[str, str]]:
    return [(each.series.indicator, each.finding.verdict) for each in seen.ranked]


def test_a_finding_of_two_counts_is_the_exact_one() -> None:
    seen, exact = finding(776, 702), compare_counts(776, 702)

    assert seen.percent == exact.percent
    assert seen.p == exact.p_exact
    assert (seen.low, seen.high) == pytest.approx(
        (100 * exact.low - 100, 100 * exact.high - 100)
    )
    assert (seen.kind, seen.verdict) == (Kind.COUNTS, Verdict.WITHIN_CHANCE)
    assert not seen.how.measured


def test_cases_over_inhabitants_are_compared_as_rates() -> None:
    seen = finding(100, 110, Comparison(over_before=1000, over_now=1100))

    assert seen.kind == Kind.RATES
    assert seen.percent == 0


def test_what_varies_more_than_chance_needs_more_to_be_a_change() -> None:
    plain = finding(776, 681)
    dispersed = finding(776, 681, Comparison(dispersion=4, measured=True))

    assert plain.verdict == Verdict.DOWN
    assert dispersed.verdict == Verdict.WITHIN_CHANCE
    assert dispersed.percent == plain.percent
    assert dispersed.low < plain.low < plain.high < dispersed.high
    # Four times the cases, four times the dispersion: the same evidence.
    again = finding(4 * 776, 4 * 681, Comparison(dispersion=4))
    assert (again.low, again.high) == pytest.approx((plain.low, plain.high))
    assert again.p == pytest.approx(plain.p)


def test_of_few_effective_cases_nothing_can_be_said() -> None:
    assert finding(0, 20, Comparison(dispersion=4)).verdict == Verdict.TOO_FEW
    assert finding(0, 24, Comparison(dispersion=4)).verdict == Verdict.UP


def test_a_hidden_figure_a_break_and_a_survey_each_have_their_verdict() -> None:
    hidden = finding(Hidden(Why.TOO_FEW), 9)
    broken = finding(40, 90, Comparison(breaks=(SURVEY_METHOD_2022,)))
    survey = finding(20.5, 25.0, Comparison(unit=Unit.PERCENT))

    assert hidden.verdict == Verdict.HIDDEN
    assert hidden.before == Hidden(Why.TOO_FEW)
    assert broken.verdict == Verdict.NOT_COMPARABLE
    assert survey.verdict == Verdict.NOT_TESTED
    assert survey.kind == Kind.LEVELS
    assert survey.percent == pytest.approx(100 * 4.5 / 20.5)
    assert all(map(math.isnan, (hidden.percent, hidden.p, broken.percent, survey.p)))


def test_zero_is_a_figure() -> None:
    assert finding(0, 0).verdict == Verdict.TOO_FEW
    assert finding(0, 12).verdict == Verdict.UP
    assert finding(0, 12).percent == math.inf


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"over_now": 0}, "over_now: 0 is not above zero"),
        ({"over_before": math.nan}, "over_before: nan is not above zero"),
        ({"over_now": 1e13}, "one pair is beyond all comparison"),
        ({"dispersion": 0.5}, "dispersion: 0.5 is less than chance"),
        ({"dispersion": math.nan}, "dispersion: nan is less than chance"),
        ({"level": 1}, "level: 1 does not lie"),
    ],
)
def test_conditions_that_make_no_sense_are_refused(
    options: dict[str, float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Comparison(**options)  # type: ignore[arg-type]  # numbers only, wrong on purpose


def test_a_figure_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="before: one is negative"):
        finding(-1, 2)
    with pytest.raises(ValueError, match="series: one is negative"):
        what_changed([one("theft", "a", -1, 2)], before=BEFORE, now=NOW)


def test_what_changed_is_ranked_by_the_harm_that_is_sure() -> None:
    seen = what_changed(
        [
            one("theft", "a", 400, 520),
            one("violence", "a", 20, 60),
            one("traffic", "a", 100, 104),
            one("arson", "a", 2, 0),
            one("fraud", "a", Hidden(Why.TOO_FEW), 30),
            one("worry", "a", 20.0, 30.0, Unit.PERCENT),
        ],
        before=BEFORE,
        now=NOW,
        weights={"theft": 2, "violence": 365, "traffic": 1},
    )

    assert names(seen) == [
        ("violence", "up"),
        ("theft", "up"),
        ("traffic", "within_chance"),
        ("arson", "too_few"),
        ("worry", "not_tested"),
        ("fraud", "hidden"),
    ]
    assert [each.series.indicator for each in seen.found] == ["violence", "theft"]
    assert seen.tested == 4
    violence = seen.ranked[0]
    # At the low end of its interval it has grown by `low` per cent, which explains so many.
    ratio = 1 + violence.finding.low / 100
    assert violence.at_least == pytest.approx(60 - 60 / ratio)
    assert violence.harm == pytest.approx(365 * violence.at_least)


def test_a_fall_counts_as_much_as_a_rise() -> None:
    seen = what_changed(
        [one("theft", "a", 520, 300), one("fraud", "a", 300, 420)], before=BEFORE, now=NOW
    )

    assert names(seen) == [("theft", "down"), ("fraud", "up")]
    assert seen.ranked[0].at_least < 0 < seen.ranked[1].at_least


def test_an_adopted_table_weighs_and_leaves_out_what_is_found_by_looking() -> None:
    weights = (HarmWeight("drugs", 3, police_initiated=True), HarmWeight("theft", 2))
    table = HarmTable("Vekter", "1", "days", "Sak 14/26", weights)
    seen = what_changed(
        [one("drugs", "a", 100, 400), one("theft", "a", 100, 180)],
        before=BEFORE,
        now=NOW,
        weights=table,
    )

    assert names(seen) == [("theft", "up"), ("drugs", "up")]
    assert seen.ranked[1].harm == 0


def test_of_a_thousand_that_did_not_change_hardly_any_is_found() -> None:
    rng = np.random.default_rng(11)
    before, now = rng.poisson(50, 300), rng.poisson(50, 300)
    quiet = [
        one("theft", f"{at}", float(pair[0]), float(pair[1]))
        for at, pair in enumerate(zip(before, now, strict=True))
    ]
    seen = what_changed([*quiet, one("theft", "x", 50, 150)], before=BEFORE, now=NOW)

    assert [each.series.place for each in seen.found] == ["x"]
    unadjusted = [each for each in seen.ranked if each.finding.p < 0.05]
    assert len(unadjusted) > 5


def test_areas_that_differ_raise_what_is_asked_of_each() -> None:
    rng = np.random.default_rng(5)
    restless = [
        one("theft", f"{at}", float(rng.poisson(200)), float(rng.poisson(rng.gamma(10, 20))))
        for at in range(40)
    ]
    measured = what_changed(restless, before=BEFORE, now=NOW)
    plain = what_changed(restless, before=BEFORE, now=NOW, dispersion=CHANCE_ALONE)

    assert measured.dispersion["theft"] > 5
    assert all(each.finding.how.measured for each in measured.ranked)
    assert len(plain.found) > 5 * len(measured.found)
    assert not plain.ranked[0].finding.how.measured


def test_nine_areas_are_too_few_to_measure_and_ten_are_enough() -> None:
    ten = [one("theft", f"{at}", 100.0, 50.0 + 20 * at) for at in range(10)]

    assert dispersion_by_indicator(ten[:9], before=BEFORE, now=NOW) == {}
    assert dispersion_by_indicator(ten, before=BEFORE, now=NOW)["theft"] > 5
    alone = what_changed(
        ten[:1],
        before=BEFORE,
        now=NOW,
        dispersion=dispersion_by_indicator(ten, before=BEFORE, now=NOW),
    )
    assert alone.ranked[0].finding.how.measured


def test_a_change_of_all_areas_alike_is_no_dispersion() -> None:
    halved = [one("theft", f"{at}", 100.0 * at, 50.0 * at) for at in range(1, 15)]
    moved_in = {(f"{at}", BEFORE): 1000.0 * at for at in range(1, 15)}
    moved_in |= {(f"{at}", NOW): 1000.0 * at * (1 + at % 3) for at in range(1, 15)}
    grown = [one("theft", f"{at}", 100.0 * at, 50.0 * at * (1 + at % 3)) for at in range(1, 15)]

    assert dispersion_by_indicator(halved, before=BEFORE, now=NOW) == {"theft": 1}
    by_people = dispersion_by_indicator(grown, before=BEFORE, now=NOW, exposures=moved_in)
    assert by_people == {"theft": 1}
    assert dispersion_by_indicator(grown, before=BEFORE, now=NOW)["theft"] > 10


def test_an_exposure_that_is_missing_is_refused_and_nothing_to_compare_is_nothing() -> None:
    with pytest.raises(ValueError, match="exposures: none for a from 2022-01-01"):
        what_changed([one("theft", "a", 1, 2)], before=BEFORE, now=NOW, exposures={})
    assert what_changed([], before=BEFORE, now=NOW).ranked == ()


def test_a_period_that_was_not_delivered_is_not_collected() -> None:
    later = Period(date(2024, 1, 1), date(2024, 12, 31))
    seen = what_changed([one("theft", "a", 1, 2)], before=BEFORE, now=later)

    assert seen.ranked[0].finding.now == Hidden(Why.NOT_COLLECTED)


@pytest.mark.slow
def test_norwegian_municipalities_differ_eleven_times_as_much_as_chance() -> None:
    file = shared("norway/ssb_offences_by_municipality_2020_2024.csv")
    with file.open(encoding="utf-8") as rows:
        # Averages of two years: their sums are what was counted. One row is the country.
        seen = [
            Observation("alt", row["komnr"], _years(row["år"]), 2 * float(row["alt"]))
            for row in csv.DictReader(rows)
            if row["alt"] != "NA"
        ]
    series = in_series(seen, {}, SOURCE)
    before, now = _years("2020-2021"), _years("2023-2024")
    plain = what_changed(series, before=before, now=now, dispersion=CHANCE_ALONE)
    measured = what_changed(series, before=before, now=now)

    assert (len(plain.found), plain.tested) == (167, 355)
    assert round(measured.dispersion["alt"], 1) == 11.5
    assert len(measured.found) < 20


def _years(text: str) -> Period:
    first, last = text.split("-")
    return Period(date(int(first), 1, 1), date(int(last), 12, 31))
