"""A hidden number is neither zero nor missing."""

import numpy as np
import pytest

from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Hidden, Why, total

PLACE = Dimension("place", "Place", ("3222", "3412"), ("Lørenskog", "Løten"))
YEAR = Dimension("year", "Year", ("2023", "2024"), ("2023", "2024"))


def test_a_sum_of_what_is_known_is_known() -> None:
    assert total([702, 0, 5]) == 707


def test_a_sum_with_something_hidden_is_hidden() -> None:
    assert total([702, Hidden(Why.TOO_FEW)]) == Hidden(Why.PROTECTS_ANOTHER)


def test_zero_hidden_and_not_collected_are_three_things() -> None:
    seen = Cube("t", (PLACE, YEAR), np.array([0.0, np.nan, np.nan, 7]), why={1: Why.TOO_FEW})
    assert seen.cell(place="3222", year="2023") == 0
    assert seen.cell(place="3222", year="2024") == Hidden(Why.TOO_FEW)
    assert seen.cell(place="3412", year="2023") == Hidden(Why.NOT_COLLECTED)
    assert seen.cell(place="3412", year="2024") == 7


def test_a_table_that_does_not_fill_its_dimensions_is_refused() -> None:
    with pytest.raises(ValueError, match="4 cells declared and 3 given"):
        Cube("t", (PLACE, YEAR), np.zeros(3))


def test_a_code_stands_once() -> None:
    with pytest.raises(ValueError, match="a code stands twice"):
        Dimension("place", "Place", ("1", "1"), ("a", "b"))


def test_the_numbers_of_a_table_never_change() -> None:
    seen = Cube("t", (PLACE, YEAR), np.zeros(4))
    with pytest.raises(ValueError, match="read-only"):
        seen.array()[0, 0] = 1
