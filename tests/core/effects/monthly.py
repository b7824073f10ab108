"""Figures of one area, month by month."""

from datetime import date
from typing import Any

from samrad.core.basics.periods import Period, months_after
from samrad.core.figures.observations import Observation, Provenance, Series, Unit

TODAY = date(2026, 11, 28)


def months(
    *cells: Any, since: date = date(2025, 1, 1), unit: Unit = Unit.CASES, **of: Any
) -> Series:
    """One figure for each month from `since` on."""
    points = tuple(
        Observation("violence", "station", _month(months_after(since, place)), cell, unit)
        for place, cell in enumerate(cells)
    )
    provenance = Provenance("Øst politidistrikt", TODAY, **of)
    return Series("violence", "Vold", "station", unit, points, provenance)


def _month(first: date) -> Period:
    return Period(first, date.fromordinal(months_after(first, 1).toordinal() - 1))
