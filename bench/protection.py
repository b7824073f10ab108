"""How many numbers are hidden besides the small ones, how fast, and how fast an attack is.

P7: reported offences of all municipalities in six groups, with counties and country. P8: the
same offences split by chance into eleven kinds and four ages, 15 664 inner cells. P9: the
attack on what P7 publishes, beside one linear program for each bound of each cell in the same
run, which must give the same numbers.

The agencies' tools are not installed here; their times and numbers were measured on another
machine, for P8 on another table of the same size. The real figures lie beside the checkout.
"""

import csv
import os

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
from scipy import optimize

from samrad.core.figures.protection import (
    Attack,
    Hierarchy,
    Published,
    Table,
    Total,
    attack,
    protect,
)
from samrad.core.figures.small_numbers import attacking

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
DATA = Path(os.environ.get("SAMRAD_SHARED_DATA") or BESIDE)
GROUPS = (
    "eiendomstyveri",
    "vold_mishandling",
    "rusmidler",
    "orden_integritet",
    "trafikk",
    "annet",
)
ROUNDS = 3
T = TypeVar("T")


def offences() -> Table:
    """The figures of 2023-2024; what the agency left out is drawn by chance, from 0 to 4."""
    path = DATA / "norway" / "ssb_offences_by_municipality_2020_2024.csv"
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["år"] == "2023-2024"]
    counts = np.array([[int(row[one].replace("NA", "-1")) for one in GROUPS] for row in rows])
    counts[counts < 0] = np.random.default_rng(0).integers(0, 5, (counts < 0).sum())
    codes = tuple(row["komnr"].zfill(4) for row in rows)
    counties = tuple(
        Total(own, tuple(code for code in codes if code[:2] == own))
        for own in dict.fromkeys(code[:2] for code in codes)
    )
    places = Hierarchy("place", codes, (*counties, Total("all", codes)))
    return Table((places, Hierarchy.flat("group", GROUPS)), counts)


def large() -> Table:
    """The same cases split into eleven kinds and four ages."""
    few, chance = offences(), np.random.default_rng(0)
    kinds = []
    for group, parts in enumerate((2, 2, 2, 2, 2, 1)):
        shares = chance.dirichlet(np.full(parts, 3.0))
        kinds.append(chance.multinomial(few.counts[:, group], shares))
    counts = chance.multinomial(np.concatenate(kinds, axis=1), (0.08, 0.12, 0.3, 0.5))
    kind = Hierarchy.flat("kind", tuple(str(number) for number in range(11)))
    return Table((few.dimensions[0], kind, Hierarchy.flat("age", ("a", "b", "c", "d"))), counts)


def cell_by_cell(published: Published) -> dict[object, tuple[float, float]]:
    """The bounds of each hidden cell by two linear programs of its own."""
    seen = attacking.known(published)
    cells, found = attacking.unknown(seen)
    places = attacking.spots(seen.tables, seen.sums, cells)
    bounds = {}
    for at, place in enumerate(places):
        push = np.zeros(len(cells))
        ends = []
        for sign in (1.0, -1.0):
            push[at] = sign
            done = optimize.linprog(push, A_eq=found.matrix, b_eq=found.right, method="highs")
            ends.append(np.inf if done.x is None else float(done.x[at]))
        bounds[place] = (ends[0], ends[1])
    return bounds


def timed(what: Callable[[], T]) -> tuple[T, float, float]:
    """What comes out, the best time of some rounds, and the memory at its peak, in MB."""
    best = np.inf
    for _ in range(ROUNDS):
        began = time.process_time()
        done = what()
        best = min(best, time.process_time() - began)
    tracemalloc.start()
    done = what()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return done, best, peak


def protecting(
    name: str, table: Table, peer: tuple[str, float], *, intervals: bool
) -> Published:
    """One table protected, beside the stored time of a peer."""
    done, took, peak = timed(lambda: protect(table, intervals=intervals))
    kind = "no interval all small" if intervals else "none determined"
    print(
        f"{name}, {table.counts.size} inner cells, {kind}: {len(done.primary)} small,"
        f" {len(done.secondary)} besides; {took:.3f} s, {peak:.0f} MB;"
        f" {peer[1] / took:.0f} times as fast as {peer[0]} ({peer[1]} s, stored)"
    )
    return done.table


def attacking_it(published: Published) -> None:
    """One published table attacked, beside a linear program for each bound."""
    found, took, peak = timed(lambda: attack(published))
    began = time.process_time()
    plain = cell_by_cell(published)
    other = time.process_time() - began
    print(
        f"P9, {len(found.intervals)} hidden cells: {took:.3f} s, {peak:.0f} MB; cell by cell"
        f" {other:.3f} s; ratio {other / took:.0f}; {_same(found, plain)}; given away"
        f" {len(found.exact)}, narrow {len(found.narrow)}"
    )


def _same(found: Attack, plain: dict[object, tuple[float, float]]) -> str:
    pairs = [
        (one, other)
        for each in found.intervals
        for one, other in zip((each.low, each.high), plain[each.spot], strict=True)
    ]
    far = max((abs(one - other) for one, other in pairs if one != other), default=0.0)
    return f"bounds differ by {far:.1e} at most"


if __name__ == "__main__":
    gauss, large_gauss = ("GaussSuppression", 0.87), ("GaussSuppression", 84.0)
    shown = protecting("P7", offences(), gauss, intervals=False)
    attacking_it(shown)
    attacking_it(protecting("P7", offences(), gauss, intervals=True))
    protecting("P8", large(), large_gauss, intervals=False)
    protecting("P8", large(), large_gauss, intervals=True)
