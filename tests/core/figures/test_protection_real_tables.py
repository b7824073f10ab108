"""Tables of the size agencies publish: nothing is given away, and little more is hidden."""

import numpy as np
import pytest

from core.figures.protecting import agency_example, offences
from samrad.core.figures.protection import Published, attack, protect

Z2 = {"region": ["fylke", "kostragr"], "hovedint": []}
Z3 = {"region": ["fylke", "kostragr"], "hovedint": [], "mnd": ["mnd2"]}


@pytest.mark.slow
def test_the_small_numbers_alone_hidden_give_away_a_quarter_of_themselves() -> None:
    table = offences()
    small = (table.values > 0) & (table.values < 5)
    found = attack(Published(table.dimensions, np.where(small, np.nan, table.values), small))
    assert (small.sum(), len(found.exact)) == (189, 49)


@pytest.mark.slow
def test_the_table_of_all_municipalities_hides_as_few_as_can_be() -> None:
    """33 is the least there is, found once by branch and bound; at most 37 was asked for."""
    done = protect(offences(), intervals=False)
    assert (len(done.primary), len(done.secondary)) == (189, 33)
    assert attack(done.table).exact == ()


@pytest.mark.slow
def test_intervals_cost_some_more() -> None:
    """No table that keeps all intervals wide hides fewer than 43 besides."""
    done = protect(offences())
    assert 43 <= len(done.secondary) <= 46
    found = attack(done.table)
    assert (found.exact, found.narrow, found.finished) == ((), (), True)


@pytest.mark.slow
def test_the_agencys_own_example_reaches_the_least_there_is() -> None:
    done = protect(agency_example(2, Z2), threshold=4, protect_zeros=True, intervals=False)
    assert len(done.primary) + len(done.secondary) == 28


@pytest.mark.slow
@pytest.mark.parametrize(("wide", "most"), [(False, 163), (True, 480)])
def test_three_dimensions_with_two_ways_of_grouping_places(
    wide: bool,  # noqa: FBT001 -- a case
    most: int,
) -> None:
    """163 is what elimination alone, the largest shown first, hides of this table."""
    done = protect(agency_example(3, Z3), intervals=wide)
    assert len(done.secondary) <= most
    assert (done.audit.exact, done.audit.finished) == ((), True)
    assert not (wide and done.audit.narrow)
