"""Where a table that was fetched comes from, written into the file itself."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samrad.core.figures.cubes import Cube
from samrad.gateways.pxweb.write import jsonstat

_FETCHED = "fetched"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from.

    Attributes:
        source: Whom it is from, and what they call it.
        address: Where it was asked for.
        at: When.
    """

    source: str
    address: str
    at: datetime


def with_origin(cube: Cube, origin: Origin) -> bytes:
    """The table as JSON-stat 2.0 that says where it comes from."""
    told: dict[str, Any] = json.loads(jsonstat(cube))
    extension = told.setdefault("extension", {})
    extension[_FETCHED] = {"at": origin.at.isoformat(), "address": origin.address}
    told["source"] = origin.source
    return json.dumps(told, ensure_ascii=False, allow_nan=False).encode()


def origin_in(content: bytes) -> Origin | None:
    """Where a file says that it was fetched; None where it does not say so."""
    try:
        told = json.loads(content)
        fetched = told["extension"][_FETCHED]
        at = datetime.fromisoformat(fetched["at"])
        return Origin(str(told["source"]), str(fetched["address"]), at)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
