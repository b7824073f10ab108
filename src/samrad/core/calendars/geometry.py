"""Angles, points and paths on a wheel: degrees clockwise from the top, y growing downwards."""

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin


@dataclass(frozen=True, slots=True)
class Point:
    """A point beside the wheel's middle, in the drawing's unit; y grows downwards."""

    x: float
    y: float


def point_at(angle: float, radius: float) -> Point:
    """The point `radius` away from the middle at `angle` degrees; 0 is the top, 90 right."""
    turned = radians(angle)
    return Point(radius * sin(turned), -radius * cos(turned))


def angle_between(distance: float, radius: float) -> float:
    """The angle in degrees, in (0, 180], at which two points of a ring are `distance` apart.

    Raises:
        ValueError: `distance` is not positive, or longer than the ring is wide, so that no
            two points of it are so far apart.
    """
    if not 0 < distance <= 2 * radius:
        msg = f"no two points on a ring of radius {radius} are {distance} apart"
        raise ValueError(msg)
    return 2 * degrees(asin(distance / (2 * radius)))


def sector_path(start: float, end: float, *, inner: float, outer: float) -> str:
    """The SVG path of the piece of a ring from `start` clockwise to `end` degrees.

    Raises:
        ValueError: The piece is empty or a whole turn, or not 0 < `inner` < `outer`.
    """
    if not 0 < end - start < 360:
        msg = f"from {start}° to {end}° is not a piece of a turn"
        raise ValueError(msg)
    if not 0 < inner < outer:
        msg = f"a ring cannot lie between the radii {inner} and {outer}"
        raise ValueError(msg)
    large = int(end - start > 180)
    return " ".join(
        (
            f"M {_at(start, outer)}",
            f"A {_fixed(outer)} {_fixed(outer)} 0 {large} 1 {_at(end, outer)}",
            f"L {_at(end, inner)}",
            f"A {_fixed(inner)} {_fixed(inner)} 0 {large} 0 {_at(start, inner)}",
            "Z",
        )
    )


def _at(angle: float, radius: float) -> str:
    point = point_at(angle, radius)
    return f"{_fixed(point.x)} {_fixed(point.y)}"


def _fixed(number: float) -> str:
    """Three decimals, so that a drawing is the same on every machine; never "-0.000"."""
    return f"{round(number, 3) + 0.0:.3f}"
