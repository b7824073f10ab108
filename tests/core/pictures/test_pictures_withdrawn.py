"""What is left of a frozen figure whose release has ended: a place, and the day."""

import json
from dataclasses import replace
from datetime import date

from picturing import part, picture, springs, told, which
from samrad.core.basics.canonical import plain
from samrad.core.pictures.changed import difference
from samrad.core.pictures.picture import Picture
from samrad.core.pictures.public import public_figures, public_of
from samrad.core.pictures.withdrawn import (
    Ended,
    any_withdrawn,
    as_released,
    papers_of,
    without_withdrawn,
)

DAY = date(2026, 5, 12)
PAPER = which("paper")
POLICES = told(springs())
OFFICIAL = replace(POLICES, id=which("official"), papers=(), label="Befolkning")
FROZEN = picture(part(joint="Som før.", figures=(POLICES, OFFICIAL)))


def _said(shown: Picture) -> str:
    return json.dumps(plain(shown), ensure_ascii=False)


def test_of_a_withdrawn_figure_nothing_is_left_but_the_day() -> None:
    assert papers_of(FROZEN) == (PAPER,)
    shown = as_released(FROZEN, {PAPER: Ended(DAY)}, to_both=False)
    gone, stays = shown.parts[0].figures

    assert any_withdrawn(shown)
    assert stays == OFFICIAL
    assert plain(gone.now) == {"why": "not_released", "on": "2026-05-12", "ran_out": False}
    assert (gone.label, gone.place, gone.compared, gone.provenance) == ("", "", (), None)
    assert POLICES.label not in _said(shown)
    # The words of both stay: a number quoted there is text.
    assert shown.parts[0].joint == "Som før."


def test_who_brought_it_sees_it_still_and_no_file_that_is_passed_on_does() -> None:
    own = {PAPER: Ended(DAY, own=True)}

    assert as_released(FROZEN, own, to_both=False) == FROZEN
    assert any_withdrawn(as_released(FROZEN, own, to_both=True))


def test_what_is_frozen_is_not_changed_by_showing_less_of_it() -> None:
    before = FROZEN.sha256
    as_released(FROZEN, {PAPER: Ended(None)}, to_both=True)

    assert FROZEN.sha256 == before


def test_a_withdrawn_figure_is_no_change_and_nothing_to_publish() -> None:
    shown = as_released(FROZEN, {PAPER: Ended(DAY)}, to_both=False)
    now = picture(part(joint="Som før.", figures=(OFFICIAL,)))

    assert difference(without_withdrawn(shown), without_withdrawn(now)) == ()
    assert [one.label for one in public_figures(shown, frozenset())] == ["Befolkning"]
    (public,) = public_of(shown, frozenset()).parts
    assert public.figures == (OFFICIAL.id,)
