"""How large a table of figures may be."""

from dataclasses import dataclass

from samrad.core.basics.refusals import Refusal, Refused

MOST_ROWS = 200_000
MOST_CELLS = 1_000_000
MOST_COLUMNS = 2_000


@dataclass
class Size:
    """How much of a table was read so far."""

    cells: int = 0

    def grow(self, row: int, cells: int) -> None:
        """One row more, of so many cells.

        Raises:
            Refused: It is too many.
        """
        self.cells += cells
        if row > MOST_ROWS or self.cells > MOST_CELLS or cells > MOST_COLUMNS:
            raise Refused(
                Refusal(
                    "figures.too_large",
                    {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "cells": MOST_CELLS},
                )
            )
