"""Of a list of single events only sums are kept: hours of the week, and coarse squares."""

from datetime import date

import pytest

from samrad.core.basics.refusals import Refused
from samrad.core.figures.files.grids import Grid, Raw
from samrad.core.places.events import (
    ALL,
    CELL,
    LEFT_OUT,
    LONG,
    SPANS,
    Summed,
    busiest,
    clock_of,
    corner_of,
    summed,
)

DAY = date(2026, 1, 5)


def listed(headings: str, *rows: tuple[Raw, ...]) -> Grid:
    return Grid("", (tuple(headings.split(";")), *rows), encoding="utf-8")


def sums(grid: Grid) -> dict[str, str]:
    found = summed(grid, tz="Europe/Oslo", on=DAY)
    assert isinstance(found, Summed)
    lines = [line.split(";") for line in found.text.splitlines()[1:]]
    return {code: told for code, _since, _until, told in lines}


def test_hours_of_the_week_and_how_many_had_no_exact_time() -> None:
    friday = ("2025-06-20 22:00", "2025-06-20 22:00")
    night = ("20.06.2025 kl. 22.00", "21.06.2025 02:00")
    week = ("2025-06-20T22:00", "2025-06-28T22:00")
    told = sums(listed("Fra;Til", *[friday] * 41, *[night] * 8, week, ("2025-06-20", None)))
    assert (told[ALL], told[SPANS], told[LONG], told[LEFT_OUT]) == ("50", "9", "1", "1")
    # Friday 22: forty-one, a quarter of each of eight nights, and a share of the week.
    assert told[f"hour:{4 * 24 + 22}"] == "43,0060"


def test_few_in_a_square_are_hidden_and_never_one_square_alone() -> None:
    crowd, pair = ("593210,5", "6643200"), ("595900", "6643200")
    other = ("591100", "6643900")
    told = sums(listed("x;y", *[crowd] * 40, *[pair] * 4, *[other] * 9))
    assert told == {
        f"{CELL}1000:591000:6643000": ":",
        f"{CELL}1000:593000:6643000": "40",
        f"{CELL}1000:595000:6643000": ":",
    }


def test_nothing_of_a_single_event_is_left() -> None:
    rows = [("2025-06-20 22:13", "2025-06-20 23:47", "593210,5", "6643217", "Storgata 1")] * 60
    found = summed(listed("fra;til;x;y;adresse", *rows), tz="Europe/Oslo", on=DAY)
    assert found is not None
    for single in ("22:13", "23:47", "593210", "6643217", "Storgata"):
        assert single not in found.text


def test_a_table_of_figures_is_no_list_of_events() -> None:
    days = ("2025-01-01", "2025-12-31", "702")
    assert summed(listed("Fra;Til;Antall", *[days] * 60), tz="Europe/Oslo", on=DAY) is None


def test_of_few_events_no_sums_are_made() -> None:
    one = ("2025-06-20 22:00", "2025-06-20 23:00")
    with pytest.raises(Refused) as refused:
        summed(listed("fra;til", *[one] * 49), tz="Europe/Oslo", on=DAY)
    assert refused.value.refusal.code == "figures.too_few_events"


def test_squares_further_apart_than_any_map_are_refused() -> None:
    rows = [("1", "1")] * 50 + [("1e12", "5")]
    with pytest.raises(Refused) as refused:
        summed(listed("x;y", *rows), tz="Europe/Oslo", on=DAY)
    assert refused.value.refusal.code == "figures.places_too_far_apart"


def test_the_busiest_hours_may_begin_on_sunday_night() -> None:
    clock = [0.0] * 168
    clock[167] = clock[0] = 3.0
    assert busiest(clock, hours=2) == (167, 1.0)


def test_sums_are_read_again() -> None:
    assert clock_of({f"hour:{n}": float(n) for n in range(168)}) == tuple(
        map(float, range(168))
    )
    assert clock_of({"hour:0": 1.0}) is None
    assert corner_of("cell:1000:591000:-6643000") == (1000, 591000, -6643000)
