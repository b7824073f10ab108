"""Temporary; replaced by the proposing branch."""

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from samrad.core.agreements.kinds import KINDS, Terms


def terms_to_json(terms: Terms) -> dict[str, Any]:
    """The terms as plain JSON values."""
    return {f.name: _plain(getattr(terms, f.name)) for f in fields(terms)}


def terms_from_json(kind: str, data: Mapping[str, Any]) -> Terms:
    """The terms of `kind` that `data` holds."""
    cls = KINDS[kind]
    hints = get_type_hints(cls)
    return cls(**{name: _rich(hints[name], value) for name, value in data.items()})


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value.value if isinstance(value, Enum) else value


def _rich(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_rich(get_args(hint)[0], v) for v in value)
    for option in get_args(hint) or (hint,):
        if isinstance(option, type) and issubclass(option, Enum):
            return option(value)
    return value
