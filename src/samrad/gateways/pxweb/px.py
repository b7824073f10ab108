"""A PX file into a cube."""

from collections.abc import Mapping
from math import prod

from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Why
from samrad.gateways.pxweb.px_keyed import keyed
from samrad.gateways.pxweb.px_numbers import Cells, cells
from samrad.gateways.pxweb.px_text import Head, head
from samrad.gateways.pxweb.px_times import times
from samrad.gateways.pxweb.refusing import (
    LARGEST,
    MOST_CELLS,
    refuse_more_than_is_read,
    unreadable,
)
from samrad.gateways.pxweb.symbols import why

_PLACES = ("geographical", "g")


def cube(data: bytes) -> Cube:
    """The table in `data`.

    Raises:
        Unreadable: It is no PX file, is cut off, contradicts itself or is too large.
    """
    refuse_more_than_is_read(len(data), LARGEST)
    told = head(data)
    stub, heading = told.values("STUB"), told.values("HEADING")
    names = (*stub, *heading)
    if not names:
        raise unreadable("table.missing", what="STUB, HEADING")
    if len(set(names)) != len(names):
        raise unreadable("table.contradicts", data=data, byte=told.byte("STUB"), what="STUB")
    counts = [len(_values(told, name, data)) for name in names]
    refuse_more_than_is_read(prod(counts), MOST_CELLS)
    dimensions = tuple(_dimension(told, name, data) for name in names)
    found = _cells(data, told, dimensions, len(stub))
    return Cube(
        title=told.one("TITLE") or told.one("DESCRIPTION") or told.one("CONTENTS"),
        dimensions=dimensions,
        values=found.values,
        status=found.symbols,
        roles=_roles(told, names),
        languages=_languages(told),
        updated=_updated(told),
        why=_why(told, found),
    )


def _cells(data: bytes, told: Head, dimensions: tuple[Dimension, ...], stubs: int) -> Cells:
    """The numbers, in rows that name their place where the file leaves empty ones out."""
    named = [told.one("KEYS", one.label).upper() for one in dimensions[:stubs]]
    if any(named):
        by = [
            one.labels if how == "VALUES" else one.codes
            for one, how in zip(dimensions, named, strict=False)
        ]
        width = prod(len(one.codes) for one in dimensions[stubs:])
        return keyed(data, told, by, width)
    return cells(data, told.data, prod(len(one.codes) for one in dimensions))


def _values(told: Head, name: str, data: bytes) -> tuple[str, ...]:
    """What a dimension has, as people read it."""
    values = told.values("VALUES", name) or told.values("CODES", name)
    if not values:
        said = told.byte("STUB") or told.byte("HEADING")
        raise unreadable("table.missing", data=data, byte=said, what=f'VALUES("{name}")')
    return values


def _dimension(told: Head, name: str, data: bytes) -> Dimension:
    """One axis; a file without codes goes by its points in time, or else by its words."""
    labels = _values(told, name, data)
    told_times = times(told.values("TIMEVAL", name), len(labels))
    codes = told.values("CODES", name) or told_times or labels
    if len(codes) != len(labels):
        byte = told.byte("CODES", name)
        raise unreadable("table.contradicts", data=data, byte=byte, what=f'CODES("{name}")')
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            byte = told.byte("CODES", name) or told.byte("VALUES", name)
            raise unreadable(
                "table.code_twice", data=data, byte=byte, dimension=name, text=code
            )
        seen.add(code)
    return Dimension(_id(told, name), name, codes, labels)


def _id(told: Head, name: str) -> str:
    return told.one("VARIABLECODE", name) or name


def _roles(told: Head, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Which dimensions the file says are time, place and measure."""
    measure = told.one("CONTVARIABLE")
    roles = {
        "time": [name for name in names if told.values("TIMEVAL", name)],
        "geo": [
            name
            for name in names
            if told.values("MAP", name) or told.one("VARIABLE-TYPE", name).casefold() in _PLACES
        ],
        "metric": [name for name in names if name == measure],
    }
    return {role: tuple(_id(told, name) for name in own) for role, own in roles.items() if own}


def _languages(told: Head) -> tuple[str, ...]:
    first = told.one("LANGUAGE")
    return tuple(dict.fromkeys(one for one in (first, *told.values("LANGUAGES")) if one))


def _updated(told: Head) -> str:
    """The latest of its days; each measure may have its own."""
    said = [
        " ".join(one.values).strip()
        for (keyword, language, _), one in told.said.items()
        if keyword == "LAST-UPDATED" and not language
    ]
    return max(said, default="") or told.one("CREATION-DATE")


def _why(told: Head, found: Cells) -> Mapping[int, Why]:
    """Why the cells with a symbol have no number, by what the file says its symbols mean."""
    used = set(found.symbols.values())
    meant = {one: why(one, told.one(f"DATASYMBOL{one.count('.')}")) for one in used}
    return {place: meant[one] for place, one in found.symbols.items() if one in found.gaps}
