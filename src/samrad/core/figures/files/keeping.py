"""A glance at a file as plain values, to be kept between two pages, and back again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from samrad.core.basics.periods import Period
from samrad.core.figures.files.columns import Column, Role
from samrad.core.figures.files.differences import Change, Told
from samrad.core.figures.files.glance import Glance, Weighed
from samrad.core.figures.files.grids import Spot
from samrad.core.figures.files.saying import as_kept, as_said
from samrad.core.figures.files.understanding import Problem, Read
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Observation, Unit

_NUMBERS = ("summed", "hidden", "blanks", "sums", "repeated", "under", "formulas")


def glance_as_kept(glance: Glance) -> dict[str, Any]:
    """What is shown of a file, as plain values."""
    return {
        "sheets": list(glance.sheets),
        "sheet": glance.sheet,
        "columns": [_column(one) for one in glance.columns],
        "said": as_kept(glance.said),
        "weighed": asdict(glance.weighed),
        "first": [_read(one) for one in glance.first],
        "wrong": [[one.code, _spot(one.spot), dict(one.facts)] for one in glance.wrong],
        "changed": [
            [_read(one.read), _figure(one.before.cell), one.before.released]
            for one in glance.changed
        ],
        **{name: getattr(glance, name) for name in _NUMBERS},
    }


def kept_glance(kept: Mapping[str, Any]) -> Glance:
    """What is shown of a file, from what `glance_as_kept` made."""
    return Glance(
        tuple(kept["sheets"]),
        kept["sheet"],
        tuple(
            Column(number, heading, Role(role), _as_period(period), indicator)
            for number, heading, role, period, indicator in kept["columns"]
        ),
        as_said(kept["said"]),
        Weighed(**kept["weighed"]),
        tuple(_as_read(one) for one in kept["first"]),
        tuple(Problem(code, Spot(*spot), facts) for code, spot, facts in kept["wrong"]),
        tuple(
            Change(_as_read(read), Told(_as_figure(cell), released))
            for read, cell, released in kept["changed"]
        ),
        **{name: kept[name] for name in _NUMBERS},
    )


def _column(one: Column) -> list[object]:
    period = _period(one.period) if one.period else None
    return [one.number, one.heading, str(one.role), period, one.indicator]


def _read(one: Read) -> list[object]:
    seen = one.seen
    told = [
        seen.indicator,
        seen.place,
        _period(seen.period),
        _figure(seen.cell),
        str(seen.unit),
    ]
    return [told, one.label, _spot(one.spot)]


def _as_read(kept: Sequence[Any]) -> Read:
    (indicator, place, period, cell, unit), label, spot = kept
    when = _as_period(period)
    assert when is not None  # noqa: S101 -- a figure that was understood has its days
    return Read(
        Observation(indicator, place, when, _as_figure(cell), Unit(unit)), label, Spot(*spot)
    )


def _spot(one: Spot) -> list[object]:
    return [one.sheet, one.row, one.column]


def _figure(cell: Figure) -> object:
    return str(cell.why) if isinstance(cell, Hidden) else cell


def _as_figure(kept: Any) -> Figure:
    return Hidden(Why(kept)) if isinstance(kept, str) else float(kept)


def _period(one: Period) -> list[str | None]:
    return [one.since.isoformat(), one.until.isoformat() if one.until else None]


def _as_period(kept: Sequence[str | None] | None) -> Period | None:
    if kept is None or kept[0] is None:
        return None
    until = date.fromisoformat(kept[1]) if kept[1] else None
    return Period(date.fromisoformat(kept[0]), until)
