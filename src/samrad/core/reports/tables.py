"""A table that leaves the house, with what it says of itself: source, period, day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Cell = str | int | float | date


class Shape(StrEnum):
    """How a table is written into a file."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as a page shows them.

    Attributes:
        title: What the table is.
        columns: What stands above each column.
        rows: The cells, as many in each row as there are columns.
        about: What is said of it, each with its label: source, period, as-of day.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: tuple[tuple[str, str], ...]
