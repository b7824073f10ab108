"""A cube as JSON-stat 2.0, with a status for every cell that shows no number."""

import json
from collections.abc import Iterator
from math import isnan
from typing import Any

import numpy as np

from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Why
from samrad.gateways.pxweb.symbols import why

# SSB's standard symbols. What is too few and what protects another cell look the same: who knew
# which is which would know that one of them is small.
SYMBOLS = {
    Why.TOO_FEW: ":",
    Why.PROTECTS_ANOTHER: ":",
    Why.NOT_RELEASED: "...",
    Why.NOT_COLLECTED: "..",
    Why.BREAK: ".",
}
_MEANINGS = {
    ":": "Not shown for confidentiality",
    "...": "Not released yet",
    "..": "Not collected",
    ".": "Break: cannot be compared",
}


def jsonstat(cube: Cube) -> bytes:
    """The cube as a JSON-stat 2.0 dataset in UTF-8.

    A cell without a number is null and has a status, so that no reader takes it for zero.
    """
    status = {str(place): symbol for place, symbol in _statuses(cube)}
    used = sorted(set(status.values()) & set(_MEANINGS))
    extension: dict[str, Any] = {}
    if used:
        extension["status"] = {"label": {symbol: _MEANINGS[symbol] for symbol in used}}
    if cube.languages:
        extension["px"] = {"language": cube.languages[0]}
    document = {
        "version": "2.0",
        "class": "dataset",
        "label": cube.title,
        **({"updated": cube.updated} if cube.updated else {}),
        "id": [one.id for one in cube.dimensions],
        "size": list(cube.shape),
        **(
            {"role": {role: list(own) for role, own in cube.roles.items()}}
            if cube.roles
            else {}
        ),
        "dimension": {one.id: _dimension(one) for one in cube.dimensions},
        "value": [_number(value) for value in cube.values.tolist()],
        **({"status": status} if status else {}),
        **({"extension": extension} if extension else {}),
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False).encode()


def _dimension(one: Dimension) -> dict[str, Any]:
    labels = dict(zip(one.codes, one.labels, strict=True))
    return {"label": one.label, "category": {"index": list(one.codes), "label": labels}}


def _number(value: float) -> float | int | None:
    if isnan(value):
        return None
    return int(value) if value.is_integer() else value


def _statuses(cube: Cube) -> Iterator[tuple[int, str]]:
    """What is said of single cells: the publisher's word, unless we hide more than it does."""
    empty = np.isnan(cube.values)
    for place in range(cube.size) if len(cube.status) else np.flatnonzero(empty).tolist():
        said = cube.status.get(place, "")
        if not empty[place]:
            if said:
                yield place, said
            continue
        reason = cube.why.get(place, Why.NOT_COLLECTED)
        yield place, said if said and why(said) is reason else SYMBOLS[reason]
