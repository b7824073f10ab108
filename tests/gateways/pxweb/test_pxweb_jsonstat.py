"""JSON-stat as offices send it, with cells read by eye in the file."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from samrad.core.figures.cubes import Cube
from samrad.core.figures.hidden import Hidden, Why
from samrad.gateways.pxweb import json_text
from samrad.gateways.pxweb.parse import Unreadable, parse_jsonstat
from samrad.gateways.pxweb.write import jsonstat
from shared_data import shared


@pytest.fixture(autouse=True, scope="module")
def every_row_at_once() -> Iterator[None]:
    """Rows as short as these are read as long ones are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "_SHORT", -1)
        yield


def one(name: str) -> Cube:
    found = parse_jsonstat(shared(f"jsonstat/{name}").read_bytes())
    assert isinstance(found, Cube)
    return found


SEEN: list[tuple[str, tuple[int, ...], float, dict[str, str]]] = [
    ("CPI15.json", (137, 248, 1, 1), 67.8, {}),
    ("galicia-2.0.json", (6, 22, 3, 2, 5, 1), 2695880, {}),
    ("ons.json", (1, 87, 3, 1, 1), 195074, {}),
    ("ssb_05300.json", (6, 8, 1, 9), 16, {}),
    ("statswe.json", (1, 1, 20, 2, 1, 28), 0, {}),
    ("us-labor-ds.json", (1, 3220, 4), 25480, {}),
]


@pytest.mark.parametrize(("name", "shape", "first", "_"), SEEN)
def test_every_file_is_read(
    name: str, shape: tuple[int, ...], first: float, _: dict[str, str]
) -> None:
    cube = one(name)

    assert cube.shape == shape
    assert cube.values[0] == first
    assert "time" in cube.roles


def test_the_last_cells_are_where_they_belong() -> None:
    deaths = one("statswe.json")
    labour = one("us-labor-ds.json")

    assert deaths.values[-6:].tolist() == [93, 102, 117, 92, 122, 137]
    where = {"Region": "25", "Dodsorsak": "23-28", "ContentsCode": "HS0301A1"}
    assert deaths.cell(**where, Alder="90+", Kon="2", Tid="1996") == 137
    assert labour.values[-4:].tolist() == [14390, 12112, 2278, 15.8]


def test_a_bundle_of_two_is_a_list() -> None:
    both = parse_jsonstat(shared("jsonstat/oecd-canada.json").read_bytes())

    assert isinstance(both, list)
    oecd, canada = both
    assert (oecd.shape, canada.shape) == ((1, 36, 12), (1, 1, 20, 2, 3))
    assert oecd.values[0] == 5.943826289
    assert set(oecd.status.values()) == {"e"}
    # One text is said of every cell.
    assert (len(canada.status), canada.status[119]) == (120, "a")
    assert not canada.why


def test_ssb_tells_why_a_cell_is_empty() -> None:
    seen = one("ssb_05300.json")

    assert seen.status[71] in {".", ".."}
    assert np.isnan(seen.values[71])
    assert all(np.isnan(seen.values[place]) for place in seen.why)


def test_a_sparse_table_is_empty_where_nothing_is_said() -> None:
    prices = one("CPI15.json")

    assert prices.size == 137 * 248
    assert prices.values[87] == 75.5
    assert np.isfinite(prices.values).any()


def made(**other: Any) -> dict[str, Any]:
    """A small table of the offences of two municipalities."""
    table = {
        "version": "2.0",
        "class": "dataset",
        "id": ["sted", "tid"],
        "size": [2, 2],
        "role": {"time": ["tid"], "geo": ["sted"]},
        "dimension": {
            "sted": {"category": {"index": ["3222", "3412"], "label": {"3222": "Lørenskog"}}},
            "tid": {"label": "år", "category": {"index": {"2024": 1, "2023": 0}}},
        },
        "value": [702, None, 0, 7.5],
    }
    return {**table, **other}


def read(table: Mapping[str, Any]) -> Cube:
    found = parse_jsonstat(json.dumps(table).encode())
    assert isinstance(found, Cube)
    return found


def test_zero_null_and_a_number_are_three_things() -> None:
    seen = read(made(status={"1": ":"}))

    assert seen.cell(sted="3222", tid="2023") == 702
    assert seen.cell(sted="3222", tid="2024") == Hidden(Why.TOO_FEW)
    assert seen.cell(sted="3412", tid="2023") == 0
    assert seen.dimensions[0].labels == ("Lørenskog", "3412")
    assert seen.dimensions[1].codes == ("2023", "2024")


@pytest.mark.parametrize(
    "status", [["", ":", None, "e"], {"1": ":", "3": "e"}, [":"], ":"], ids=str
)
def test_status_comes_in_four_shapes(status: Any) -> None:
    seen = read(made(status=status))

    assert seen.status[1] == ":"
    assert seen.cell(sted="3222", tid="2024") == Hidden(Why.TOO_FEW)


@pytest.mark.parametrize(
    "value",
    [
        {"0": 702, "2": 0, "3": 7.5},
        {"0": 702, "1": None, "2": 0, "3": 7.5},
        [702, "..", 0, "7.5"],
        [702, None, 0, 75e-1],
        [702.0000000000001 - 1e-13, None, 0, 7.5],
    ],
)
def test_the_same_numbers_in_other_dress(value: Any) -> None:
    np.testing.assert_array_equal(read(made(value=value)).values, [702, np.nan, 0, 7.5])


def test_one_category_needs_no_index() -> None:
    table = made(id=["sted", "tid"], size=[1, 2], value=[1, 2])
    table["dimension"]["sted"] = {"category": {"label": {"3222": "Lørenskog"}}}

    assert read(table).dimensions[0].codes == ("3222",)


def test_the_first_edition_keeps_its_sizes_inside() -> None:
    table = made()
    inside = {name: table.pop(name) for name in ("id", "size", "role")}
    table["dimension"].update(inside)
    del table["class"]

    seen = read({"dataset": table})
    assert (seen.shape, seen.roles["time"]) == ((2, 2), ("tid",))


def test_children_are_codes_like_others() -> None:
    table = made()
    table["dimension"]["sted"]["category"]["child"] = {"3222": ["3412"]}

    assert read(table).dimensions[0].codes == ("3222", "3412")


def test_a_collection_holds_what_it_holds() -> None:
    away = {"class": "dataset", "href": "https://example.org/1", "label": "elsewhere"}
    inner = {"class": "collection", "link": {"item": [made(label="inner")]}}
    items = [made(label="here"), away, inner]

    found = parse_jsonstat(
        json.dumps({"class": "collection", "link": {"item": items}}).encode()
    )
    assert isinstance(found, list)
    assert [cube.title for cube in found] == ["here", "inner"]


def test_a_dimension_by_itself_has_codes_and_no_numbers() -> None:
    alone = {"class": "dimension", "label": "Sted", **made()["dimension"]["sted"]}

    seen = read(alone)
    assert seen.dimensions[0].codes == ("3222", "3412")
    assert np.isnan(seen.values).all()


TEN = made(size=[1000, 1_000_000], value={})
REFUSED: list[tuple[str, Any, str]] = [
    ("a thousand million cells", TEN, "table.too_large"),
    ("one cell too few", made(value=[1, 2, 3]), "table.cells"),
    ("a size that lies", made(size=[3, 2], value=[1] * 6), "table.contradicts"),
    ("no size", made(size=None), "table.missing"),
    ("no numbers", made(value=None), "table.missing"),
    ("a text for a number", made(value=[1, "mange", 2, 3]), "table.not_number"),
    ("true for a number", made(value=[1, True, 2, 3]), "table.not_number"),
    ("a list for a number", made(value=[1, [2], 2, 3]), "table.not_number"),
    ("a place outside", made(value={"4": 1}), "table.contradicts"),
    ("a status outside", made(status={"4": "e"}), "table.contradicts"),
    ("a dimension is not there", made(id=["sted", "når"]), "table.missing"),
    ("a dimension twice", made(id=["sted", "sted"]), "table.contradicts"),
    ("no table", {"hello": 1}, "table.not_jsonstat"),
    ("no object", [1, 2], "table.not_jsonstat"),
]


@pytest.mark.parametrize(("case", "table", "code"), REFUSED, ids=[case for case, *_ in REFUSED])
def test_what_contradicts_itself_is_refused(case: str, table: Any, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_jsonstat(json.dumps(table).encode())
    assert caught.value.refusal.code == code, case


BYTES = [
    (b'{"value": [1, NaN]}', "table.not_finite", 1),
    (b'{\n"value": [1, Infinity]}', "table.not_finite", 2),
    (b'{"value": [1e999], "class": "dataset"}', "table.missing", 1),
    (b'{"label": "L\xf8renskog"}', "table.encoding", 1),
    (b'{"label": "a", "label": "b"}', "table.key_twice", 1),
    (b'{"class": "dataset",\n "value": [1, 2', "table.truncated", 2),
    (b'{"class": "dataset" "value"}', "table.contradicts", 1),
    (b"[" * 100_000 + b"]" * 100_000, "table.too_deep", 1),
    (b"\xff\xfe{\0}\0", "table.encoding", 1),
    (b'{"value": 1' + b"0" * 5000 + b"}", "table.not_finite", 1),
    (b"", "table.truncated", 1),
]


@pytest.mark.parametrize(("data", "code", "line"), BYTES, ids=[code for _, code, _ in BYTES])
def test_what_is_no_json_is_refused_with_its_line(data: bytes, code: str, line: int) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_jsonstat(data)
    assert (caught.value.refusal.code, caught.value.refusal.facts["line"]) == (code, line)


def test_a_number_beyond_all_numbers_is_refused() -> None:
    data = json.dumps(made()).replace("702", "1e999").encode()

    with pytest.raises(Unreadable, match="no number one can count with"):
        parse_jsonstat(data)


def test_a_file_of_brackets_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("samrad.gateways.pxweb.json_text._MOST_BRACKETS", 10)

    with pytest.raises(Unreadable, match="more than the 10"):
        parse_jsonstat(b"[" + b"[]," * 20 + b"[]]")


def test_what_the_refusal_shows_is_short_and_plain() -> None:
    with pytest.raises(Unreadable) as caught:
        read(made(value=[1, "\x1b[31m" + "x" * 500, 2, 3]))
    assert len(str(caught.value)) < 200
    assert "\x1b" not in str(caught.value)


def test_what_we_write_hides_alike_what_is_small_and_what_protects_it() -> None:
    seen = read(made(value=[None, None, None, 4]))
    reasons = {0: Why.TOO_FEW, 1: Why.PROTECTS_ANOTHER, 2: Why.NOT_RELEASED}
    told = json.loads(
        jsonstat(Cube("t", seen.dimensions, seen.values.copy(), seen.status, why=reasons))
    )

    assert told["value"] == [None, None, None, 4]
    assert told["status"] == {"0": ":", "1": ":", "2": "..."}
    assert set(told["extension"]["status"]["label"]) == {":", "..."}
