"""What the room says of a file, as JSON: written in the room, read outside."""

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from samrad.core.basics.refusals import Refusal
from samrad.core.figures.files.grids import Box, Grid, Raw
from samrad.core.openness.cleaned import Cleaned, Left, Overlooked
from samrad.core.openness.looked import Hit, Looked, PaperKind, Place, Seen, Spot, Unseen
from samrad.core.openness.persons import Found


def told(looked: Looked, brought: bytes) -> dict[str, Any]:
    """What was seen, and what is kept where that is not what was brought."""
    seen = looked.seen
    kept = None if looked.content == brought else base64.b64encode(looked.content).decode()
    return {
        "name": looked.name,
        "kind": looked.kind,
        "kept": kept,
        "hits": [_hit(hit) for hit in seen.hits],
        "unseen": seen.unseen,
        "pages": seen.pages,
        "read": looked.text,
    }


def told_tables(grids: Sequence[Grid]) -> dict[str, Any]:
    """Tables as they were read; a day is told apart from the text that looks like one."""
    return {
        "tables": [
            {
                "sheet": grid.sheet,
                "rows": [[_cell(cell) for cell in row] for row in grid.rows],
                "merged": [[box.top, box.left, box.bottom, box.right] for box in grid.merged],
                "indents": [[row, column, by] for (row, column), by in grid.indents.items()],
                "formulas": grid.formulas,
                "encoding": grid.encoding,
            }
            for grid in grids
        ]
    }


def told_clean(cleaned: Cleaned) -> dict[str, Any]:
    """The file made clean, and what keeps it from leaving."""
    return {
        "clean": base64.b64encode(cleaned.content).decode(),
        "overlooked": [[one.left, list(one.where)] for one in cleaned.overlooked],
    }


def told_no(refusal: Refusal) -> dict[str, Any]:
    """Why it is refused."""
    return {"refused": refusal.code, "facts": dict(refusal.facts)}


def heard(said: bytes, brought: bytes) -> Looked | Cleaned | Refusal | str | tuple[Grid, ...]:
    """What the room said.

    Raises:
        ValueError: It is nothing the room says.
    """
    told: Mapping[str, Any] = json.loads(said)
    try:
        if "refused" in told:
            return Refusal(told["refused"], told["facts"])
        if "tables" in told:
            return tuple(_grid(table) for table in told["tables"])
        if "clean" in told:
            return _cleaned(told)
        return told["text"] if "text" in told else _looked(told, brought)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError("the room answered something else") from wrong


def _cell(cell: Raw) -> object:
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _grid(told: Mapping[str, Any]) -> Grid:
    return Grid(
        str(told["sheet"]),
        tuple(tuple(_heard_cell(cell) for cell in row) for row in told["rows"]),
        tuple(Box(*box) for box in told["merged"]),
        {(row, column): by for row, column, by in told["indents"]},
        int(told["formulas"]),
        str(told["encoding"]),
    )


def _heard_cell(cell: Any) -> Raw:
    if isinstance(cell, dict):
        return date.fromisoformat(cell["day"])
    if cell is None or isinstance(cell, str):
        return cell
    return float(cell)


def _cleaned(told: Mapping[str, Any]) -> Cleaned:
    overlooked = (
        Overlooked(Left(left), tuple(str(one) for one in where))
        for left, where in told["overlooked"]
    )
    return Cleaned(base64.b64decode(told["clean"], validate=True), tuple(overlooked))


def _looked(told: Mapping[str, Any], brought: bytes) -> Looked:
    kept = brought if told["kept"] is None else base64.b64decode(told["kept"], validate=True)
    seen = Seen(
        tuple(_heard(hit) for hit in told["hits"]),
        Unseen(told["unseen"]) if told["unseen"] else None,
        tuple(int(page) for page in told["pages"]),
    )
    name, kind = str(told["name"]), PaperKind(told["kind"])
    return Looked(name, kind, kept, seen, str(told["read"]))


def _hit(hit: Hit) -> list[object]:
    spot = hit.spot
    return [spot.place, spot.number, spot.sheet, spot.cell, dict(hit.kinds)]


def _heard(hit: list[Any]) -> Hit:
    place, number, sheet, cell, kinds = hit
    spot = Spot(Place(place), int(number), str(sheet), str(cell))
    return Hit(spot, {Found(kind): int(count) for kind, count in kinds.items()})
