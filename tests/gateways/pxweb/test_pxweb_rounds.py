"""Whatever is written is read again, and whatever is broken is refused: never anything else."""

from collections.abc import Iterator
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gateways.pxweb.writing_px import px
from samrad.core.basics.refusals import Refused
from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Why
from samrad.gateways.pxweb import json_text
from samrad.gateways.pxweb.numbers import add_the_unusual, numbers, tokens_in
from samrad.gateways.pxweb.parse import Unreadable, parse_jsonstat, parse_px
from samrad.gateways.pxweb.write import jsonstat

ENCODINGS = ["utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "850"]
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12).map(float),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-(10**6), 10**6, places=2).map(float),
)


@pytest.fixture(autouse=True, scope="module")
def every_row_at_once() -> Iterator[None]:
    """Rows as short as these are read as long ones are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "_SHORT", -1)
        yield


def words(encoding: str) -> st.SearchStrategy[str]:
    python = "cp850" if encoding == "850" else encoding
    letters = st.characters(
        codec=python, exclude_categories=["Cc", "Cs"], exclude_characters='"\x85\u2028\u2029'
    )
    return st.text(letters, min_size=1, max_size=8).map(str.strip).filter(bool)


@st.composite
def tables(draw: st.DrawFn, encoding: str = "utf-8") -> Cube:
    """A table of two or three dimensions with any words; some cells are hidden."""
    word = words(encoding)
    labels = draw(st.lists(word, min_size=2, max_size=3, unique=True))
    dimensions = []
    for label in labels:
        codes = draw(st.lists(word, min_size=1, max_size=4, unique=True))
        dimensions.append(
            Dimension(label, label, tuple(codes), tuple(draw(word) for _ in codes))
        )
    size = int(np.prod([len(one.codes) for one in dimensions]))
    values = np.array(draw(st.lists(NUMBERS, min_size=size, max_size=size)))
    gaps = draw(st.sets(st.integers(0, size - 1), max_size=3))
    values[list(gaps)] = np.nan
    return Cube(
        draw(word),
        tuple(dimensions),
        values,
        status=dict.fromkeys(gaps, ":"),
        why=dict.fromkeys(gaps, Why.TOO_FEW),
    )


def same(one: Cube, other: Cube) -> None:
    assert one.title == other.title
    assert one.dimensions == other.dimensions
    np.testing.assert_array_equal(one.values, other.values)
    assert dict(one.status) == dict(other.status)
    assert dict(one.why) == dict(other.why)


@settings(max_examples=25, deadline=None)
@given(tables())
def test_json_stat_is_read_as_it_was_written(table: Cube) -> None:
    read = parse_jsonstat(jsonstat(table))
    assert isinstance(read, Cube)
    same(read, table)


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_px_is_read_as_it_was_written(encoding: str, data: st.DataObject) -> None:
    table = data.draw(tables(encoding))
    python = "cp850" if encoding == "850" else encoding
    written = px(table, encoding=python, codepage=encoding, stubs=data.draw(st.integers(1, 2)))
    # Words like "Ã¥" are most often UTF-8 under another name, and refused as that.
    assume(
        python == "utf-8" or not any(looks_like_utf8(word, python) for word in _words(table))
    )
    same(parse_px(written), table)


def _words(table: Cube) -> Iterator[str]:
    yield table.title
    for one in table.dimensions:
        yield from (one.label, *one.codes, *one.labels)


def looks_like_utf8(word: str, encoding: str) -> bool:
    try:
        return not word.isascii() and bool(word.encode(encoding).decode("utf-8"))
    except UnicodeDecodeError:
        return False


HEAD = b"""CHARSET="ANSI";
TITLE="t";
STUB="a";
HEADING="b";
VALUES("a")="x","y";
VALUES("b")="1","2";
"""
GOOD = [
    jsonstat(
        Cube(
            "t",
            (
                Dimension("sted", "Sted", ("3222", "3412"), ("Lørenskog", "Løten")),
                Dimension("tid", "Tid", ("2023", "2024"), ("2023", "2024")),
            ),
            np.array([702.0, 681.5, np.nan, 7.0]),
            why={2: Why.TOO_FEW},
        )
    ),
    HEAD + b'DATA=\n702 681.5\n".." 7\n;\n',
    HEAD + b'KEYS("a")=VALUES;\nDATA=\n"y",702 ".."\n;\n',
]


@pytest.mark.parametrize("good", GOOD)
@settings(max_examples=40, deadline=None)
@given(
    cut=st.none() | st.integers(0, 400),
    flips=st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), max_size=4),
)
def test_what_is_broken_is_refused_and_nothing_else(
    good: bytes, cut: int | None, flips: list[tuple[int, int]]
) -> None:
    broken = bytearray(good[:cut])
    for place, byte in flips:
        if place < len(broken):
            broken[place] = byte
    for parse in (parse_jsonstat, parse_px):
        with suppress(Unreadable):
            parse(bytes(broken))


@pytest.mark.parametrize("good", GOOD)
def test_every_shorter_file_is_refused(good: bytes) -> None:
    parse = parse_jsonstat if good.startswith(b"{") else parse_px
    whole = good.rstrip()
    for length in range(len(whole)):
        with pytest.raises(Unreadable) as caught:
            parse(whole[:length])
        assert isinstance(caught.value, Refused)
        assert isinstance(caught.value, ValueError)
        assert str(caught.value)


@settings(max_examples=40, deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=40), st.sampled_from([" ", "\n", " \r\n", ","]))
def test_many_numbers_at_once_are_what_each_is_alone(many: list[float], between: str) -> None:
    tokens = tokens_in(between.join(map(repr, many)).encode())
    values, odd = numbers(tokens)
    add_the_unusual(tokens, values, odd)

    assert not odd.any()
    assert values.tolist() == many


@pytest.mark.parametrize(
    "text",
    ["-", ".", "1-2", "1.2.3", "--1", "1e", "e5", "nan", "inf", "0x1", "1_0", "12345678a", "²"],
)
def test_what_is_no_number_is_none(text: str) -> None:
    tokens = tokens_in(b"1 " + text.encode() + b" 2")
    values, odd = numbers(tokens)
    add_the_unusual(tokens, values, odd)

    assert odd.tolist() == [False, True, False]
    assert values[[0, 2]].tolist() == [1.0, 2.0]
