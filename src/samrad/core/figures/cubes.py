"""A statistical table as published: dimensions, numbers, and why a number is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.hidden import Hidden, Why


@dataclass(frozen=True, slots=True)
class Dimension:
    """One axis of a table: its codes in order, each with its label."""

    id: str
    label: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse an axis that contradicts itself.

        Raises:
            ValueError: A code twice, or as many labels as codes are not there.
        """
        if len(self.codes) != len(self.labels):
            msg = f"{self.id}: {len(self.codes)} codes and {len(self.labels)} labels"
            raise ValueError(msg)
        if len(set(self.codes)) != len(self.codes):
            msg = f"{self.id}: a code stands twice"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """A table of any number of dimensions, row-major (the last dimension runs fastest).

    Attributes:
        title: What the table is called by who publishes it.
        dimensions: The axes, in the order of the numbers.
        values: One number for each combination, float64 and flat; nan where there is none.
        status: What the publisher says of single cells, by flat index.
        roles: Which dimensions are time, geo or metric ("role" of JSON-stat 2.0).
        languages: The languages the source carries, the one of the labels first.
        updated: When the publisher last changed it, as the publisher writes it.
        why: Why a cell that has no number has none, by flat index; one not named was not
            collected.
    """

    title: str
    dimensions: tuple[Dimension, ...]
    values: NDArray[np.float64]
    status: Mapping[int, str] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    updated: str = ""
    why: Mapping[int, Why] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse numbers that do not fill the dimensions; afterwards they never change.

        Raises:
            ValueError: The size does not fit.
        """
        if self.values.shape != (self.size,):
            msg = f"{self.size} cells declared and {self.values.size} given"
            raise ValueError(msg)
        self.values.flags.writeable = False

    @property
    def shape(self) -> tuple[int, ...]:
        """How many codes each dimension has."""
        return tuple(len(one.codes) for one in self.dimensions)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return prod(self.shape)

    def array(self) -> NDArray[np.float64]:
        """The numbers with one axis for each dimension; a view, not to be written to."""
        return self.values.reshape(self.shape)

    def cell(self, **codes: str) -> float | Hidden:
        """The number at these codes, or why there is none.

        Raises:
            KeyError: A dimension is not named, or has no such code.
        """
        at = [one.codes.index(codes[one.id]) for one in self.dimensions]
        flat = int(np.ravel_multi_index(at, self.shape)) if at else 0
        value = float(self.values[flat])
        return Hidden(self.why.get(flat, Why.NOT_COLLECTED)) if np.isnan(value) else value
