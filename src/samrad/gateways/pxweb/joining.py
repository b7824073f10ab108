"""The pieces of a table put together again."""

from collections.abc import Mapping, Sequence
from math import prod

import numpy as np

from samrad.core.figures.cubes import Cube, Dimension
from samrad.gateways.pxweb.refusing import MOST_CELLS, refuse_more_than_is_read, unreadable


def joined(wanted: Mapping[str, Sequence[str]], pieces: Sequence[Cube]) -> Cube:
    """One cube with the codes that were wanted, in that order, out of what came.

    Raises:
        Unreadable: A piece has another dimension or code than was asked for, or one is missing.
    """
    shape = [len(codes) for codes in wanted.values()]
    refuse_more_than_is_read(prod(shape), MOST_CELLS)
    places = [{code: place for place, code in enumerate(codes)} for codes in wanted.values()]
    flat = np.arange(prod(shape)).reshape(shape)
    values, seen = np.full(prod(shape), np.nan), np.zeros(prod(shape), bool)
    status, why = {}, {}
    for piece in pieces:
        order = _order(piece, list(wanted))
        axes = [piece.dimensions[axis] for axis in order]
        at = [_places(own, one) for own, one in zip(places, axes, strict=True)]
        # Where each cell of the piece, in the piece's own order, lies in the whole.
        to = flat[np.ix_(*at)].transpose(np.argsort(order)).ravel()
        values[to], seen[to] = piece.values, True
        status.update({int(to[place]): said for place, said in piece.status.items()})
        why.update({int(to[place]): said for place, said in piece.why.items()})
    if not seen.all():
        raise unreadable("table.cells", declared=seen.size, given=int(seen.sum()))
    first = pieces[0]
    return Cube(
        title=first.title,
        dimensions=tuple(_axis(name, codes, pieces) for name, codes in wanted.items()),
        values=values,
        status=status,
        roles=first.roles,
        languages=first.languages,
        updated=max(piece.updated for piece in pieces),
        why=why,
    )


def _order(piece: Cube, names: Sequence[str]) -> list[int]:
    """Where each of the names stands among the dimensions of the piece."""
    ids = [one.id for one in piece.dimensions]
    if sorted(ids) != sorted(names):
        raise unreadable("table.contradicts", what=", ".join(ids))
    return [ids.index(name) for name in names]


def _places(known: Mapping[str, int], axis: Dimension) -> list[int]:
    for code in axis.codes:
        if code not in known:
            raise unreadable("table.contradicts", what=f"{axis.id} {code}")
    return [known[code] for code in axis.codes]


def _axis(name: str, codes: Sequence[str], pieces: Sequence[Cube]) -> Dimension:
    """The dimension with the words that came for its codes."""
    words: dict[str, str] = {}
    label = name
    for piece in pieces:
        own = next(one for one in piece.dimensions if one.id == name)
        words.update(zip(own.codes, own.labels, strict=True))
        label = own.label
    return Dimension(name, label, tuple(codes), tuple(words[code] for code in codes))
