"""The year wheel (årshjul): where months, meetings and deadlines stand on a ring.

January begins at the top and the year runs clockwise. Nothing is drawn here: the layout says
where things go, `web` draws them and puts the numbered table beside.
"""

from calendar import isleap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from samrad.core.calendars.geometry import Point, angle_between, point_at, sector_path


@dataclass(frozen=True, slots=True)
class Lane:
    """A ring that markers of one kind stand on, e.g. `Lane("meetings", radius=180)`."""

    name: str
    radius: float


@dataclass(frozen=True, slots=True)
class Measures:
    """How large everything is, in the drawing's unit.

    Attributes:
        inner: Radius at which the month sectors begin.
        outer: Radius at which they end.
        marker: Diameter of a marker: no two markers of a lane are nearer than this.
        lanes: The rings, each with its own name, in the order in which entries of one day
            are numbered.
    """

    inner: float
    outer: float
    marker: float
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class WheelEntry:
    """Something on a day of the year.

    Attributes:
        day: The day it stands at.
        key: What it is, for the one who draws: a duty's or a meeting's key.
        lane: The name of the lane it belongs on.
    """

    day: date
    key: str
    lane: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry and its number (1, 2, 3 … in order of date), as in the table beside."""

    number: int
    entry: WheelEntry


@dataclass(frozen=True, slots=True)
class Marker:
    """One mark on a lane, for one entry or for several too near each other to tell apart.

    Attributes:
        lane: The lane it stands on.
        angle: Where, in degrees clockwise from the top, in [0, 360).
        at: The same as a point.
        entries: What it stands for, in order of date; at least one.
    """

    lane: Lane
    angle: float
    at: Point
    entries: tuple[Numbered, ...]

    @property
    def count(self) -> int:
        """How many entries it stands for."""
        return len(self.entries)


@dataclass(frozen=True, slots=True)
class MonthSector:
    """The piece of the ring that is a month.

    Attributes:
        month: 1–12.
        start: Angle of its first day, in degrees.
        end: Angle of the next month's first day; 360 for December.
        path: The SVG path of the piece.
        label: The middle of the piece, where its name goes.
    """

    month: int
    start: float
    end: float
    path: str
    label: Point


@dataclass(frozen=True, slots=True)
class Wheel:
    """A year laid out on a wheel.

    Attributes:
        year: The calendar year.
        months: The twelve sectors.
        markers: The markers, lane by lane, each lane in order of date.
        table: Every entry with its number.
    """

    year: int
    months: tuple[MonthSector, ...]
    markers: tuple[Marker, ...]
    table: tuple[Numbered, ...]


def lay_out(year: int, entries: Iterable[WheelEntry], measures: Measures) -> Wheel:
    """The wheel of `year` with these entries on it; the same for the same input, always.

    Raises:
        ValueError: An entry lies outside the year or on no lane, the radii are not
            0 < inner < outer, or a marker's diameter is not positive or wider than a lane.
    """
    table = _numbered(year, entries, measures.lanes)
    markers = tuple(
        marker
        for lane in measures.lanes
        for marker in _on_lane(
            lane, [each for each in table if each.entry.lane == lane.name], measures.marker
        )
    )
    return Wheel(year, _months(year, measures), markers, table)


def angle_of(day: date) -> float:
    """The angle at which `day` begins, in degrees clockwise from the top, in [0, 360)."""
    passed = day.toordinal() - date(day.year, 1, 1).toordinal()
    return 360 * passed / _days_in(day.year)


def hand_angle(day: date, year: int) -> float | None:
    """Where the hand that shows `day` points on the wheel of `year`; None in other years."""
    return angle_of(day) if day.year == year else None


def _days_in(year: int) -> int:
    return 366 if isleap(year) else 365


def _months(year: int, measures: Measures) -> tuple[MonthSector, ...]:
    bounds = [angle_of(date(year, month, 1)) for month in range(1, 13)] + [360.0]
    middle = (measures.inner + measures.outer) / 2
    return tuple(
        MonthSector(
            month=month,
            start=start,
            end=end,
            path=sector_path(start, end, inner=measures.inner, outer=measures.outer),
            label=point_at((start + end) / 2, middle),
        )
        for month, (start, end) in enumerate(pairwise(bounds), start=1)
    )


def _numbered(
    year: int, entries: Iterable[WheelEntry], lanes: Sequence[Lane]
) -> tuple[Numbered, ...]:
    order = {lane.name: place for place, lane in enumerate(lanes)}
    listed = list(entries)
    for entry in listed:
        if entry.day.year != year or entry.lane not in order:
            msg = f"{entry.day} in lane {entry.lane!r} is not on the wheel of {year}"
            raise ValueError(msg)
    listed.sort(key=lambda entry: (entry.day, order[entry.lane], entry.key))
    return tuple(Numbered(number, entry) for number, entry in enumerate(listed, start=1))


def _on_lane(lane: Lane, entries: Sequence[Numbered], diameter: float) -> tuple[Marker, ...]:
    """The markers of one lane, none nearer to its neighbours than a marker's diameter."""
    apart = angle_between(diameter, lane.radius)
    spots = _apart_at_new_year(_grouped(entries, apart), apart)
    return tuple(
        Marker(lane, spot.angle, point_at(spot.angle, lane.radius), spot.entries)
        for spot in spots
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    angle: float
    entries: tuple[Numbered, ...]


def _grouped(entries: Iterable[Numbered], apart: float) -> list[_Spot]:
    """One spot for each entry, or for several that lie nearer than `apart` to the first."""
    spots: list[_Spot] = []
    for each in entries:
        angle = angle_of(each.entry.day)
        if spots and angle - spots[-1].angle < apart:
            spots[-1] = _Spot(spots[-1].angle, (*spots[-1].entries, each))
        else:
            spots.append(_Spot(angle, (each,)))
    return spots


def _apart_at_new_year(spots: list[_Spot], apart: float) -> list[_Spot]:
    """The same spots with the last one clear of the first, which stands beside it.

    It is nudged back as far as needed, or joins the one before it if there is no room.
    """
    if len(spots) < 2:
        return spots
    *others, last = spots
    limit = others[0].angle + 360 - apart
    if last.angle <= limit:
        return spots
    before = others[-1]
    if limit - before.angle >= apart:
        return [*others, _Spot(limit, last.entries)]
    return [*others[:-1], _Spot(before.angle, before.entries + last.entries)]
