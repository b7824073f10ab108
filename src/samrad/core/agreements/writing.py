"""Terms as JSON and back, by their fields alone: a new kind needs no line here."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from samrad.core.agreements.checking import why_not
from samrad.core.agreements.kinds import KINDS, Terms
from samrad.core.basics.refusals import Refusal, Refused


def terms_to_json(terms: Terms) -> dict[str, Any]:
    """The fields of `terms` as numbers, words, lists and None."""
    return {field.name: _plain(getattr(terms, field.name)) for field in fields(terms)}


def terms_from_json(kind: str, data: Mapping[str, Any]) -> Terms:
    """The terms that `terms_to_json` wrote, checked field by field.

    A field left out gets its default. Words for roles, levels and times are their values.

    Raises:
        Refused: The kind or a field is unknown, a field without default is missing, a
            value is of the wrong type, or it cannot be meant (`checking.why_not`).
    """
    if kind not in KINDS:
        raise Refused(Refusal("terms.unknown_kind", {"kind": kind}))
    terms = KINDS[kind](**_fields(kind, data))
    if reason := why_not(terms):
        raise Refused(reason)
    return terms


def _fields(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    expected = {field.name: field for field in fields(KINDS[kind])}
    for name in data:
        if name not in expected:
            raise Refused(Refusal("terms.unknown_field", {"kind": kind, "field": name}))
    types = get_type_hints(KINDS[kind])
    return {
        name: _typed(kind, name, types[name], data[name])
        for name, field in expected.items()
        if _given(kind, field, data)
    }


def _given(kind: str, field: Field[Any], data: Mapping[str, Any]) -> bool:
    if field.name not in data and field.default is MISSING:
        raise Refused(Refusal("terms.missing_field", {"kind": kind, "field": field.name}))
    return field.name in data


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def _typed(kind: str, name: str, wanted: Any, value: Any) -> Any:
    try:
        return _as(wanted, value)
    except (TypeError, ValueError):
        facts = {"kind": kind, "field": name, "value": value}
        raise Refused(Refusal("terms.wrong_type", facts)) from None


def _as(wanted: Any, value: Any) -> Any:
    """`value` as the type `wanted`.

    Raises:
        TypeError, ValueError: It is not of that type.
    """
    if get_origin(wanted) is UnionType:
        inner = next(part for part in get_args(wanted) if part is not NoneType)
        return None if value is None else _as(inner, value)
    if get_origin(wanted) is tuple:
        if not isinstance(value, list | tuple):
            raise TypeError(value)
        return tuple(_as(get_args(wanted)[0], item) for item in value)
    if issubclass(wanted, StrEnum):
        return wanted(value)
    # `type(…) is`, for True is an int and would pass as one meeting a year
    if type(value) is not wanted:
        raise TypeError(value)
    return value
