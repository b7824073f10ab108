"""Points in time as PX files write them: TIMEVAL in its long and its short form."""

import re
from collections.abc import Iterator, Sequence

_SCALE = re.compile(r"TLIST\(([AHTQMW])1\)?")
_POINTS = {"A": 1, "H": 2, "T": 3, "Q": 4, "M": 12, "W": 53}
_DIGITS = {"A": 0, "H": 1, "T": 1, "Q": 1, "M": 2, "W": 2}
_POINT = re.compile(r"(\d{4})(\d{0,2})\Z", re.ASCII)


def times(said: Sequence[str], count: int) -> tuple[str, ...]:
    """The points in time of a TIMEVAL, if they are told and as many as there are values.

    Args:
        said: What the keyword says: `TLIST(A1)` and the years, or `TLIST(A1` and
            `"2019"-"2022"` as they come from the file.
        count: How many values the dimension has.
    """
    scale = _SCALE.match(said[0]) if said else None
    if not scale:
        return ()
    points = [one.strip("()") for one in (said[0][scale.end() :], *said[1:])]
    points = [one for one in points if one]
    if len(points) == 1 and "-" in points[0]:
        points = list(_between(points[0], scale[1], count))
    return tuple(points) if len(points) == count else ()


def _between(said: str, scale: str, count: int) -> Iterator[str]:
    """From the first point to the last, never more than `count` and one."""
    first, _, last = said.partition("-")
    begin, end = _POINT.match(first.strip()), _POINT.match(last.strip())
    if not (begin and end):
        return
    width, size = _DIGITS[scale], _POINTS[scale]
    if len(begin[2]) != width or len(end[2]) != width:
        return
    place = int(begin[1]) * size + (int(begin[2]) - 1 if width else 0)
    until = int(end[1]) * size + (int(end[2]) - 1 if width else 0)
    for made, one in enumerate(range(place, until + 1)):
        if made > count:
            return
        year, part = divmod(one, size)
        yield f"{year:04}" + (f"{part + 1:0{width}}" if width else "")
