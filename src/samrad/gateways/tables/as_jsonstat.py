"""Figures as a JSON-stat 2.0 dataset: one axis each for what, where and when."""

import json
from collections.abc import Iterable, Mapping

import numpy as np

from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Why
from samrad.core.figures.observations import Series
from samrad.core.reports.figure_files import FigureFile, time_code, told
from samrad.gateways.pxweb.write import jsonstat


def written(file: FigureFile) -> bytes:
    """The figures as a file; their origin stands in `source`, `note` and `extension`."""
    document = json.loads(jsonstat(_cube(file)))
    about = file.provenance
    document["source"] = f"{file.publisher}: {about.source}"
    document["note"] = [one for one in (about.geography, about.counting) if one]
    document["href"] = file.address
    document.setdefault("extension", {})["provenance"] = {
        "delivered": about.delivered.isoformat(),
        "registeredUntil": about.cutoff.isoformat() if about.cutoff else None,
        "breaks": [{"on": one.on.isoformat(), "why": one.why} for one in about.breaks],
        "saved": file.saved.isoformat(),
        "licence": file.licence or None,
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False).encode()


def _cube(file: FigureFile) -> Cube:
    what = {_code(one): f"{one.label} ({one.unit})" for one in file.series}
    where = {one.place or "0": one.place or "0" for one in file.series}
    when = {time_code(period): time_code(period) for period in file.periods}
    axes = tuple(
        _axis(name, there)
        for name, there in (("indicator", what), ("place", where), ("time", when))
    )
    values = np.full(len(what) * len(where) * len(when), np.nan)
    why: dict[int, Why] = {}
    for one in told(file):
        codes = (_code(one.series), one.series.place or "0", time_code(one.period))
        flat = _flat(axes, codes)
        if one.value is not None:
            values[flat] = one.value
        elif one.why is not None:
            why[flat] = one.why
    roles = {"metric": ("indicator",), "geo": ("place",), "time": ("time",)}
    return Cube(
        file.title,
        axes,
        values,
        roles=roles,
        languages=(file.language,),
        updated=file.provenance.delivered.isoformat(),
        why=why,
    )


def _code(one: Series) -> str:
    """An indicator told in two units is two: "theft|cases" and "theft|per_1000"."""
    return f"{one.indicator}|{one.unit}"


def _axis(name: str, there: Mapping[str, str]) -> Dimension:
    return Dimension(name, name, tuple(there), tuple(there.values()))


def _flat(axes: Iterable[Dimension], codes: Iterable[str]) -> int:
    place = 0
    for axis, code in zip(axes, codes, strict=True):
        place = place * len(axis.codes) + axis.codes.index(code)
    return place
