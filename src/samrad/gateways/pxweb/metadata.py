"""Which codes a table has, as the two versions of PxWeb tell it."""

from collections.abc import Mapping

from samrad.gateways.pxweb.json_text import read
from samrad.gateways.pxweb.jsonstat import codes_in
from samrad.gateways.pxweb.refusing import unreadable


def codes_of_v1(data: bytes) -> Mapping[str, tuple[str, ...]]:
    """The codes of each dimension, in the order of the table.

    Raises:
        Unreadable: It is no such description.
    """
    told = read(data)
    variables = told.get("variables") if isinstance(told, dict) else None
    if not isinstance(variables, list):
        raise unreadable("table.missing", what="variables")
    found: dict[str, tuple[str, ...]] = {}
    for one in variables:
        if not isinstance(one, dict) or not isinstance(one.get("values"), list):
            raise unreadable("table.missing", what="values")
        found[str(one.get("code"))] = tuple(str(code) for code in one["values"])
    return found


def codes_of_v2(data: bytes) -> Mapping[str, tuple[str, ...]]:
    """The same from a JSON-stat description, which need not hold a single number.

    Raises:
        Unreadable: It is no such description.
    """
    told = read(data)
    if not isinstance(told, dict):
        raise unreadable("table.not_jsonstat")
    return codes_in(told)
