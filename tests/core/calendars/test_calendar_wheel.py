"""The year wheel: every entry once, in order, and no two markers on top of each other."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import dist, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.calendars.geometry import angle_between, point_at, sector_path
from samrad.core.calendars.wheel import (
    Lane,
    Marker,
    Measures,
    Wheel,
    WheelEntry,
    angle_of,
    hand_angle,
    lay_out,
)

LANES = (Lane("meetings", 180), Lane("deadlines", 150), Lane("reviews", 120), Lane("law", 90))
MEASURES = Measures(inner=200, outer=240, marker=16, lanes=LANES)


def entry(day: str, key: str = "", lane: str = "meetings") -> WheelEntry:
    return WheelEntry(date.fromisoformat(day), key or day, lane)


def told(markers: Sequence[Marker]) -> list[list[int]]:
    return [[each.number for each in marker.entries] for marker in markers]


ANGLES = [
    ("the year begins at the top", "2025-01-01", 0.0),
    ("a quarter of 364 days and a bit", "2025-04-02", 360 * 91 / 365),
    ("the second of July is half way and a bit less", "2025-07-02", 360 * 182 / 365),
    ("the year ends beside the top", "2025-12-31", 360 * 364 / 365),
    ("1 March of a leap year is a day later", "2024-03-01", 360 * 60 / 366),
    ("and of a common year a day earlier", "2025-03-01", 360 * 59 / 365),
    ("the second of July halves a leap year", "2024-07-02", 180.0),
]


@pytest.mark.parametrize(("case", "day", "angle"), ANGLES)
def test_the_angle_of_a_day(case: str, day: str, angle: float) -> None:
    assert angle_of(date.fromisoformat(day)) == pytest.approx(angle), case


def test_the_hand_points_at_today_on_this_years_wheel_only() -> None:
    assert hand_angle(date(2024, 7, 2), 2024) == 180.0
    assert hand_angle(date(2025, 1, 1), 2024) is None


@pytest.mark.parametrize(
    ("angle", "x", "y"), [(0, 0, -100), (90, 100, 0), (180, 0, 100), (270, -100, 0)]
)
def test_the_wheel_turns_clockwise_from_the_top(angle: float, x: float, y: float) -> None:
    point = point_at(angle, 100)

    assert (point.x, point.y) == pytest.approx((x, y), abs=1e-9)


def test_the_path_of_a_quarter() -> None:
    assert sector_path(0, 90, inner=50, outer=100) == (
        "M 0.000 -100.000 A 100.000 100.000 0 0 1 100.000 0.000 "
        "L 50.000 0.000 A 50.000 50.000 0 0 0 0.000 -50.000 Z"
    )


@pytest.mark.parametrize(("end", "large"), [(180, "0 0 1"), (181, "0 1 1")])
def test_more_than_half_a_turn_takes_the_long_way(end: float, large: str) -> None:
    assert f"A 100.000 100.000 {large} " in sector_path(0, end, inner=50, outer=100)


@pytest.mark.parametrize(
    ("start", "end", "inner", "outer"),
    [(0, 0, 50, 100), (0, 360, 50, 100), (0, 90, 0, 100), (0, 90, 100, 100)],
)
def test_a_piece_that_cannot_be_drawn(
    start: float, end: float, inner: float, outer: float
) -> None:
    with pytest.raises(ValueError):
        sector_path(start, end, inner=inner, outer=outer)


@pytest.mark.parametrize(("distance", "angle"), [(100, 60), (200, 180)])
def test_the_angle_between_two_points(distance: float, angle: float) -> None:
    assert angle_between(distance, 100) == pytest.approx(angle)


@pytest.mark.parametrize(("distance", "radius"), [(0, 100), (200.1, 100), (10, 0), (10, -1)])
def test_points_no_ring_holds(distance: float, radius: float) -> None:
    with pytest.raises(ValueError, match="no two points"):
        angle_between(distance, radius)


def test_the_twelve_months_close_the_ring() -> None:
    months = lay_out(2025, [], MEASURES).months

    assert [sector.month for sector in months] == list(range(1, 13))
    assert (months[0].start, months[-1].end) == (0.0, 360.0)
    assert all(one.end == later.start for one, later in pairwise(months))
    assert months[1].end - months[1].start == pytest.approx(360 * 28 / 365)
    assert hypot(months[0].label.x, months[0].label.y) == pytest.approx(220)
    assert months[0].path.startswith("M 0.000 -240.000 A 240.000 240.000 0 0 1 ")


def test_lorenskogs_year_is_numbered_in_order_of_date() -> None:
    wheel = lay_out(
        2025,
        [
            entry("2025-11-18", "third"),
            entry("2025-02-11", "first"),
            entry("2025-02-11", "evaluation", "reviews"),
            entry("2025-02-04", "agenda", "deadlines"),
            entry("2025-06-17", "second"),
        ],
        MEASURES,
    )

    assert [(each.number, each.entry.key) for each in wheel.table] == [
        (1, "agenda"),
        (2, "first"),
        (3, "evaluation"),
        (4, "second"),
        (5, "third"),
    ]
    assert told(wheel.markers) == [[2], [4], [5], [1], [3]]
    assert [marker.count for marker in wheel.markers] == [1, 1, 1, 1, 1]


def test_neighbouring_days_share_a_marker() -> None:
    # 16 units on a ring of 180 are 5.1 degrees, a little more than five days.
    wheel = lay_out(2025, [entry("2025-02-10"), entry("2025-02-15")], MEASURES)

    assert told(wheel.markers) == [[1, 2]]
    assert wheel.markers[0].count == 2
    assert wheel.markers[0].angle == angle_of(date(2025, 2, 10))


def test_a_day_more_and_they_stand_apart() -> None:
    wheel = lay_out(2025, [entry("2025-02-10"), entry("2025-02-16")], MEASURES)

    assert told(wheel.markers) == [[1], [2]]


def test_neighbouring_days_in_two_lanes_do_not_meet() -> None:
    days = [entry("2025-02-10"), entry("2025-02-10", lane="deadlines")]

    assert told(lay_out(2025, days, MEASURES).markers) == [[1], [2]]


def test_new_years_eve_is_nudged_away_from_new_years_day() -> None:
    wheel = lay_out(2025, [entry("2025-01-01"), entry("2025-12-31")], MEASURES)

    assert told(wheel.markers) == [[1], [2]]
    assert wheel.markers[1].angle == pytest.approx(360 - angle_between(16, 180))


def test_without_room_for_a_nudge_it_joins_the_one_before() -> None:
    days = [entry("2025-01-01"), entry("2025-12-25"), entry("2025-12-31")]

    assert told(lay_out(2025, days, MEASURES).markers) == [[1], [2, 3]]


def test_a_lone_marker_may_stand_anywhere() -> None:
    assert lay_out(2025, [entry("2025-12-31")], MEASURES).markers[0].angle > 359


@pytest.mark.parametrize(
    ("day", "lane"),
    [("2024-12-31", "meetings"), ("2026-01-01", "meetings"), ("2025-06-01", "parties")],
)
def test_what_is_not_of_this_wheel_is_an_error(day: str, lane: str) -> None:
    with pytest.raises(ValueError, match="not on the wheel"):
        lay_out(2025, [entry(day, lane=lane)], MEASURES)


@st.composite
def years_with_entries(draw: st.DrawFn) -> tuple[int, list[WheelEntry]]:
    year = draw(st.integers(1999, 2032))
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    passed = draw(st.lists(st.integers(0, length - 1), min_size=1, max_size=400))
    lanes = st.sampled_from([lane.name for lane in LANES])
    return year, [
        WheelEntry(date(year, 1, 1) + timedelta(days), f"entry-{number}", draw(lanes))
        for number, days in enumerate(passed)
    ]


def check_markers(wheel: Wheel, lane: Lane, diameter: float) -> None:
    markers = [marker for marker in wheel.markers if marker.lane == lane]
    angles = [marker.angle for marker in markers]
    numbers = [each.number for marker in markers for each in marker.entries]
    assert all(0 <= angle < 360 for angle in angles)
    assert angles == sorted(angles)
    assert numbers == sorted(numbers)
    ring = pairwise([*markers, markers[0]]) if len(markers) > 1 else ()
    for one, other in ring:
        apart = dist((one.at.x, one.at.y), (other.at.x, other.at.y))
        assert apart >= diameter - 1e-6


@given(years_with_entries(), st.sampled_from([1.0, 16.0, 90.0, 180.0]))
def test_a_wheel_shows_all_once_in_order_and_apart(
    drawn: tuple[int, list[WheelEntry]], diameter: float
) -> None:
    year, entries = drawn
    measures = Measures(inner=200, outer=240, marker=diameter, lanes=LANES)

    wheel = lay_out(year, entries, measures)

    assert [each.number for each in wheel.table] == list(range(1, len(entries) + 1))
    assert sorted(each.entry.key for each in wheel.table) == sorted(e.key for e in entries)
    shown = [each for marker in wheel.markers for each in marker.entries]
    assert sorted(shown, key=lambda each: each.number) == list(wheel.table)
    for lane in LANES:
        check_markers(wheel, lane, diameter)
    assert lay_out(year, reversed(entries), measures) == wheel
