"""A table of counts with its totals, and the same table as it is published."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.hidden import Cell, Hidden, Why


@dataclass(frozen=True, slots=True)
class Total:
    """A code that adds up others.

    Attributes:
        code: What the total is called.
        over: The codes it adds up: inner codes, or totals named before it.
    """

    code: str
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """One dimension: its inner codes and the totals over them, several ways if need be.

    Attributes:
        id: What the dimension is called. Two tables that use one name mean one dimension.
        codes: The inner codes, in the order of the numbers.
        totals: The totals, each after those it is made of.
    """

    id: str
    codes: tuple[str, ...]
    totals: tuple[Total, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a dimension that contradicts itself.

        Raises:
            ValueError: No code, one twice, or a total over something not there or twice over.
        """
        if not self.codes:
            raise ValueError(f"{self.id}: a dimension needs at least one code")
        known: set[str] = set(self.codes)
        if len(known) != len(self.codes):
            raise ValueError(f"{self.id}: a code stands twice")
        for one in self.totals:
            if one.code in known:
                raise ValueError(f"{self.id}: {one.code} stands twice")
            if not one.over:
                raise ValueError(f"{self.id}: {one.code} adds up nothing")
            if unknown := [code for code in one.over if code not in known]:
                raise ValueError(
                    f"{self.id}: {one.code} adds up {unknown[0]}, which is not there"
                )
            known.add(one.code)
        self._refuse_twice_over()

    def _refuse_twice_over(self) -> None:
        twice = np.argwhere(self.sums() > 1)
        if len(twice):
            row, column = twice[0]
            raise ValueError(
                f"{self.id}: {self.every[row]} counts {self.codes[column]} more than once"
            )

    @property
    def every(self) -> tuple[str, ...]:
        """All codes, the inner ones first, then the totals."""
        return (*self.codes, *(one.code for one in self.totals))

    def sums(self) -> NDArray[np.int64]:
        """Which inner codes each code adds up: one row for each code of `every`, 0 and 1."""
        at = {code: number for number, code in enumerate(self.every)}
        rows = np.zeros((len(at), len(self.codes)), np.int64)
        rows[: len(self.codes)] = np.eye(len(self.codes), dtype=np.int64)
        for one in self.totals:
            rows[at[one.code]] = sum(rows[at[code]] for code in one.over)
        return rows

    @classmethod
    def flat(cls, name: str, codes: tuple[str, ...], *, total: str = "total") -> "Hierarchy":
        """Codes with one total over them all; `name` becomes the id."""
        return cls(name, codes, (Total(total, codes),))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands.

    Attributes:
        codes: One code for each dimension of the table, in its order.
        table: 0 for the table itself, 1 for the first linked to it, and so on.
    """

    codes: tuple[str, ...]
    table: int = 0


@dataclass(frozen=True, eq=False)
class Table:
    """Counts of all inner cells; every total over them is published too, if not said otherwise.

    Attributes:
        dimensions: One hierarchy for each axis of the counts.
        counts: How many cases each inner cell has, whole and not negative; one axis for each
            dimension.
        shown: Which cells of the table with totals (`shape`) are to be published; all if None.
    """

    dimensions: tuple[Hierarchy, ...]
    counts: NDArray[np.int64]
    shown: NDArray[np.bool_] | None = None

    def __post_init__(self) -> None:
        """Refuse counts that do not fit; afterwards they never change.

        Raises:
            ValueError: A wrong shape, or a count that is nan, infinite, negative or not whole.
        """
        names = [one.id for one in self.dimensions]
        if not names or len(set(names)) != len(names):
            raise ValueError("dimensions: at least one, and each name once")
        object.__setattr__(self, "counts", _whole(np.asarray(self.counts), self._inner))
        if self.shown is not None and np.shape(self.shown) != self.shape:
            raise ValueError(f"shown: {self.shape} cells and {np.shape(self.shown)} given")

    @property
    def _inner(self) -> tuple[int, ...]:
        return tuple(len(one.codes) for one in self.dimensions)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many codes each dimension has, totals included."""
        return tuple(len(one.every) for one in self.dimensions)

    @cached_property
    def values(self) -> NDArray[np.int64]:
        """The counts of all cells, totals included."""
        filled = self.counts
        for axis, one in enumerate(self.dimensions):
            filled = np.moveaxis(np.tensordot(one.sums(), filled, (1, axis)), 0, axis)
        return filled


def _whole(counts: NDArray[np.generic], shape: tuple[int, ...]) -> NDArray[np.int64]:
    if counts.shape != shape:
        raise ValueError(f"counts: the dimensions hold {shape} cells and {counts.shape} given")
    if counts.dtype.kind not in "iuf":
        raise ValueError("counts: numbers only")
    if not np.isfinite(counts).all():
        raise ValueError("counts: one is not a number or infinite")
    kept = counts.astype(np.int64)
    if (kept != counts).any():
        raise ValueError("counts: one is not whole")
    if (kept < 0).any():
        raise ValueError("counts: one is negative")
    if kept.sum(dtype=np.float64) >= _LARGEST:
        raise ValueError(f"counts: together more than {_LARGEST:.0f}")
    kept.flags.writeable = False
    return kept


# Up to here the sums of the linear programs, in floating point, tell whole numbers apart.
_LARGEST = 1e9


@dataclass(frozen=True, eq=False)
class Published:
    """A table as anyone may read it.

    It does not say which hidden cell was small and which only protects another: knowing that
    would be half of the answer.

    Attributes:
        dimensions: One hierarchy for each axis.
        values: The published numbers, totals included; nan where there is none.
        hidden: Which cells are part of the publication and show no number.
        threshold: Counts under this are small; it is published with the table.
        zeros_hidden: Whether a zero counts as small.
        linked: Other tables published of the same cases.
    """

    dimensions: tuple[Hierarchy, ...]
    values: NDArray[np.float64]
    hidden: NDArray[np.bool_]
    threshold: int = 5
    zeros_hidden: bool = False
    linked: tuple["Published", ...] = ()

    def __post_init__(self) -> None:
        """Refuse a table whose parts do not fit.

        Raises:
            ValueError: A wrong shape, a number that is no count, a hidden cell that shows one.
        """
        size = tuple(len(one.every) for one in self.dimensions)
        if self.values.shape != size or self.hidden.shape != size:
            raise ValueError(f"values and hidden: both need the shape {size}")
        given = self.values[~np.isnan(self.values)]
        if (
            (given < 0).any()
            or not np.isfinite(given).all()
            or (given != np.floor(given)).any()
        ):
            raise ValueError("values: whole numbers from 0, or nan")
        if (self.hidden & ~np.isnan(self.values)).any():
            raise ValueError("hidden: a hidden cell shows its number")
        if self.threshold < 1:
            raise ValueError("threshold: 1 or more")

    def cell(self, **codes: str) -> Cell:
        """The number at these codes, or that it is not shown.

        Raises:
            KeyError: A dimension is not named, or has no such code.
        """
        at = []
        for one in self.dimensions:
            if codes[one.id] not in one.every:
                raise KeyError(codes[one.id])
            at.append(one.every.index(codes[one.id]))
        value = float(self.values[tuple(at)])
        return Hidden(Why.NOT_RELEASED) if np.isnan(value) else int(value)
