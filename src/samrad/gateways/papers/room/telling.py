"""What the room says of a file, as JSON: written in the room, read outside."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from samrad.core.basics.refusals import Refusal
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


def told_clean(cleaned: Cleaned) -> dict[str, Any]:
    """The file made clean, and what keeps it from leaving."""
    return {
        "clean": base64.b64encode(cleaned.content).decode(),
        "overlooked": [[one.left, list(one.where)] for one in cleaned.overlooked],
    }


def told_no(refusal: Refusal) -> dict[str, Any]:
    """Why it is refused."""
    return {"refused": refusal.code, "facts": dict(refusal.facts)}


def heard(said: bytes, brought: bytes) -> Looked | Cleaned | Refusal | str:
    """What the room said.

    Raises:
        ValueError: It is nothing the room says.
    """
    told: Mapping[str, Any] = json.loads(said)
    try:
        if "refused" in told:
            return Refusal(told["refused"], told["facts"])
        if "clean" in told:
            return _cleaned(told)
        return told["text"] if "text" in told else _looked(told, brought)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError("the room answered something else") from wrong


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
