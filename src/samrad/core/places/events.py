"""A list of single events is summed before anything is kept: hours of the week, coarse squares.

Who brings a list with times or places of single events brings more than a council may hold.
What is kept of it is a file of sums that the reader of files understands like any other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.files.grids import Grid, Raw, as_text, is_blank
from samrad.core.figures.files.spans import day_in
from samrad.core.figures.hidden import Hidden
from samrad.core.places.coarse import CoarseGrid, coarse_grid
from samrad.core.places.weekclock import HOURS, aoristic

SIDE = 1000.0
THRESHOLD = 5
# Of fewer a week clock shows nothing but chance, and single events could be told.
FEWEST = 50
HOUR, CELL = "hour:", "cell:"
ALL, SPANS, LONG, LEFT_OUT = (f"{HOUR}{one}" for one in ("all", "spans", "long", "left_out"))
_HEADINGS: Mapping[str, re.Pattern[str]] = {
    "start": re.compile(
        r"(fra|från|from|start)([ _-]?(tid|tidspunkt|tidpunkt|time|dato|datum))?"
    ),
    "end": re.compile(
        r"(til|till|to|slutt?|end)([ _-]?(tid|tidspunkt|tidpunkt|time|dato|datum))?"
    ),
    "x": re.compile(r"x|x[ _-]?koord(inat)?|øst|öst|east(ing)?|utm[ _-]?(x|øst|e)"),
    "day": re.compile(r"dato|datum|date|dag|day"),
    "y": re.compile(r"y|y[ _-]?koord(inat)?|nord|norr|north(ing)?|utm[ _-]?(y|nord|n)"),
}
_MOMENT = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(?P<d2>\d\d?)\.(?P<m2>\d\d?)\.(?P<y2>\d{4}))"
    r"(?:(?:[T ]|\s+kl\.?\s*)(?P<h>\d\d?)[:.](?P<min>\d\d)(?:[:.]\d\d)?)?"
)
_MOST = 0.5
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Summed:
    """A list of events, summed.

    Attributes:
        text: The sums as a file: what, from when, until when, how many.
        events: How many there were.
    """

    text: str
    events: int


def is_summed(indicator: str) -> bool:
    """Whether an indicator is an hour of the week or a square, and no figure to be listed."""
    return indicator.startswith((HOUR, CELL))


def summed(grid: Grid, *, tz: str, on: date) -> Summed | None:
    """The sums of a list of single events; None where the file is no such list.

    Args:
        grid: The file.
        tz: The zone its times are written in.
        on: The day it is brought: what has no time of its own is said to be of that day.

    Raises:
        Refused: There are too few events, or a place is none.
    """
    there = _columns(grid)
    if not {"start", "end"} <= there.keys() and not {"x", "y"} <= there.keys():
        return None
    rows = [row for row in grid.rows[1:] if not all(map(is_blank, row))]
    if len(rows) < FEWEST:
        raise Refused(Refusal("figures.too_few_events", {"n": len(rows), "fewest": FEWEST}))
    starts = [_moment(_cell(row, there.get("start", -1))) for row in rows]
    days = [one.date() for one in starts if one] or _days(rows, there) or [on]
    lines = list(_clock(rows, starts, there, tz)) if "start" in there else []
    lines += _squares(rows, there) if "x" in there else []
    span = f"{min(days)};{max(days)}"
    body = "\n".join(f"{code};{span};{told}" for code, told in lines)
    return Summed(f"Indikator;Fra;Til;Antall\n{body}\n", len(rows))


def _columns(grid: Grid) -> dict[str, int]:
    """Where the times and the places of a list of events stand, if it is one."""
    headings = [as_text(one).casefold() for one in grid.rows[0]] if grid.rows else []
    found: dict[str, int] = {}
    for role, words in _HEADINGS.items():
        number = next((n for n, one in enumerate(headings) if words.fullmatch(one)), None)
        if number is not None and _mostly(grid, number, _HOLDS[role]):
            found[role] = number
    whole = [pair for pair in (("start", "end"), ("x", "y")) if set(pair) <= found.keys()]
    asked = {role for pair in whole for role in pair} | {"day"}
    return {role: number for role, number in found.items() if role in asked}


def _mostly(grid: Grid, number: int, holds: Callable[[Raw], bool]) -> bool:
    below = [_cell(row, number) for row in grid.rows[1:_LOOKED_AT]]
    known = [one for one in below if not is_blank(one)]
    return bool(known) and sum(map(holds, known)) > _MOST * len(known)


def _cell(row: Sequence[Raw], number: int) -> Raw:
    return row[number] if 0 <= number < len(row) else None


def _has_a_time(cell: Raw) -> bool:
    return _moment(cell) is not None


def _moment(cell: Raw) -> datetime | None:
    """A day with a time of day; a day alone says nothing of the hour."""
    match = _MOMENT.fullmatch(as_text(cell).strip().casefold().replace("t", "T"))
    if not match or match["h"] is None:
        return None
    parts = [match[name] or match[f"{name}2"] for name in ("y", "m", "d")]
    try:
        return datetime(*map(int, [*parts, match["h"], match["min"]]))  # type: ignore[arg-type]  # noqa: DTZ001 -- five numbers, local time as the file writes it
    except ValueError:
        return None


def _metres(cell: Raw) -> float | None:
    if isinstance(cell, float):
        return cell
    text = as_text(cell).replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None


def _is_metres(cell: Raw) -> bool:
    return _metres(cell) is not None


def _is_day(cell: Raw) -> bool:
    return day_in(cell) is not None


_HOLDS: Mapping[str, Callable[[Raw], bool]] = {
    "start": _has_a_time,
    "end": _has_a_time,
    "x": _is_metres,
    "y": _is_metres,
    "day": _is_day,
}


def _days(rows: Sequence[Sequence[Raw]], there: Mapping[str, int]) -> list[date]:
    days = (day_in(_cell(row, there.get("day", -1))) for row in rows)
    return [one for one in days if one]


def _clock(
    rows: Sequence[Sequence[Raw]],
    starts: Sequence[datetime | None],
    there: Mapping[str, int],
    tz: str,
) -> Iterator[tuple[str, str]]:
    """The hours of the week, and how many events had no exact time."""
    ends = [_moment(_cell(row, there["end"])) for row in rows]
    known = [(start, end) for start, end in zip(starts, ends, strict=True) if start]
    if len(known) < FEWEST:
        raise Refused(Refusal("figures.too_few_events", {"n": len(known), "fewest": FEWEST}))
    clock = aoristic([one for one, _ in known], [one for _, one in known], tz=tz)
    yield from ((f"{HOUR}{nth}", _decimal(one)) for nth, one in enumerate(clock.tolist()))
    lengths = [end - start for start, end in known if end]
    yield ALL, str(len(known))
    yield SPANS, str(sum(timedelta(hours=1) <= one for one in lengths))
    yield LONG, str(sum(timedelta(days=7) <= one for one in lengths))
    yield LEFT_OUT, str(len(rows) - len(known))


def _decimal(number: float) -> str:
    return f"{number:.4f}".replace(".", ",")


def _squares(
    rows: Sequence[Sequence[Raw]], there: Mapping[str, int]
) -> Iterable[tuple[str, str]]:
    """The squares that are not empty; few are hidden, and never one alone."""
    pairs = [(_metres(_cell(row, there["x"])), _metres(_cell(row, there["y"]))) for row in rows]
    known = [(x, y) for x, y in pairs if x is not None and y is not None]
    if len(known) < FEWEST:
        raise Refused(Refusal("figures.too_few_events", {"n": len(known), "fewest": FEWEST}))
    try:
        x, y = np.array(known).T
        found = coarse_grid(x, y, cell=SIDE, threshold=THRESHOLD)
    except ValueError:
        raise Refused(Refusal("figures.places_too_far_apart")) from None
    return list(_told(found))


def _told(found: CoarseGrid) -> Iterator[tuple[str, str]]:
    hidden = {nth for nth, one in enumerate(found.cells) if isinstance(one, Hidden)}
    shown = {
        nth: one for nth, one in enumerate(found.cells) if not isinstance(one, Hidden) and one
    }
    # One hidden square alone is what is missing from the sum: the smallest goes with it.
    if len(hidden) == 1 and shown:
        hidden.add(min(shown, key=shown.__getitem__))
    for nth in sorted(hidden | shown.keys()):
        row, column = divmod(nth, found.nx)
        corner = f"{found.x0 + column * SIDE:.0f}:{found.y0 + row * SIDE:.0f}"
        yield f"{CELL}{SIDE:.0f}:{corner}", ":" if nth in hidden else str(shown[nth])


def clock_of(values: Mapping[str, float]) -> tuple[float, ...] | None:
    """The hours of a week out of figures by indicator; None where one is missing."""
    hours = [values.get(f"{HOUR}{nth}") for nth in range(HOURS)]
    return tuple(one for one in hours if one is not None) if None not in hours else None


def corner_of(indicator: str) -> tuple[float, float, float]:
    """The side of a square and its corner to the south-west, out of its indicator.

    Raises:
        ValueError: It is none.
    """
    side, x, y = indicator.removeprefix(CELL).split(":")
    return float(side), float(x), float(y)


def busiest(clock: Sequence[float], *, hours: int = 4) -> tuple[int, float]:
    """From which hour of the week on most happens in so many hours, and what share of all."""
    turned = np.concatenate((clock, clock[: hours - 1]))
    sums = np.convolve(turned, np.ones(hours), mode="valid")
    first = int(np.argmax(sums))
    whole = float(np.sum(clock))
    return first, float(sums[first]) / whole if whole else 0.0
