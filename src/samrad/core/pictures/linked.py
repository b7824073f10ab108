"""Which counts of a picture count the same cases: periods in one another, groups in a total.

Everything is put down as one row of pieces – the cases of a group, in a place, between two days
– and each count as the sum of its pieces. Where numbers do not add up as their names say, they
do not count the same cases, and less is taken to hang together.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.small_numbers.tables import Hierarchy, Total
from samrad.core.pictures.counted import FEWEST_SHOWN, Count

# What the police and the bureaus of statistics call all groups together.
_ALL = re.compile(
    r".*\b(al(le|la|lt|l|t)|totalt?|sum|summa|samlet|samlede|samtlige|samtliga|hele|hela)\b.*"
    r"|(anmeldte|melde|anmälda|reported) (saker|lovbrudd|lovbrot|brott|offences)"
)
# The cases of a total that stand in no group by themselves.
_REST = "\N{BULLET}"
_COUNTY = 2
Key = tuple[str, str, date, date]
_Pieces = Mapping[Hashable, frozenset[Hashable]]


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Counts that hang together, as sums of pieces.

    Attributes:
        keys: Each count once: what, where, from when, until when.
        values: How many it is; nan where its source hides it.
        dimension: The pieces, and each count as a total over some; the totals are in the order
            of the keys.
        pieces: A number for each piece that fits all values.
        threshold: Counts from 1 to under this are small.
    """

    keys: tuple[Key, ...]
    values: NDArray[np.float64]
    dimension: Hierarchy
    pieces: NDArray[np.int64]
    threshold: int

    @property
    def hangs_together(self) -> bool:
        """Whether a piece is in two counts, so that one may tell of another."""
        return bool((self.dimension.sums()[len(self.pieces) :].sum(axis=0) > 1).any())


def families(counts: Iterable[Count]) -> list[list[Count]]:
    """The counts that may tell of each other.

    Those of one source do, unless they contradict each other: a figure that was corrected
    since. Those of two sources do where they say the same of the same thing and nowhere
    something else: one of them has its numbers from the other.
    """
    groups: dict[Hashable, list[Count]] = defaultdict(list)
    for one in counts:
        if one.is_whole:
            groups[one.edition, one.source, one.unit, one.years].append(one)
    found: list[list[Count]] = []
    for group in groups.values():
        family = next((one for one in found if _agree(one, group)), None)
        if family is None:
            found.append(list(group))
        else:
            family.extend(group)
    return found


def key_of(count: Count) -> Key:
    """What a count says of everything but the number."""
    return count.what, count.place, count.period.since, count.period.until or date.max


def linked(family: Iterable[Count]) -> Linked:
    """The counts of a family as sums of pieces, as far as the numbers bear it out."""
    counts = list(family)
    known: dict[Key, float] = {}
    for one in counts:
        amount = np.nan if one.amount is None else float(round(one.amount))
        if np.isnan(known.get(key_of(one), np.nan)):
            known[key_of(one)] = amount
    threshold = FEWEST_SHOWN * counts[0].years
    # Of time alone nobody is in doubt; of nothing, at last.
    for split in (_by_all, _by_time, _by_none):
        found = _as_sums(known, split(known), threshold)
        if found is not None:
            return found
    raise AssertionError("counts that hang together with nothing contradict nothing")


def _agree(family: Iterable[Count], group: Iterable[Count]) -> bool:
    first, other = next(iter(family)), next(iter(group))
    if (first.unit, first.years) != (other.unit, other.years):
        return False
    told = {key_of(one): one.amount for one in family}
    both = [(told[key_of(one)], one.amount) for one in group if key_of(one) in told]
    apart = [one for one in both if None not in one and one[0] != one[1]]
    return not apart and (bool(both) or first.source == other.source)


def _as_sums(known: Mapping[Key, float], parts: list[_Pieces], least: int) -> Linked | None:
    keys = tuple(known)
    values = np.array([known[key] for key in keys])
    covered: dict[tuple[Hashable, ...], set[int]] = defaultdict(set)
    for number, key in enumerate(keys):
        for piece in _product(key, parts):
            covered[piece].add(number)
    # Pieces that are always counted together are one.
    signatures = sorted({tuple(sorted(one)) for one in covered.values()})
    over = np.zeros((len(keys), len(signatures)), np.int64)
    for place, signature in enumerate(signatures):
        over[list(signature), place] = 1
    pieces = _fitting(over, values, least)
    if pieces is None:
        return None
    codes = tuple(f"p{number}" for number in range(len(signatures)))
    totals = tuple(
        Total(f"c{number}", tuple(codes[at] for at in np.flatnonzero(row)))
        for number, row in enumerate(over)
    )
    return Linked(keys, values, Hierarchy("counts", codes, totals), pieces, least)


def _product(key: Key, parts: list[_Pieces]) -> Iterator[tuple[Hashable, ...]]:
    found: list[tuple[Hashable, ...]] = [()]
    for pieces, name in zip(parts, _names(key), strict=True):
        found = [(*begun, piece) for begun in found for piece in pieces[name]]
    yield from found


def _names(key: Key) -> tuple[Hashable, Hashable, Hashable]:
    return key[0], key[1], (key[2], key[3])


def _by_all(known: Mapping[Key, float]) -> list[_Pieces]:
    groups = _parts_of_totals(known, 0, _is_all)
    return [groups, _parts_of_totals(known, 1, _is_within), _stretches(known)]


def _by_time(known: Mapping[Key, float]) -> list[_Pieces]:
    return [_each(key[0] for key in known), _each(key[1] for key in known), _stretches(known)]


def _by_none(known: Mapping[Key, float]) -> list[_Pieces]:
    return [_each(_names(key)[axis] for key in known) for axis in range(3)]


def _each(names: Iterable[Hashable]) -> _Pieces:
    return {name: frozenset({name}) for name in names}


def _stretches(known: Mapping[Key, float]) -> _Pieces:
    """Each period as the stretches of days between all days on which one begins or ends."""
    days = sorted({(day, at) for key in known for day, at in ((key[2], 0), (key[3], 1))})
    return {
        (key[2], key[3]): frozenset(
            stretch
            for stretch in pairwise(days)
            if (key[2], 0) <= stretch[0] and stretch[1] <= (key[3], 1)
        )
        for key in known
    }


def _parts_of_totals(
    known: Mapping[Key, float], axis: int, within: Callable[[str, str], bool]
) -> _Pieces:
    """What each name stands for: itself, or for a total all that is in it and some rest."""
    names = {str(key[axis]) for key in known}
    exact = _exact_totals(known, axis)
    found: dict[Hashable, frozenset[Hashable]] = {}
    for one in names:
        inside = {other for other in names if other != one and within(other, one)}
        if one in exact:
            found[one] = frozenset(names - exact)
        elif inside:
            leaves = {x for x in inside if not any(within(y, x) for y in names - {x})}
            found[one] = frozenset({*leaves, (_REST, one)})
        else:
            found[one] = frozenset({one})
    return found


def _exact_totals(known: Mapping[Key, float], axis: int) -> set[str]:
    """The name that is the sum of at least two others wherever it stands with them."""
    rows: dict[Hashable, dict[str, float]] = defaultdict(dict)
    for key, value in known.items():
        rows[key[:axis] + key[axis + 1 :]][str(key[axis])] = value
    full = [row for row in rows.values() if len(row) > 2]
    tops = {max(row, key=lambda one: (row[one], one)) for row in full}
    sums = all(2 * max(row.values()) == sum(row.values()) for row in full)
    return tops if len(tops) == 1 and sums else set()


def _is_all(part: str, whole: str) -> bool:
    return bool(_ALL.fullmatch(whole)) and not _ALL.fullmatch(part)


def _is_within(part: str, whole: str) -> bool:
    """A municipality in its county, and everything in the country."""
    return bool(part) and (not whole or (len(whole) == _COUNTY and part.startswith(whole)))


def _fitting(
    over: NDArray[np.int64], values: NDArray[np.float64], least: int
) -> NDArray[np.int64] | None:
    """Whole pieces that add up to the counts, what a source hides being small; or None."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 -- SciPy, loaded when asked for

    hidden = np.isnan(values)
    for low in (1.0, 0.0):
        bottom = np.where(hidden, low, values)
        top = np.where(hidden, least - 1 if low else np.inf, values)
        found = milp(
            np.zeros(over.shape[1]),
            constraints=LinearConstraint(over, bottom, top),
            integrality=np.ones(over.shape[1]),
            bounds=Bounds(0, np.inf),
        )
        if found.success:
            pieces: NDArray[np.int64] = np.rint(found.x).astype(np.int64)
            return pieces
        if not hidden.any():
            break
    return None
