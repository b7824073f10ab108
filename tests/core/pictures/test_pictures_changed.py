"""What is new since the picture before, and which series changed more than chance would do."""

from dataclasses import replace
from datetime import date

import pytest

from picturing import SPRING, part, picture, springs, told
from samrad.core.basics.periods import Period
from samrad.core.figures.observations import Series
from samrad.core.figures.verdicts import Verdict
from samrad.core.pictures.changed import changes_since, difference

BEFORE = part(joint="Som før.", figures=(told(springs({2018: 681, 2019: 690})),))


def test_nothing_is_new_where_nothing_is_said_differently() -> None:
    assert difference(picture(BEFORE), picture(BEFORE)) == ()


def test_a_new_text_and_another_figure_stand_with_what_was_there() -> None:
    now = replace(BEFORE, joint="Mer uro.", figures=(told(springs()),))
    (change,) = difference(picture(BEFORE), picture(now))

    assert [(one.what, one.before, one.now) for one in change.texts] == [
        ("joint", "Som før.", "Mer uro.")
    ]
    assert [(was.now, one.now) for was, one in change.moved] == [(690, 702)]
    assert (change.new, change.gone) == ((), ())


def test_parts_and_figures_come_and_go() -> None:
    added = part("Vold", joint="Nytt.", figures=(told(springs()),))
    began, ended = difference(picture(BEFORE), picture(added))

    assert (began.area, began.began, len(began.new)) == ("Vold", True, 1)
    assert (ended.area, ended.ended) == ("Trygghet", True)


def _series(name: str, before: int, now: int) -> Series:
    return replace(springs({2018: before, 2019: now}), indicator=name, label=name)


def test_the_largest_found_change_comes_first_and_chance_is_called_chance() -> None:
    changes = changes_since(
        [_series("liten", 681, 702), _series("stor", 200, 400), _series("ned", 300, 200)],
        SPRING,
    )

    assert [one.series.label for one in changes.ranked] == ["stor", "ned", "liten"]
    assert [one.series.label for one in changes.found] == ["stor", "ned"]
    assert changes.ranked[-1].finding.verdict is Verdict.WITHIN_CHANCE


def test_of_many_series_one_that_seems_to_change_by_chance_is_not_called_a_change() -> None:
    # Alone 100 → 131 would be a change (p 0.05); among forty that stand still it is none.
    still = [_series(f"s{n}", 100, 101) for n in range(40)]
    lonely = _series("ene", 100, 132)

    assert changes_since([lonely], SPRING).found
    assert changes_since([*still, lonely], SPRING).found == ()


def test_a_series_without_these_days_is_left_out() -> None:
    assert changes_since([springs({2015: 5})], SPRING).ranked == ()


def test_a_period_has_an_end() -> None:
    with pytest.raises(ValueError, match="no end"):
        changes_since([], Period(date(2019, 1, 1)))
