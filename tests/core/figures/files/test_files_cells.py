"""What one cell says: a number, a number that is hidden, or nothing one may guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.figures.files.cells import (
    Blank,
    Writing,
    Wrong,
    figure_in,
    how_points_are_used,
)
from samrad.core.figures.files.grids import Raw
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Unit


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("702", 702.0),
        (" 702 ", 702.0),
        ("1 702", 1702.0),
        ("1\u00a0702", 1702.0),
        ("1\u202f702", 1702.0),
        ("12 345 678", 12345678.0),
        ("3,5", 3.5),
        ("1 702,25", 1702.25),
        ("3.5", 3.5),
        ("0", 0.0),
        ("12 %", Wrong.NO_NUMBER),
        (702.0, 702.0),
        ("", Hidden(Why.NOT_COLLECTED)),
        (None, Hidden(Why.NOT_COLLECTED)),
        ("..", Hidden(Why.NOT_COLLECTED)),
        (":", Hidden(Why.TOO_FEW)),
        ("<5", Hidden(Why.TOO_FEW)),
        ("1–4", Hidden(Why.TOO_FEW)),
        ("færre enn 5", Hidden(Why.TOO_FEW)),
        ("NaN", Wrong.NOT_FINITE),
        ("Infinity", Wrong.NOT_FINITE),
        (float("inf"), Wrong.NOT_FINITE),
        ("#DIV/0!", Wrong.NOT_FINITE),
        ("=", Wrong.NO_VALUE),
        ("-", Wrong.DASH),
        ("–", Wrong.DASH),
        ("-3", Wrong.NEGATIVE),
        ("1.702", Wrong.THOUSANDS_OR_PART),
        ("1 70", Wrong.NO_NUMBER),
        ("ca. 20", Wrong.NO_NUMBER),
        ("12345678901234", Wrong.TOO_LARGE),
    ],
)
def test_a_cell_is_read_as_who_wrote_it_meant_it(written: Raw, meant: object) -> None:
    assert figure_in(written, Writing()) == meant


def test_an_empty_cell_means_what_who_brings_the_file_says() -> None:
    assert figure_in("", Writing(blank=Blank.ZERO)) == 0.0
    assert figure_in("", Writing(blank=Blank.TOO_FEW)) == Hidden(Why.TOO_FEW)


def test_per_cent_is_written_where_it_is_counted() -> None:
    assert figure_in("12,5 %", Writing(unit=Unit.PERCENT)) == 12.5


def test_kroner_may_be_fewer_than_none() -> None:
    assert figure_in("-3", Writing(unit=Unit.KRONER)) == -3.0


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        (["1.702", "3,5"], True),
        (["1.234.567", "1.702"], True),
        (["1.702", "3.5"], False),
        (["1.702", "12"], None),
        ([], None),
    ],
)
def test_one_number_tells_what_points_mean_in_all(
    cells: list[str],
    points: bool | None,  # noqa: FBT001 -- a column of the table
) -> None:
    assert how_points_are_used(cells) is points
    expected = {True: 1702.0, False: 1.702, None: Wrong.THOUSANDS_OR_PART}[points]
    assert figure_in("1.702", Writing(points=points)) == expected


@given(st.integers(0, 10**9))
def test_thousands_however_parted_are_the_same_number(number: int) -> None:
    for space in (" ", "\u00a0", "\u202f"):
        assert figure_in(f"{number:,}".replace(",", space), Writing()) == float(number)


@given(st.text(max_size=12))
def test_whatever_stands_there_is_answered(text: str) -> None:
    figure_in(text, Writing())
