"""Tables of agencies' real figures, with their totals, for the tests of protection."""

import csv

import numpy as np

from samrad.core.figures.protection import Hierarchy, Table, Total
from shared_data import shared

GROUPS = (
    "eiendomstyveri",
    "vold_mishandling",
    "rusmidler",
    "orden_integritet",
    "trafikk",
    "annet",
)


def offences() -> Table:
    """Reported offences of 2023-2024: 356 municipalities in their counties, six groups.

    The agency left out 235 numbers of four or less. Their place is taken by numbers from 0 to 4
    drawn by chance, always the same: 189 of them are not zero.
    """
    path = shared("norway/ssb_offences_by_municipality_2020_2024.csv")
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["år"] == "2023-2024"]
    counts = np.array([[int(row[one].replace("NA", "-1")) for one in GROUPS] for row in rows])
    left_out = counts < 0
    counts[left_out] = np.random.default_rng(0).integers(0, 5, left_out.sum())
    codes = [row["komnr"].zfill(4) for row in rows]
    places = hierarchy("place", codes, [[code[:2] for code in codes]])
    return Table((places, Hierarchy.flat("group", GROUPS)), counts)


def agency_example(number: int, dimensions: dict[str, list[str]]) -> Table:
    """A made-up table of a statistics agency, with the totals named by other columns."""
    with shared(f"suppression/z{number}_inner.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    made = tuple(
        hierarchy(name, [row[name] for row in rows], [[row[up] for row in rows] for up in ups])
        for name, ups in dimensions.items()
    )
    counts = np.zeros([len(one.codes) for one in made], np.int64)
    for row in rows:
        counts[tuple(one.codes.index(row[one.id]) for one in made)] = int(row["ant"])
    return Table(made, counts)


def hierarchy(name: str, codes: list[str], groupings: list[list[str]]) -> Hierarchy:
    """A dimension whose codes are added up by each grouping, and altogether."""
    every = tuple(dict.fromkeys(codes))
    totals = []
    for number, groups in enumerate(groupings):
        for group in dict.fromkeys(groups):
            pairs = zip(codes, groups, strict=True)
            over = tuple(dict.fromkeys(code for code, own in pairs if own == group))
            totals.append(Total(f"{number}:{group}", over))
    return Hierarchy(name, every, (*totals, Total("all", every)))
