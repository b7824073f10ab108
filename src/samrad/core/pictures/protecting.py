"""The figures of a public picture, protected together and attacked before anybody sees them.

A count under the threshold is hidden, and beside it what would give it away by subtraction: in
this picture, and from it together with those that were published before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.compared import finding
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure
from samrad.core.pictures.counted import Count, Earlier, Places, Where, counts_in
from samrad.core.pictures.figures import Compared, ToldFigure
from samrad.core.pictures.linked import Linked, families, key_of, linked

# Residents are told one reason for all: which number is the small one is half of the answer.
_TOLD = Hidden(Why.PROTECTS_ANOTHER)
_NOTHING_KNOWN = Places()
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Protected:
    """Figures as residents may see them.

    Attributes:
        figures: The figures, in the order they came.
        hidden: Why each number is hidden that is; for the desk, never for residents.
        given_away: The figures of which an attacker works out a hidden number all the same, out
            of what was published before; must be empty.
    """

    figures: tuple[ToldFigure, ...]
    hidden: Mapping[Where, Why]
    given_away: tuple[ToldFigure, ...] = ()


def protected(
    figures: Sequence[ToldFigure],
    *,
    places: Places = _NOTHING_KNOWN,
    earlier: Sequence[Earlier] = (),
) -> Protected:
    """Hide what is small in figures that are published together, and what would tell of it.

    Args:
        figures: The figures of one picture, of all its parts.
        places: What everybody can look up about its places.
        earlier: The figures of the pictures that were published before.
    """
    counts = counts_in(figures, earlier, places)
    why = {one.at: Why.TOO_FEW for one in counts if one.at and one.is_small}
    away: set[Where] = set()
    for family in families(counts):
        here = [one for one in family if one.at]
        if here:
            beside, found = _beside(family)
            spots = {one.at for one in here if one.at and key_of(one) in beside}
            why |= {one: Why.PROTECTS_ANOTHER for one in spots if one not in why}
            away |= {one.at for one in here if one.at and found}
    return Protected(
        figures=tuple(_shown(one, why) for one in figures),
        hidden=why,
        given_away=_named(figures, away),
    )


def _named(figures: Iterable[ToldFigure], away: set[Where]) -> tuple[ToldFigure, ...]:
    ids = {one.figure for one in away}
    return tuple(one for one in figures if one.id in ids)


def _beside(family: Sequence[Count]) -> tuple[set[object], bool]:
    """What has to be hidden beside the small counts; and whether that is of no avail."""
    sums = linked(family)
    if not sums.hangs_together:
        return set(), False
    at = {key: number for number, key in enumerate(sums.keys)}
    now, out = np.zeros(len(at), bool), np.zeros(len(at), bool)
    for one in family:
        now[at[key_of(one)]] |= one.at is not None
        out[at[key_of(one)]] |= one.out
    small = np.isnan(sums.values) | ((sums.values > 0) & (sums.values < sums.threshold))
    hidden = _chosen(sums, now | out, small) & now & ~out & ~small
    given = _hide_until_safe(sums, now, out, small, hidden)
    return {sums.keys[number] for number in np.flatnonzero(hidden)}, given


def _chosen(sums: Linked, shown: Flags, small: Flags) -> Flags:
    """The cells `core/figures/protection` hides, small ones and others."""
    from samrad.core.figures.protection import Table, protect  # noqa: PLC0415 -- SciPy, loaded when asked for

    every = np.concatenate([np.zeros(len(sums.pieces), bool), shown & ~np.isnan(sums.values)])
    table = Table((sums.dimension,), sums.pieces, shown=every)
    found = protect(table, threshold=sums.threshold)
    return found.table.hidden[len(sums.pieces) :] | small


def _hide_until_safe(sums: Linked, now: Flags, out: Flags, small: Flags, hidden: Flags) -> bool:
    """Hide more of `now`, in `hidden`, while an attacker finds something; does he still?

    What was published before stays so: whatever the choice made of it, others go instead.
    """
    while _is_given_away(sums, shown := (now & ~hidden & ~small) | out, ~shown & (now | small)):
        left = np.flatnonzero(now & ~hidden & ~small & ~out & (sums.values > 0))
        if not len(left):
            return True
        hidden[left[np.argmin(sums.values[left])]] = True
    return False


def _is_given_away(sums: Linked, shown: Flags, hidden: Flags) -> bool:
    """Whether a reader of all that is and was published works a small number out."""
    from samrad.core.figures.protection import Published, attack  # noqa: PLC0415 -- SciPy, loaded when asked for

    pieces = len(sums.pieces)
    values = np.concatenate([np.full(pieces, np.nan), np.where(shown, sums.values, np.nan)])
    gone = np.concatenate([np.zeros(pieces, bool), hidden])
    found = attack(Published((sums.dimension,), values, gone, sums.threshold))
    return bool(found.exact or found.narrow)


def _shown(figure: ToldFigure, why: Mapping[Where, Why]) -> ToldFigure:
    """The figure without what is hidden, and without what was found with it.

    A change in per cent and its interval would give the hidden count away, so what was found is
    found anew.
    """
    now = _told(figure.now, hidden=Where(figure.id) in why)
    compared = tuple(
        _compared(one, now, hidden=Where(figure.id, nth) in why)
        for nth, one in enumerate(figure.compared)
    )
    return replace(figure, now=now, compared=compared)


def _told(cell: Figure, *, hidden: bool) -> Figure:
    return _TOLD if hidden else cell


def _compared(one: Compared, now: Figure, *, hidden: bool) -> Compared:
    seen = one.finding
    before = _told(seen.before, hidden=hidden)
    if (before, now) == (seen.before, seen.now):
        return one
    return replace(one, finding=finding(before, now, seen.how))
