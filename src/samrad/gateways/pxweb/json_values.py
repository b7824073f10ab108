"""The numbers of a JSON-stat dataset, and what it says of single cells."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any, Generic, TypeVar

import numpy as np

from samrad.core.figures.hidden import Why
from samrad.gateways.pxweb.json_text import Numbers
from samrad.gateways.pxweb.numbers import Floats
from samrad.gateways.pxweb.refusing import unreadable
from samrad.gateways.pxweb.symbols import NO_NUMBER, why

Said = TypeVar("Said")

_ANYWAY = Why.NOT_COLLECTED
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\Z", re.ASCII)
_PLACE = re.compile(r"(?:0|[1-9][0-9]{0,11})\Z")


def values(given: Any, count: int) -> tuple[Floats, dict[int, str]]:
    """The numbers of `count` cells, and the symbols written in place of some of them.

    Raises:
        Unreadable: There are more or fewer than declared, or something that is no number.
    """
    if isinstance(given, Numbers):
        return _all(given.values.size, count, given.values), {}
    if isinstance(given, list):
        _all(len(given), count, None)
        if set(map(type, given)) <= {float, NoneType}:
            return _finite(np.array(given, np.float64)), {}
        pairs: Iterator[tuple[int, Any]] = iter(enumerate(given))
    elif isinstance(given, dict):
        pairs = ((_place(place, count, "value"), one) for place, one in given.items())
    else:
        raise unreadable("table.contradicts", what="value")
    numbers, symbols = np.full(count, np.nan), {}
    for place, one in pairs:
        if isinstance(one, str) and one in NO_NUMBER:
            symbols[place] = one
        elif one is not None:
            numbers[place] = _number(one)
    return numbers, symbols


@dataclass(frozen=True, slots=True)
class Everywhere(Mapping[int, Said], Generic[Said]):
    """The same said of every cell, without saying it twenty million times."""

    count: int
    said: Said

    def __getitem__(self, place: int) -> Said:
        if 0 <= place < self.count:
            return self.said
        raise KeyError(place)

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.count))

    def __len__(self) -> int:
        return self.count


def _finite(numbers: Floats) -> Floats:
    if np.isinf(numbers).any():
        raise unreadable("table.not_finite", text="1e999")
    return numbers


def statuses(given: Any, count: int, symbols: Mapping[int, str]) -> Mapping[int, str]:
    """What is said of single cells, by flat index, with the symbols that stood for numbers.

    Raises:
        Unreadable: It speaks of more or fewer cells than there are.
    """
    if isinstance(given, list) and len(given) == 1:
        given = given[0]
    if given is None:
        return symbols
    if isinstance(given, str):
        return Everywhere(count, given)
    if isinstance(given, list):
        _all(len(given), count, None)
        told = {place: str(one) for place, one in enumerate(given) if one not in (None, "")}
        return {**symbols, **told}
    if isinstance(given, dict):
        told = {_place(place, count, "status"): str(one) for place, one in given.items()}
        return {**symbols, **told}
    raise unreadable("table.contradicts", what="status")


def hidden(
    numbers: Floats, status: Mapping[int, str], meanings: Mapping[str, Any]
) -> Mapping[int, Why]:
    """Why the cells that have no number and a status have none."""
    empty = np.isnan(numbers)
    if isinstance(status, Everywhere):
        said = why(status.said, str(meanings.get(status.said, "")))
        # Not collected is what an empty cell is anyway.
        return Everywhere(len(status), said) if said is not _ANYWAY and empty.any() else {}
    return {
        place: why(symbol, str(meanings.get(symbol, "")))
        for place, symbol in status.items()
        if empty[place]
    }


def _all(given: int, declared: int, numbers: Floats | None) -> Any:
    if given != declared:
        raise unreadable("table.cells", declared=declared, given=given)
    return numbers


def _place(text: str, count: int, what: str) -> int:
    if _PLACE.match(text) and int(text) < count:
        return int(text)
    raise unreadable("table.contradicts", what=f"{what} {text}")


def _number(given: Any) -> float:
    """A number; the format also allows it as text, if nothing else stands there."""
    written = isinstance(given, str) and len(given) < 400 and _NUMBER.match(given)
    if not written and type(given) not in (int, float):
        raise unreadable("table.not_number", text=str(given)[:60])
    try:
        number = float(given)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise unreadable("table.not_finite", text=str(given)[:60])
    return number
