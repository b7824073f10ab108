"""Near repeats: whether what happens near a place soon happens near it again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from samrad.core.places import checks

# More pairs than this are not looked at: half a gigabyte, and minutes of permutations.
MOST_PAIRS = 30_000_000
# Shuffles kept at a time, and shuffled days; pairs compared at a time, so that what is worked
# on stays small and the ones of a column still fit into a byte.
_SHUFFLES, _SHUFFLED_DAYS, _PAIRS = 1024, 8_000_000, 255
_POWER = {"manhattan": 1, "euclidean": 2}


@dataclass(frozen=True, slots=True, eq=False)
class Knox:
    """Pairs of events by how near and how soon, shape (space bands, time bands) each.

    Attributes:
        observed: Pairs there are.
        expected: Mean number of pairs when the days are shuffled among the places.
        ratio: Observed through expected; nan where both are zero, inf where only the latter.
        p: One-sided: how often a shuffle has at least as many pairs, in (0, 1].
    """

    observed: NDArray[np.int64]
    expected: NDArray[np.float64]
    ratio: NDArray[np.float64]
    p: NDArray[np.float64]


def knox(  # noqa: PLR0913 -- the interface other programs call
    x: ArrayLike,
    y: ArrayLike,
    day: ArrayLike,
    *,
    space_bands: Sequence[float],
    time_bands: Sequence[float],
    permutations: int = 999,
    distance: Literal["manhattan", "euclidean"] = "manhattan",
    seed: int | np.random.Generator,
) -> Knox:
    """Whether events that lie near each other also come soon after each other.

    Args:
        x: Coordinates on a plane, shape (n,), in metres as a rule.
        y: The other coordinates, shape (n,).
        day: When, as a number of days (parts of a day too), shape (n,).
        space_bands: Limits of the distances, rising, the last may be infinite: (0, 100, 200)
            makes the bands [0, 100) and [100, 200). (0, 0.001, …) sets the same place apart.
        time_bands: Limits of the days between two events, likewise.
        permutations: Shuffles of the days; p cannot be smaller than 1 / (permutations + 1).
        distance: "manhattan" along streets at right angles, "euclidean" as the crow flies.
        seed: Of the shuffles; the same seed gives the same answer.

    Returns:
        Observed, expected, ratio and p for each pair of bands.

    Raises:
        ValueError: A number is nan or infinite, fewer than two events, bands that do not
            rise, no permutation, no seed, or more than thirty million pairs in the bands.

    Assumes:
        Which days there are, and which places, is given; only who meets whom is chance.

    Misleads when:
        One place grew or fell during the period (it looks like repeats), the days are those
        of the report instead of the event, or events of one burglar's one night are many.
        All bands together are many tests: read the nearest and soonest first.

    Source:
        Knox (1964), Applied Statistics 13(1), 25–30; permutations and bands as in R's
        NearRepeat (Steenbeek).
    """
    where, when = _events(x, y, day)
    space, time = _limits("space_bands", space_bands), _limits("time_bands", time_bands)
    _refuse_asking(permutations, distance, seed)
    bands = _near_pairs(where, space, _POWER[distance])
    days = _in_small_numbers(when, time)
    every = _all_by_time(days)
    observed = _tables(bands, every, days.of[:, None], days.limits)
    total, as_many = np.zeros(observed.shape[:2]), np.zeros(observed.shape[:2])
    for shuffle in _shuffled(days.of, permutations, seed):
        counts = _tables(bands, every, shuffle, days.limits)
        total += counts.sum(axis=2)
        as_many += (counts >= observed).sum(axis=2)
    expected = total / permutations
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = observed[:, :, 0] / expected
    return Knox(observed[:, :, 0], expected, ratio, (1 + as_many) / (1 + permutations))


def strings(
    x: ArrayLike, y: ArrayLike, day: ArrayLike, *, distance: float, days: float
) -> NDArray[np.int64]:
    """Which events hang together in a chain of near repeats.

    Args:
        x: Coordinates on a plane, shape (n,), in metres as a rule.
        y: The other coordinates, shape (n,).
        day: When, as a number of days, shape (n,).
        distance: Two events are linked if they lie nearer than this as the crow flies …
        days: … and fewer days than this apart.

    Returns:
        A number for each event, shape (n,): events with the same one are linked, directly or
        through others. 1 is the string of the first event, and so on; one event alone is a
        string of its own.

    Raises:
        ValueError: A number is nan or infinite, or a limit not positive.

    Assumes:
        Linked is what lies near and soon; who did it is not known and not asked.

    Misleads when:
        Much happens everywhere: then everything hangs together. Test with `knox` first.

    Source:
        Wheeler, Riddell & Haberman (2021), Criminal Justice Review 46(2), 236–258.
    """
    where, when = _events(x, y, day, least=1)
    near, soon = checks.positive("distance", distance), checks.positive("days", days)
    # A box around the cylinder, a little wider than what is asked for; then exactly.
    box = np.column_stack((where.x / near, where.y / near, when / soon))
    pairs = cKDTree(box).query_pairs(1 + 1e-9, p=np.inf, output_type="ndarray")
    one, other = pairs.T
    linked = np.hypot(where.x[one] - where.x[other], where.y[one] - where.y[other]) < near
    linked &= np.abs(when[one] - when[other]) < soon
    size = when.size
    links = (np.ones(int(linked.sum())), (one[linked], other[linked]))
    _, label = connected_components(sparse.coo_array(links, shape=(size, size)), directed=False)
    _, first, label = np.unique(label, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[label] + 1


def _events(
    x: ArrayLike, y: ArrayLike, day: ArrayLike, *, least: int = 2
) -> tuple[checks.Points, NDArray[np.float64]]:
    where, when = checks.points(x, y), checks.numbers("day", day)
    checks.same_length("day", when, where.x)
    if when.size < least:
        msg = f"day: {when.size} events make no pair"
        raise ValueError(msg)
    return where, when


def _limits(name: str, bands: Sequence[float]) -> NDArray[np.float64]:
    limits = np.asarray(bands, dtype=np.float64)
    rising = limits.ndim == 1 and limits.size > 1 and bool((np.diff(limits) > 0).all())
    if not (rising and limits[0] >= 0):
        msg = f"{name}: {bands} is not two rising limits or more, the first not negative"
        raise ValueError(msg)
    return limits


def _refuse_asking(permutations: int, distance: str, seed: object) -> None:
    if not (1 <= permutations < np.inf and permutations == int(permutations)):
        msg = f"permutations: {permutations} is not a whole number of one or more"
        raise ValueError(msg)
    if distance not in _POWER:
        msg = f'distance: {distance!r} is neither "manhattan" nor "euclidean"'
        raise ValueError(msg)
    if seed is None:
        msg = "seed: without one nobody gets the same answer again"
        raise ValueError(msg)


class _Bands(NamedTuple):
    """Pairs of events by band of distance.

    `pairs` has one array (pairs, 2) for each band with an end. Where the last band has none,
    `open_end` is set and it is what the others leave; they then begin at zero, if need be
    with a band that nobody asked for, which `extra` counts.
    """

    pairs: tuple[NDArray[np.int64], ...]
    open_end: bool
    extra: int


def _near_pairs(where: checks.Points, limits: NDArray[np.float64], power: int) -> _Bands:
    open_end = bool(np.isinf(limits[-1]))
    extra = int(open_end and limits[0] > 0)
    limits = limits[:-1] if open_end else limits
    limits = np.concatenate((np.zeros(extra), limits))
    # A little further than asked for, so that rounding in the tree loses none; then exactly.
    reach = limits[-1] * (1 + 1e-9)
    tree = cKDTree(np.column_stack(where))
    pairs = (int(tree.count_neighbors(tree, reach, p=power)) - where.x.size) // 2
    if pairs > MOST_PAIRS:
        msg = f"space_bands: {pairs} pairs lie within {limits[-1]}; {MOST_PAIRS} are the most"
        raise ValueError(msg)
    found = tree.query_pairs(reach, p=power, output_type="ndarray")
    apart = [np.abs(axis[found[:, 0]] - axis[found[:, 1]]) for axis in where]
    far = np.hypot(*apart) if power == 2 else apart[0] + apart[1]
    band = np.searchsorted(limits, far, side="right")
    return _Bands(
        tuple(found[band == number] for number in range(1, limits.size)), open_end, extra
    )


class _Days(NamedTuple):
    """Days of the events, and limits between them, in the smallest type that holds them."""

    of: NDArray[np.int16] | NDArray[np.float64]
    limits: NDArray[np.int16] | NDArray[np.float64]


def _in_small_numbers(when: NDArray[np.float64], limits: NDArray[np.float64]) -> _Days:
    largest = np.iinfo(np.int16).max
    since = when - when.min()
    if since.max() >= largest or (since != np.floor(since)).any():
        return _Days(since, limits)
    # Between whole numbers of days, less than 1.5 days is less than 2.
    whole = np.minimum(np.ceil(limits), largest)
    return _Days(since.astype(np.int16), whole.astype(np.int16))


def _all_by_time(days: _Days) -> NDArray[np.int64]:
    """Pairs at any distance by band of time, which no shuffle changes."""
    ordered = np.sort(days.of.astype(np.float64))
    place = np.arange(ordered.size)
    # From each day back to the first that is less than the limit away.
    back = [np.searchsorted(ordered, ordered - limit, side="right") for limit in days.limits]
    return np.diff([int((place - np.minimum(one, place)).sum()) for one in back])


def _shuffled(
    days: NDArray[np.int16] | NDArray[np.float64], times: int, seed: int | np.random.Generator
) -> Iterator[NDArray[np.int16] | NDArray[np.float64]]:
    """Arrays (events, shuffles) of the days, a few hundred shuffles at a time."""
    chance = np.random.default_rng(seed)
    at_once = max(1, min(_SHUFFLES, _SHUFFLED_DAYS // days.size))
    for start in range(0, times, at_once):
        rows = np.tile(days, (min(at_once, times - start), 1))
        yield np.ascontiguousarray(chance.permuted(rows, axis=1, out=rows).T)


def _tables(
    bands: _Bands, every: NDArray[np.int64], days: NDArray[Any], limits: NDArray[Any]
) -> NDArray[np.int64]:
    """Pairs by band of distance, band of time and shuffle."""
    below = np.array([_sooner(pairs, days, limits) for pairs in bands.pairs])
    counts = np.diff(below.reshape(len(bands.pairs), limits.size, days.shape[1]), axis=1)
    if not bands.open_end:
        return counts
    rest = every[:, None] - counts.sum(axis=0)
    return np.concatenate((counts[bands.extra :], rest[None]))


def _sooner(
    pairs: NDArray[np.int64], days: NDArray[Any], limits: NDArray[Any]
) -> NDArray[np.int64]:
    """Of these pairs, those less than each limit apart, in each shuffle."""
    found = np.zeros((limits.size, days.shape[1]), dtype=np.int64)
    for start in range(0, len(pairs), _PAIRS):
        here = pairs[start : start + _PAIRS]
        apart = days[here[:, 0]]
        apart -= days[here[:, 1]]
        np.abs(apart, out=apart)
        for number in np.flatnonzero(limits):
            nearer = (apart < limits[number]).view(np.uint8)
            found[number] += np.add.reduce(nearer, dtype=np.uint8)
    return found
