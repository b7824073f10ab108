"""The one way to write a value down: who holds the same value holds the same bytes."""

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def canonical(value: Any) -> bytes:
    """A value as JSON with sorted keys and no blanks, in UTF-8."""
    told = json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return told.encode()


def plain(value: Any) -> Any:
    """A value as JSON has it; what is unknown is null, and no number is invented for it."""
    match value:
        case float() if not math.isfinite(value):
            told: Any = None if math.isnan(value) else "infinite"
        case None | bool() | int() | float():
            told = value
        case Mapping():
            told = {str(key): plain(one) for key, one in value.items()}
        case tuple() | list():
            told = [plain(one) for one in value]
        case _ if is_dataclass(value):
            told = {one.name: plain(getattr(value, one.name)) for one in fields(value)}
        case date():
            told = value.isoformat()
        case _:
            told = str(value)
    return told
