"""PX files as offices send them, with cells read by eye in the file."""

import numpy as np
import pytest

from samrad.core.figures.cubes import Cube
from samrad.core.figures.hidden import Hidden, Why
from samrad.gateways.pxweb.parse import Unreadable, parse_px
from samrad.gateways.pxweb.px_times import times
from shared_data import shared


def one(name: str) -> Cube:
    return parse_px(shared(f"px/{name}").read_bytes())


SEEN: list[tuple[str, tuple[int, ...], dict[str, str], float]] = [
    (
        "BEXSTA_windows_1252.px",
        (3, 3, 100, 8, 1),
        {
            "place of birth": "T",
            "gender": "T",
            "age": "0",
            "residence type": "T",
            "time": "2023",
        },
        747,
    ),
    (
        "CONTVARIABLE.px",
        (2, 3, 4),
        {"Region": "K_3002", "ContentsCode": "Dode", "Tid": "2022"},
        483,
    ),
    ("TAB003.px", (9, 34, 2, 4), {}, 30),
    ("TAB004.px", (14, 11, 1, 28), {}, 296860),
    ("TAB005.px", (291, 11, 1, 2), {}, 2633457),
    (
        "TIMEVAL_short.px",
        (2, 3, 4),
        {"region": "K_3001", "contents": "Levende", "year": "2022"},
        226,
    ),
    ("multilingual_no_codes.px", (4, 2), {"type": "b", "gender": "M"}, 3),
    (
        "semicolon_in_values.px",
        (2, 2),
        {"industry": "Public administration; defence", "year": "2021"},
        4,
    ),
]


@pytest.mark.parametrize(("name", "shape", "where", "expected"), SEEN)
def test_every_file_is_read(
    name: str, shape: tuple[int, ...], where: dict[str, str], expected: float
) -> None:
    cube = one(name)

    assert cube.shape == shape
    first = {one.id: one.codes[0] for one in cube.dimensions}
    assert cube.cell(**first | where) == expected


def test_dots_are_gaps_and_a_dash_is_nobody() -> None:
    europe, greenland = one("TAB001.px"), one("BEXSTA_windows_1252.px")

    assert europe.values[1:3].tolist() == [4041797, 4143737]
    assert (europe.status[0], europe.why[0]) == ("..", Why.NOT_COLLECTED)
    assert np.isnan(europe.values[0])
    assert set(greenland.status.values()) == {"-"}
    assert not greenland.why
    # Were the dash no zero, men and women would not be everybody.
    everybody, men, women = np.moveaxis(greenland.array(), 1, 0)
    np.testing.assert_array_equal(everybody, men + women)


def test_the_first_language_is_read_and_all_are_told() -> None:
    seen = one("multilingual_no_codes.px")

    assert seen.languages == ("en", "kl")
    assert seen.dimensions[0].labels == ("a", "b", "c", "d")


def test_what_is_time_place_and_measure() -> None:
    assert one("TAB001.px").roles == {
        "time": ("TIME",),
        "geo": ("REGION",),
        "metric": ("ContentsCode",),
    }
    assert one("CONTVARIABLE.px").updated == "20230221 08:00"


HEAD = """CHARSET="ANSI";
{more}TITLE="Anmeldte lovbrudd";
STUB="sted";
HEADING="år";
VALUES("sted")="Lørenskog","Løten";
VALUES("år")="2023","2024";
"""


def px(
    data: str = "DATA=\n702 681\n0 7.5\n;\n", more: str = "", encoding: str = "cp1252"
) -> bytes:
    return (HEAD.format(more=more) + data).encode(encoding)


@pytest.mark.parametrize(
    ("more", "encoding"),
    [
        ("", "cp1252"),
        ('CODEPAGE="iso-8859-1";\n', "latin-1"),
        ('CODEPAGE="Windows-1252";\n', "cp1252"),
        ('CODEPAGE="utf-8";\n', "utf-8"),
        ('CODEPAGE="850";\n', "cp850"),
        ("", "utf-8-sig"),
    ],
)
def test_letters_are_read_as_they_were_written(more: str, encoding: str) -> None:
    assert parse_px(px(more=more, encoding=encoding)).dimensions[0].labels[0] == "Lørenskog"


@pytest.mark.parametrize(
    ("more", "encoding"),
    [
        ('CODEPAGE="utf-8";\n', "latin-1"),
        ('CODEPAGE="iso-8859-1";\n', "utf-8"),
        ('CODEPAGE="klingon";\n', "latin-1"),
        ("", "utf-16"),
    ],
)
def test_another_encoding_than_told_is_refused(more: str, encoding: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_px(px(more=more, encoding=encoding))
    assert caught.value.refusal.code == "table.encoding"


def test_a_text_wrapped_over_lines_is_one_text() -> None:
    seen = parse_px(
        px(more='CONTENTS="Anmeldte";\nNOTE="a; b"\n" c";\n').replace(
            b'"Anmeldte lovbrudd"', b'"Anmeldte "\r\n"lovbrudd"'
        )
    )
    assert seen.title == "Anmeldte lovbrudd"


@pytest.mark.parametrize(
    ("symbol", "meaning", "why"),
    [
        ("..", "", Why.NOT_COLLECTED),
        ("...", "", Why.NOT_RELEASED),
        (":", "", Why.TOO_FEW),
        ("..", 'DATASYMBOL2=":";\n', Why.TOO_FEW),
        ("....", 'DATASYMBOL4="Konfidensielt";\n', Why.TOO_FEW),
    ],
)
@pytest.mark.parametrize("quote", ['"', ""])
def test_why_a_cell_is_empty(symbol: str, meaning: str, why: Why, quote: str) -> None:
    seen = parse_px(px(f"DATA=\n702 {quote}{symbol}{quote}\n0 -\n;", meaning))

    assert seen.cell(sted="Lørenskog", år="2024") == Hidden(why)
    assert seen.status == {1: symbol, 3: "-"}
    assert seen.cell(sted="Løten", år="2024") == 0


def test_rows_of_zeros_are_left_out_where_rows_name_their_place() -> None:
    by_words = parse_px(px('KEYS("sted")=VALUES;\nDATA=\n"Løten",7 ".."\n;\n'))
    by_codes = parse_px(
        px('CODES("sted")="3222","3412";\nKEYS("sted")=CODES;\nDATA=\n"3412",7,8.5;\n')
    )

    dashes = parse_px(
        px('CODES("sted")="-","..";\nKEYS("sted")=CODES;\nDATA=\n"..",7,8\n"-",".." "-";\n')
    )

    assert by_words.array()[0].tolist() == [0, 0]
    assert by_words.status == {3: ".."}
    assert by_codes.values.tolist() == [0, 0, 7, 8.5]
    # What a place is called may look like a symbol.
    assert dashes.values[1:].tolist() == [0, 7, 8]
    assert dashes.status == {0: "..", 1: "-"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["TLIST(A1", "2019-2022)"], ["2019", "2020", "2021", "2022"]),
        (["TLIST(A1)", "2019", "2021"], ["2019", "2021"]),
        (["TLIST(Q1", "20194-20202)"], ["20194", "20201", "20202"]),
        (["TLIST(M1", "201912-202001)"], ["201912", "202001"]),
        (["TLIST(A1", "2019-9999)"], None),
        (["TLIST(X1)", "2019"], None),
    ],
)
def test_points_in_time(said: list[str], expected: list[str] | None) -> None:
    count = len(expected) if expected else 3
    assert times(said, count) == tuple(expected or ())


WRONG = [
    ("a number too few", "DATA=\n702 681\n0\n;", "table.cells", 7),
    ("a number too many", "DATA=\n702 681\n0 7 8\n;", "table.cells", 7),
    ("a word for a number", "DATA=\n702 681\n0 mange\n;", "table.not_number", 9),
    ("a decimal comma", "DATA=\n702 681\n0 7,5\n;", "table.cells", 7),
    ("nan", "DATA=\n702 NaN\n0 7\n;", "table.not_finite", 8),
    ("infinite", "DATA=\n702 1e999\n0 7\n;", "table.not_finite", 8),
    ("no end", "DATA=\n702 681\n0 7\n", "table.truncated", 10),
    ("no numbers", "", "table.truncated", 7),
    ("more behind", "DATA=\n702 681\n0 7\n;\nNOTE=1;", "table.not_px", 11),
    ("values twice", 'VALUES("sted")="a";\nDATA=\n1 2;', "table.key_twice", 7),
    ("codes too few", 'CODES("sted")="a";\nDATA=\n1 2 3 4;', "table.contradicts", 7),
    ("a code twice", 'CODES("sted")="a","a";\nDATA=\n1 2 3 4;', "table.code_twice", 7),
    ("a row unknown", 'KEYS("sted")=VALUES;\nDATA=\n"Oslo",7 8;', "table.contradicts", 9),
    (
        "a row twice",
        'KEYS("sted")=VALUES;\nDATA=\n"Løten",7 8\n"Løten",7 8;',
        "table.key_twice",
        10,
    ),
    ("a row too short", 'KEYS("sted")=VALUES;\nDATA=\n"Løten",7;', "table.cells", 9),
]


@pytest.mark.parametrize(("case", "data", "code", "line"), WRONG, ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_refused_with_its_line(
    case: str, data: str, code: str, line: int
) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_px(px(data))
    refusal = caught.value.refusal
    assert (refusal.code, refusal.facts["line"]) == (code, line), case


def test_a_thousand_million_cells_are_refused_before_room_is_made() -> None:
    many = ",".join(f'"{number}"' for number in range(1000))
    head = 'TITLE="t";STUB="a","b";HEADING="c";'
    values = "".join(f'VALUES("{name}")={many};' for name in "abc")

    with pytest.raises(Unreadable, match="1000000000 is more than the 20000000"):
        parse_px(f"{head}{values}DATA=1;".encode())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hello", b"<html>", b"{}"])
def test_what_is_no_px_file(data: bytes) -> None:
    with pytest.raises(Unreadable):
        parse_px(data)


def test_a_text_in_a_million_pieces_is_put_together_at_once() -> None:
    many = b'"ab" ' * 200_000

    with pytest.raises(Unreadable, match="ends in the middle"):
        parse_px(b"TITLE=" + many)
