"""What is fixed before a measure begins, and what figures it takes."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.effects.monthly import TODAY, months
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.effects.before_after import BeforeAfter, before_after
from samrad.core.effects.registration import (
    Departure,
    Method,
    Registration,
    departures,
    from_plain,
    why_not_judge,
    why_not_register,
)
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import (
    PENAL_CODE_2015,
    Break,
    MethodBreak,
    Series,
    Unit,
)

BEFORE = Period(date(2025, 1, 1), date(2025, 12, 31))
AFTER = Period(date(2027, 1, 1), date(2027, 12, 31))
LIGHTS = Registration(
    measure="lights-at-the-station",
    indicator="violence",
    source="Øst politidistrikt",
    treated=("station",),
    comparison=("north", "square"),
    buffer=("park",),
    buffer_comparison=("lake",),
    before=BEFORE,
    after=AFTER,
    method=Method.DISPLACEMENT_DIFFERENCE,
    expected=0.8,
)


def test_what_is_fixed_has_one_fingerprint() -> None:
    turned = replace(LIGHTS, comparison=("square", "north"))

    assert turned == LIGHTS
    assert turned.sha256 == LIGHTS.sha256
    # Another one would say of every registration so far that it was changed.
    assert LIGHTS.sha256.startswith("02ad57423489e6b2153ae8733e2a752a")
    assert b'"comparison":["north","square"]' in LIGHTS.canonical()


def test_what_was_kept_is_read_as_it_was_fixed() -> None:
    kept = json.loads(LIGHTS.canonical())
    open_ended = replace(LIGHTS, after=Period(date(2027, 1, 1)))

    assert from_plain(kept) == LIGHTS
    assert from_plain(json.loads(open_ended.canonical())) == open_ended
    with pytest.raises(ValueError, match="no_such_method"):
        from_plain({**kept, "method": "no_such_method"})
    with pytest.raises(KeyError):
        from_plain({name: kept[name] for name in kept if name != "before"})


@pytest.mark.parametrize(
    "changed",
    [
        {"treated": ("square",), "comparison": ("north", "station")},
        {"before": Period(date(2025, 1, 2), date(2025, 12, 31))},
        {"after": Period(date(2027, 1, 1), date(2027, 12, 30))},
        {"indicator": "theft"},
        {"method": Method.BEFORE_AND_AFTER},
        {"expected": 0.81},
        {"level": 0.9},
    ],
)
def test_whatever_is_changed_changes_the_fingerprint(changed: dict[str, Any]) -> None:
    other = replace(LIGHTS, **changed)

    assert other.sha256 != LIGHTS.sha256
    assert [one.field for one in departures(LIGHTS, other)] == list(changed)


def test_what_was_judged_otherwise_is_told_field_by_field() -> None:
    later = Period(date(2027, 2, 1), date(2027, 12, 31))
    used = replace(LIGHTS, comparison=("square",), after=later)

    assert departures(LIGHTS, used) == (
        Departure("comparison", ("north", "square"), ("square",)),
        Departure("after", AFTER, later),
    )
    assert departures(LIGHTS, LIGHTS) == ()


def test_it_can_be_fixed_until_the_day_before_it_begins() -> None:
    assert why_not_register(LIGHTS, on=TODAY) is None
    assert why_not_register(LIGHTS, on=date(2026, 12, 31)) is None
    assert why_not_register(LIGHTS, on=date(2027, 1, 1)) == Refusal(
        "effect.has_begun", {"since": date(2027, 1, 1)}
    )


ALONE: dict[str, Any] = {"comparison": (), "buffer": (), "buffer_comparison": ()}
SERIES: dict[str, Any] = {"method": Method.INTERRUPTED_SERIES, **ALONE}


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"treated": ()}, Refusal("effect.no_treated")),
        (
            {"buffer": ("park", "station")},
            Refusal("effect.area_twice", {"areas": "station"}),
        ),
        ({"treated": ("a", "a")}, Refusal("effect.area_twice", {"areas": "a"})),
        ({"buffer_comparison": ()}, Refusal("effect.buffer_alone")),
        (ALONE, Refusal("effect.no_comparison")),
        (
            {**ALONE, "method": Method.DIFFERENCE_IN_DIFFERENCES},
            Refusal("effect.no_comparison"),
        ),
        ({"after": Period(date(2027, 1, 1))}, Refusal("effect.no_end")),
        ({"before": Period(date(2025, 1, 1))}, Refusal("effect.no_end")),
        (
            {"before": Period(date(2026, 1, 1), date(2027, 1, 1))},
            Refusal("effect.periods_overlap"),
        ),
        (
            {**SERIES, "after": Period(date(2027, 1, 1), date(2027, 8, 30))},
            Refusal("effect.too_short", {"number": 8}),
        ),
        (
            {**SERIES, "before": Period(date(2025, 6, 1), date(2026, 1, 30))},
            Refusal("effect.too_short", {"number": 8}),
        ),
    ],
)
def test_what_could_not_be_judged_is_not_fixed(
    changed: dict[str, Any], refusal: Refusal
) -> None:
    assert why_not_register(replace(LIGHTS, **changed), on=TODAY) == refusal


@pytest.mark.parametrize(
    "changed",
    [
        {**ALONE, "method": Method.BEFORE_AND_AFTER},
        {**SERIES, "after": Period(date(2027, 1, 1), date(2027, 8, 31))},
        {"before": Period(date(2025, 1, 1), date(2026, 12, 31))},
    ],
)
def test_what_can_be_judged_is_fixed(changed: dict[str, Any]) -> None:
    assert why_not_register(replace(LIGHTS, **changed), on=TODAY) is None


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        (date(2025, 1, 1), False),
        (date(2025, 1, 2), True),
        (date(2026, 6, 1), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
    ],
)
def test_counting_that_changes_on_the_way_ends_the_comparison(
    on: date, *, refused: bool
) -> None:
    broken = [MethodBreak(date(2030, 1, 1), Break.MERGER), MethodBreak(on, Break.COUNTING)]
    wanted = Refusal("effect.broken", {"on": on}) if refused else None

    assert why_not_register(LIGHTS, on=TODAY, breaks=broken) == wanted
    assert why_not_judge(LIGHTS, on=date(2028, 2, 1), breaks=broken) == wanted


def test_nothing_is_told_before_the_time_is_over_or_of_figures_withdrawn() -> None:
    over = date(2028, 1, 1)

    assert why_not_judge(LIGHTS, on=over) is None
    assert why_not_judge(LIGHTS, on=date(2027, 12, 31)) == Refusal(
        "effect.not_over", {"until": date(2027, 12, 31)}
    )
    assert why_not_judge(LIGHTS, on=over, withdrawn=True) == Refusal(
        "effect.withdrawn", {"source": "Øst politidistrikt"}
    )


@pytest.mark.parametrize("wrong", [{"expected": 1.0}, {"expected": 0.0}, {"level": 95}])
def test_a_share_beyond_one_is_no_hope(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="does not lie between 0 and 1"):
        replace(LIGHTS, **wrong)


WINTER = Period(date(2025, 1, 1), date(2025, 2, 28))
SPRING = Period(date(2025, 4, 1), date(2025, 5, 31))
GAP_IN_WINTER, GAP_IN_SPRING = (
    Refusal("effect.gap", {"since": one.since, "until": one.until}) for one in (WINTER, SPRING)
)


def test_counts_come_in_order_with_their_days() -> None:
    seen = before_after(months(5, 4, 99, 3, 0, 7), before=WINTER, after=SPRING)

    assert seen == BeforeAfter((5, 4, 3, 0), (31, 28, 30, 31), 2)
    assert (seen.pair, seen.pair_of_days) == ((9, 3), (59, 61))


@pytest.mark.parametrize(
    ("series", "refusal"),
    [
        (
            months(5, Hidden(Why.TOO_FEW), 9, Hidden(Why.NOT_RELEASED), 3),
            Refusal("effect.hidden", {"number": 2}),
        ),
        (months(5, 4, 9, 3), GAP_IN_SPRING),
        (months(5, 4, 9, 3, 2, since=date(2024, 1, 1)), GAP_IN_WINTER),
        (months(5, 4, 9, 3, 2, unit=Unit.PER_1000), Refusal("effect.not_counts")),
        (
            months(5, 4, 9, 3, 2, breaks=(MethodBreak(date(2025, 3, 1), Break.COUNTING),)),
            Refusal("effect.broken", {"on": date(2025, 3, 1)}),
        ),
    ],
)
def test_what_is_hidden_missing_or_broken_is_no_zero(series: Series, refusal: Refusal) -> None:
    assert before_after(series, before=WINTER, after=SPRING) == refusal


def test_a_break_before_the_first_day_is_no_matter() -> None:
    series = months(5, 4, 9, 3, 2, breaks=(PENAL_CODE_2015,))

    assert isinstance(before_after(series, before=WINTER, after=SPRING), BeforeAfter)
