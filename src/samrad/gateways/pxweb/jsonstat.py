"""JSON-stat 1.x and 2.0 into cubes: dataset, bundle, collection and single dimension."""

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Any

from samrad.core.figures.cubes import Cube, Dimension
from samrad.gateways.pxweb.json_text import Numbers, read
from samrad.gateways.pxweb.json_values import hidden, statuses, values
from samrad.gateways.pxweb.refusing import (
    LARGEST,
    MOST_CELLS,
    refuse_more_than_is_read,
    unreadable,
)

_ROLES = ("time", "geo", "metric")
_MOST_CUBES = 1000
_DEEPEST = 8
# What a dataset, a dimension and a collection hold.
_HELD = frozenset({"value", "category", "link"})


def cubes(data: bytes) -> Cube | list[Cube]:
    """The table in `data`, or all of them where it holds several.

    Raises:
        Unreadable: It is no JSON-stat, is cut off, contradicts itself or is too large.
    """
    refuse_more_than_is_read(len(data), LARGEST)
    root = read(data)
    if not isinstance(root, dict):
        raise unreadable("table.not_jsonstat")
    found = list(_found(root, 0))
    refuse_more_than_is_read(len(found), _MOST_CUBES)
    # Each of them was declared before the first was made.
    refuse_more_than_is_read(sum(prod(_sizes(one)) for one in found), MOST_CELLS)
    made = [_cube(one) for one in found]
    several = root.get("class") == "collection" or len(made) != 1
    return made if several else made[0]


def codes_in(node: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The codes of each dimension of a dataset, whether or not it holds numbers.

    Raises:
        Unreadable: It names a dimension that is not there or contradicts itself.
    """
    inside = _object(node.get("dimension"), "dimension")
    found = {}
    for name in _array(node.get("id", inside.get("id")), "id"):
        one = _object(inside.get(name) if isinstance(name, str) else None, f"dimension {name}")
        found[name] = _codes(_object(one.get("category"), f"category of {name}"), name)
    return found


def _found(node: Mapping[str, Any], depth: int) -> Iterator[Mapping[str, Any]]:
    """The datasets within, in the order they stand."""
    if depth > _DEEPEST:
        raise unreadable("table.too_deep")
    kind = node.get("class")
    if kind == "collection":
        items = _object(node.get("link", {}), "link").get("item", [])
        for item in _array(items, "link.item"):
            # An item that holds nothing only says where its numbers are.
            if isinstance(item, dict) and not _HELD.isdisjoint(item):
                yield from _found(item, depth + 1)
    elif kind == "dimension":
        yield _alone(node)
    elif kind == "dataset" or "dimension" in node:
        yield node
    else:
        bundled = [one for one in node.values() if isinstance(one, dict) and "dimension" in one]
        if not bundled:
            raise unreadable("table.not_jsonstat")
        yield from bundled


def _alone(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A dimension that comes by itself, as a dataset that holds no numbers."""
    name = str(node.get("label") or "dimension")
    count = len(_codes(_object(node.get("category"), "category"), name))
    return {**node, "id": [name], "size": [count], "dimension": {name: node}, "value": {}}


def _cube(node: Mapping[str, Any]) -> Cube:
    sizes = _sizes(node)
    count = prod(sizes)
    given = node.get("value")
    if given is None:
        raise unreadable("table.missing", what="value")
    numbers, symbols = values(given, count)
    status = statuses(node.get("status"), count, symbols)
    return Cube(
        title=str(node.get("label") or ""),
        dimensions=_dimensions(node, sizes),
        values=numbers,
        status=status,
        roles=_roles(node),
        languages=_languages(node),
        updated=str(node.get("updated") or ""),
        why=hidden(numbers, status, _meanings(node)),
    )


def _meanings(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the publisher says the symbols mean (`extension.status.label`), if it does."""
    extension = node.get("extension")
    status = extension.get("status") if isinstance(extension, dict) else None
    meanings = status.get("label") if isinstance(status, dict) else None
    return meanings if isinstance(meanings, dict) else {}


def _sizes(node: Mapping[str, Any]) -> list[int]:
    """How many codes each dimension is said to have; nothing is made of it yet."""
    inside = _object(node.get("dimension"), "dimension")
    ids, sizes = node.get("id", inside.get("id")), node.get("size", inside.get("size"))
    for size in _array(sizes, "size"):
        if type(size) is not int or size < 0:
            raise unreadable("table.contradicts", what="size")
    if len(sizes) != len(_array(ids, "id")) or len(set(map(str, ids))) != len(ids):
        raise unreadable("table.contradicts", what="id, size")
    refuse_more_than_is_read(prod(sizes), MOST_CELLS)
    return list(sizes)


def _dimensions(node: Mapping[str, Any], sizes: Sequence[int]) -> tuple[Dimension, ...]:
    inside = node["dimension"]
    ids = node.get("id", inside.get("id"))
    made = []
    for name, size in zip(ids, sizes, strict=True):
        one = _object(inside.get(name) if isinstance(name, str) else None, f"dimension {name}")
        category = _object(one.get("category"), f"category of {name}")
        codes = _codes(category, name)
        if len(codes) != size:
            raise unreadable("table.contradicts", what=name)
        labels = _labels(category, codes)
        made.append(Dimension(name, str(one.get("label") or name), codes, labels))
    return tuple(made)


def _codes(category: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The codes in the order of the numbers; one alone may stand only in its label."""
    index = category.get("index")
    if index is None:
        codes = list(_object(category.get("label"), f"category of {name}"))
        if len(codes) != 1:
            raise unreadable("table.missing", what=f"index of {name}")
    elif isinstance(index, dict):
        if sorted(_wholes(index.values(), name)) != list(range(len(index))):
            raise unreadable("table.contradicts", what=f"index of {name}")
        codes = sorted(index, key=index.__getitem__)
    else:
        codes = [_text(code, name) for code in _array(index, f"index of {name}")]
    if len(set(codes)) != len(codes):
        twice = next(code for code in codes if codes.count(code) > 1)
        raise unreadable("table.code_twice", dimension=name, text=twice)
    return tuple(codes)


def _labels(category: Mapping[str, Any], codes: Sequence[str]) -> tuple[str, ...]:
    told = category.get("label") or {}
    labels = _object(told, "label")
    return tuple(str(labels.get(code, code)) for code in codes)


def _roles(node: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Which dimensions are time, place or measure; other roles are not ours to know."""
    roles = node.get("role", node["dimension"].get("role")) or {}
    roles = _object(roles, "role")
    return {
        role: tuple(_text(name, "role") for name in _array(roles[role], "role"))
        for role in _ROLES
        if roles.get(role)
    }


def _languages(node: Mapping[str, Any]) -> tuple[str, ...]:
    extension = node.get("extension")
    px = extension.get("px") if isinstance(extension, dict) else None
    language = px.get("language") if isinstance(px, dict) else None
    return (language,) if isinstance(language, str) else ()


def _wholes(numbers: Any, name: str) -> list[int]:
    if any(type(number) is not int for number in numbers):
        raise unreadable("table.contradicts", what=f"index of {name}")
    return list(numbers)


def _text(given: Any, what: str) -> str:
    """A code; the first editions of the format allowed numbers for it."""
    if isinstance(given, (str, int)) and not isinstance(given, bool):
        return str(given)
    raise unreadable("table.contradicts", what=what)


def _object(given: Any, what: str) -> Mapping[str, Any]:
    if isinstance(given, dict):
        return given
    raise unreadable("table.missing" if given is None else "table.contradicts", what=what)


def _array(given: Any, what: str) -> Sequence[Any]:
    if isinstance(given, list):
        return given
    # An array that was read as numbers at once is one all the same.
    if isinstance(given, Numbers):
        return given.listed()
    raise unreadable("table.missing" if given is None else "table.contradicts", what=what)
