"""No small number can be worked out from what is published beside it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.protection import (
    Attack,
    Hierarchy,
    Published,
    Spot,
    Table,
    Total,
    attack,
    protect,
)

GROUPS = Hierarchy.flat("group", ("theft", "violence", "drugs"))
PLACES = Hierarchy(
    "place",
    ("A", "B", "C", "D"),
    (
        Total("north", ("A", "B")),
        Total("south", ("C", "D")),
        Total("all", ("A", "B", "C", "D")),
    ),
)
COUNTS = np.array([[12, 3, 40], [25, 19, 31], [7, 22, 9], [16, 11, 30]])


def primary_only(table: Table, threshold: int = 5) -> Published:
    """The table as one publishes it who hides the small numbers and stops there."""
    small = (table.values > 0) & (table.values < threshold)
    return Published(
        table.dimensions, np.where(small, np.nan, table.values), small, threshold=threshold
    )


def test_one_hidden_number_in_a_row_is_found_by_subtraction() -> None:
    found = attack(primary_only(Table((PLACES, GROUPS), COUNTS)))
    assert found.exact == (Spot(("A", "violence")),)
    assert [(one.low, one.high) for one in found.intervals] == [(3, 3)]


def test_three_others_protect_one_small_number() -> None:
    """A rectangle is the least there is: 12 and 40 in its row, one other row of the county."""
    done = protect(Table((PLACES, GROUPS), COUNTS))
    assert done.primary == (Spot(("A", "violence")),)
    assert len(done.secondary) == 3
    assert done.audit.exact == done.audit.narrow == ()
    assert attack(done.table).narrow == ()


def test_a_published_table_does_not_say_which_hidden_number_is_small() -> None:
    done = protect(Table((PLACES, GROUPS), COUNTS))
    seen = {done.table.cell(place=one.codes[0], group=one.codes[1]) for one in done.secondary}
    assert seen == {done.table.cell(place="A", group="violence")} == {Hidden(Why.NOT_RELEASED)}
    assert done.table.cell(place="all", group="total") == 225


def test_nothing_small_hides_nothing() -> None:
    done = protect(Table((PLACES, GROUPS), COUNTS + 5))
    assert (done.primary, done.secondary, done.audit) == ((), (), Attack((), (), ()))


@pytest.mark.parametrize(("count", "hidden"), [(0, 0), (1, 1), (4, 1), (5, 0)])
def test_small_is_from_one_to_under_the_threshold(count: int, hidden: int) -> None:
    counts = COUNTS.copy()
    counts[0, 1] = count
    assert len(protect(Table((PLACES, GROUPS), counts)).primary) == hidden


def test_a_zero_is_hidden_where_it_is_said_to_be_small() -> None:
    counts = COUNTS.copy()
    counts[2, 0] = 0
    done = protect(Table((PLACES, GROUPS), counts), protect_zeros=True)
    assert Spot(("C", "theft")) in done.primary
    assert attack(done.table).exact == attack(done.table).narrow == ()


def test_a_small_total_is_hidden_with_what_it_adds_up() -> None:
    counts = np.array([[1, 0, 2], [0, 1, 0], [70, 80, 90], [50, 60, 70]])
    done = protect(Table((PLACES, GROUPS), counts))
    assert Spot(("north", "total")) in done.primary
    assert attack(done.table).exact == attack(done.table).narrow == ()


def test_two_small_numbers_that_only_hide_each_other_are_bounded() -> None:
    """1 and 2 in a row of their own: nobody tells which, everybody sees both are under five."""
    counts = np.array([[1, 2, 40], [2, 1, 31], [70, 80, 90], [50, 60, 70]])
    table = Table((Hierarchy.flat("place", PLACES.codes), GROUPS), counts)
    loose, tight = protect(table, intervals=False), protect(table)
    assert loose.secondary == ()
    assert len(attack(loose.table).narrow) == 4
    assert attack(tight.table).narrow == ()


def test_a_county_of_one_municipality_hides_both() -> None:
    capital = Hierarchy(
        "place",
        ("city", "B", "C"),
        (
            Total("city county", ("city",)),
            Total("rest", ("B", "C")),
            Total("all", ("city", "B", "C")),
        ),
    )
    done = protect(Table((capital, GROUPS), np.array([[9, 3, 8], [20, 30, 40], [21, 31, 41]])))
    assert {Spot(("city", "violence")), Spot(("city county", "violence"))} <= set(done.primary)
    assert attack(done.table).exact == ()


def test_a_number_hidden_in_one_table_is_not_shown_by_a_linked_one() -> None:
    age = Hierarchy.flat("age", ("<15", "15-17", "18+"))
    offences = Table(
        (PLACES, GROUPS), np.array([[1, 0, 2], [25, 19, 31], [7, 22, 9], [16, 11, 30]])
    )
    ages = Table((PLACES, age), np.array([[1, 1, 1], [20, 20, 35], [10, 10, 18], [9, 8, 40]]))
    done = protect(offences, linked=(ages,))
    assert isinstance(done.table.cell(place="A", group="total"), Hidden)
    assert isinstance(done.table.linked[0].cell(place="A", age="total"), Hidden)
    assert attack(done.table).exact == attack(done.table).narrow == ()
    apart = Published(
        done.table.dimensions,
        done.table.values,
        done.table.hidden,
        linked=(primary_only(Table((PLACES, age), ages.counts + 0), threshold=3),),
    )
    assert Spot(("A", "total")) in attack(apart).exact


def test_where_no_total_is_shown_a_hidden_number_has_no_upper_end() -> None:
    values = np.where(np.arange(4) < 2, np.nan, [1.0, 2, 3, 6])
    values[3] = np.nan
    hidden = np.isnan(values)
    found = attack(Published((Hierarchy.flat("group", ("a", "b", "c")),), values, hidden))
    assert [(one.low, one.high) for one in found.intervals] == [
        (0, np.inf),
        (0, np.inf),
        (3, np.inf),
    ]


def test_cells_nobody_publishes_need_no_protection_beside_them() -> None:
    """Only the margins are printed: the small number inside is among 12 others."""
    margins = np.zeros((7, 4), bool)
    margins[:, -1] = margins[-1] = True
    done = protect(Table((PLACES, GROUPS), COUNTS, shown=margins))
    assert (done.primary, done.secondary) == ((), ())
    assert attack(done.table).exact == ()


def test_what_is_not_printed_and_small_is_not_given_away_by_what_is() -> None:
    counts = COUNTS.copy()
    counts[0] = (0, 3, 0)
    shown = np.ones((7, 4), bool)
    shown[0, 1] = False
    done = protect(Table((PLACES, GROUPS), counts, shown=shown))
    assert isinstance(done.table.cell(place="A", group="total"), Hidden)
    assert all(
        one.spot != Spot(("A", "violence")) or one.high >= 5 for one in done.audit.intervals
    )


def test_the_same_table_gives_the_same_choice() -> None:
    table = Table((PLACES, GROUPS), COUNTS)
    assert protect(table).secondary == protect(table).secondary


def test_an_attack_that_is_stopped_says_what_it_does_not_know() -> None:
    done = protect(Table((PLACES, GROUPS), COUNTS))
    stopped = attack(done.table, seconds=0)
    assert len(stopped.intervals) == 4
    assert not stopped.exact


@pytest.mark.parametrize("threshold", [0, -1, 2.5])
def test_a_threshold_is_a_whole_number_from_one(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold: a whole number"):
        protect(Table((PLACES, GROUPS), COUNTS), threshold=threshold)  # type: ignore[arg-type]  # what is refused


def test_linked_tables_that_count_different_cases_are_refused() -> None:
    age = Hierarchy.flat("age", ("<15", "15+"))
    with pytest.raises(ValueError, match="linked: table 1 gives another number"):
        protect(Table((PLACES, GROUPS), COUNTS), linked=(Table((PLACES, age), COUNTS[:, :2]),))


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        (COUNTS[:2], "counts: the dimensions hold"),
        (COUNTS - 4, "counts: one is negative"),
        (COUNTS + 0.5, "counts: one is not whole"),
        (np.where(COUNTS == 3, np.nan, COUNTS), "counts: one is not a number or infinite"),
        (np.where(COUNTS == 3, np.inf, COUNTS), "counts: one is not a number or infinite"),
        (COUNTS.astype(str), "counts: numbers only"),
        (COUNTS * 10**8, "counts: together more than"),
    ],
)
def test_counts_that_are_none_are_refused(counts: np.ndarray, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Table((PLACES, GROUPS), counts)


@pytest.mark.parametrize(
    ("codes", "totals", "reason"),
    [
        ((), (), "at least one code"),
        (("a", "a"), (), "a code stands twice"),
        (("a", "b"), (Total("a", ("b",)),), "a stands twice"),
        (("a", "b"), (Total("t", ()),), "t adds up nothing"),
        (("a", "b"), (Total("t", ("c",)),), "t adds up c, which is not there"),
        (("a", "b"), (Total("t", ("a", "a")),), "t counts a more than once"),
    ],
)
def test_a_dimension_that_contradicts_itself_is_refused(
    codes: tuple[str, ...], totals: tuple[Total, ...], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        Hierarchy("place", codes, totals)


def test_published_numbers_that_contradict_each_other_are_refused() -> None:
    seen = primary_only(Table((PLACES, GROUPS), COUNTS))
    wrong = seen.values.copy()
    wrong[0, 3] = 10
    with pytest.raises(ValueError, match="contradict each other"):
        attack(Published(seen.dimensions, wrong, seen.hidden))


@pytest.mark.parametrize("seconds", [-1.0, float("nan")])
def test_an_attack_needs_time(seconds: float) -> None:
    with pytest.raises(ValueError, match="seconds: 0 or more"):
        attack(primary_only(Table((PLACES, GROUPS), COUNTS)), seconds=seconds)


def consistent(table: Published, most: int) -> np.ndarray:
    """Every table of counts up to `most` that agrees with what is published, by trying."""
    inner = [len(one.codes) for one in table.dimensions]
    cells = int(np.prod(inner))
    every = np.indices([most + 1] * cells).reshape(cells, -1).T
    sums = np.ones((1, 1), np.int64)
    for one in table.dimensions:
        sums = np.kron(sums, one.sums())
    told = ~np.isnan(table.values.ravel())
    agree = (every @ sums[told].T == table.values.ravel()[told]).all(axis=1)
    found: np.ndarray = every[agree] @ sums.T
    return found


SHAPES = st.sampled_from([(2, 2), (4,), (3, 2), (2, 2, 2)])


@settings(max_examples=12, deadline=None)
@given(SHAPES, st.data(), st.booleans(), st.booleans())
@pytest.mark.slow
def test_whoever_counts_all_possible_tables_finds_nothing(
    shape: tuple[int, ...],
    data: st.DataObject,
    zeros: bool,  # noqa: FBT001 -- hypothesis hands it over
    wide: bool,  # noqa: FBT001 -- the same
) -> None:
    size = int(np.prod(shape))
    most = {4: 9, 6: 6, 8: 3}[size]
    threshold = 3 if size < 8 else 2
    counts = data.draw(
        st.lists(st.integers(0, 3 if size < 8 else 2), min_size=size, max_size=size)
    )
    names = [tuple("abcd"[:length]) for length in shape]
    dimensions = tuple(Hierarchy.flat(str(axis), codes) for axis, codes in enumerate(names))
    table = Table(dimensions, np.array(counts).reshape(shape))
    done = protect(table, threshold=threshold, protect_zeros=zeros, intervals=wide)
    found = consistent(done.table, most)[:, done.table.hidden.ravel()]
    assert (
        found.min(axis=0, initial=99) < found.max(axis=0, initial=-1)
    ).all() or not found.size
    if wide:
        assert (found.max(axis=0, initial=99) >= threshold).all()
    assert attack(done.table).exact == ()
