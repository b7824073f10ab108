"""What was observed, gathered into rows that can be compared."""

from datetime import date

import pytest

from samrad.core.basics.periods import year
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Observation, Provenance, Unit, in_series

TOLD = Provenance("Øst politidistrikt", date(2019, 6, 3))


def cases(number: int, cell: float | Hidden, *, indicator: str = "all") -> Observation:
    return Observation(indicator, "3222", year(number), cell)


def test_each_indicator_of_a_place_is_a_series_of_its_own_oldest_first() -> None:
    seen = [cases(2019, 702), cases(2017, 776), cases(2019, 3, indicator="theft")]
    everything, theft = in_series(seen, {"all": "All offences"}, TOLD)
    assert [one.cell for one in everything.points] == [776, 702]
    assert (everything.label, theft.label) == ("All offences", "theft")
    assert (everything.unit, theft.provenance) == (Unit.CASES, TOLD)


def test_what_was_not_delivered_is_not_zero() -> None:
    (seen,) = in_series([cases(2018, 0), cases(2019, Hidden(Why.TOO_FEW))], {}, TOLD)
    assert seen.at(year(2017)) is None
    assert seen.at(year(2018)) == 0
    assert seen.at(year(2019)) == Hidden(Why.TOO_FEW)


def test_two_figures_for_the_same_period_are_refused() -> None:
    with pytest.raises(ValueError, match="two figures for the same period"):
        in_series([cases(2019, 702), cases(2019, 703)], {}, TOLD)
