"""Asking a statistics office: in pieces, politely, and again where it is busy."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from gateways.pxweb.offering_tables import Tables, Time
from gateways.serving import Answered, Serving, serving
from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Hidden, Why
from samrad.gateways.pxweb.asking import SSB, SSB_V1, Version, in_pieces
from samrad.gateways.pxweb.fetch import Client
from samrad.gateways.pxweb.parse import Unreadable

PLACE = Dimension("Gjerningssted", "gjerningssted", ("3222", "3412"), ("Lørenskog", "Løten"))
YEARS = Dimension("Tid", "år", ("2021", "2022", "2023"), ("2021", "2022", "2023"))
TABLE = Cube(
    "08487",
    (PLACE, YEARS),
    np.array([1.0, 2, 3, 4, np.nan, 6]),
    why={4: Why.TOO_FEW},
)


@pytest.fixture
def web() -> Iterator[Serving]:
    with serving() as running:
        yield running


def asking(tables: Tables, time: Time) -> Client:
    return Client(tables.office, time.wait, time.clock, allow_private=True)


@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize("cells", [1, 2, 3, 4, 6, 100])
def test_a_table_comes_in_pieces_and_is_whole(
    web: Serving, version: Version, cells: int
) -> None:
    tables = Tables(TABLE, web, version, cells)
    seen = asking(tables, Time()).cube("08487")

    assert seen.dimensions == TABLE.dimensions
    np.testing.assert_array_equal(seen.values, TABLE.values)
    assert seen.cell(Gjerningssted="3412", Tid="2022") == Hidden(Why.TOO_FEW)
    assert sum(tables.asked) == 6
    assert max(tables.asked) <= cells


@pytest.mark.parametrize("version", Version)
def test_only_what_is_chosen_is_asked_for(web: Serving, version: Version) -> None:
    tables = Tables(TABLE, web, version)
    client = asking(tables, Time())

    assert client.cube("08487", {"Tid": ["2023", "2021"]}).values.tolist() == [3, 1, 6, 4]
    client.cube("08487", {"Tid": ["2022"]})
    # What the table has was asked for once.
    assert (tables.asked, len(web.asked)) == ([4, 2], 3)


@pytest.mark.parametrize("chosen", [{"Tid": ["1999"]}, {"Kjonn": ["1"]}, {"Kjonn": []}])
def test_what_the_table_does_not_have_is_not_asked_for(
    web: Serving, chosen: dict[str, list[str]]
) -> None:
    tables = Tables(TABLE, web, Version.V2)

    with pytest.raises(Unreadable, match="is missing"):
        asking(tables, Time()).cube("08487", chosen)
    assert tables.asked == []


def test_no_more_questions_than_the_office_likes(web: Serving) -> None:
    tables, time = Tables(TABLE, web, Version.V2, cells=1, calls=3), Time()
    asking(tables, time).cube("08487")

    # Seven questions, three in each minute.
    assert time.waited == [60, 60]


BUSY = Answered(b"busy", "text/plain", 429, {"Retry-After": "7"})
FULL = Answered(b"filled just now", "text/html", 503)
DATED = Answered(b"", "text/plain", 503, {"Retry-After": "Sat, 28 Nov 2026 08:00:00 GMT"})
AGES = Answered(b"", "text/plain", 429, {"Retry-After": "99999"})


@pytest.mark.parametrize(
    ("first", "waited"),
    [
        ([BUSY], [7]),
        ([BUSY, FULL], [7, 10]),
        ([FULL, FULL, FULL], [5, 10, 20]),
        ([DATED], [5]),
        ([AGES], [120]),
    ],
)
def test_a_busy_office_is_asked_again_when_it_says(
    web: Serving, first: list[Answered], waited: list[float]
) -> None:
    tables, time = Tables(TABLE, web, Version.V1, answers=list(first)), Time()

    assert asking(tables, time).cube("08487").size == 6
    assert time.waited == waited


@pytest.mark.parametrize(
    ("first", "status"),
    [([FULL] * 9, 503), ([Answered(status=404)], 404), ([Answered(status=403)], 403)],
)
def test_an_office_that_will_not_is_left_alone(
    web: Serving, refused: Any, first: list[Answered], status: int
) -> None:
    tables = Tables(TABLE, web, Version.V1, answers=first)

    with refused("fetching.status", host="127.0.0.1", status=status):
        asking(tables, Time()).cube("08487")
    assert len(web.asked) <= 5


@pytest.mark.parametrize(
    "answer", [b"<html>", b'{"variables": 1}', b"[]", b'{"dimension": {}}']
)
@pytest.mark.parametrize("version", Version)
def test_what_is_no_table_is_refused(web: Serving, version: Version, answer: bytes) -> None:
    tables = Tables(TABLE, web, version, answers=[Answered(answer)])

    with pytest.raises(Unreadable):
        asking(tables, Time()).cube("08487")


def test_an_office_that_answers_something_else_is_refused(web: Serving) -> None:
    tables = Tables(TABLE, web, Version.V1)
    client = asking(tables, Time())
    client.codes("08487")
    web.otherwise = lambda _: Answered(
        b'{"class": "dataset", "id": ["x"], "size": [1], "value": [1],'
        b' "dimension": {"x": {"category": {"index": ["1"]}}}}'
    )

    with pytest.raises(Unreadable):
        client.cube("08487")


def test_we_are_not_led_inside(refused: Any) -> None:
    tables = Tables(TABLE, Serving(address="https://127.0.0.1:9"), Version.V2)
    time = Time()

    with refused("fetching.private_address"):
        Client(tables.office, time.wait, time.clock).cube("08487")


def test_an_address_stays_short_enough_for_a_server() -> None:
    codes = [f"{number:04}" for number in range(1000)]
    pieces = list(in_pieces(SSB, "08487", {"Region": codes, "Tid": ["2023", "2024"]}))

    assert [code for piece in pieces for code in piece["Region"]] == codes
    assert all(len(SSB.question("08487", piece)[0]) <= 1800 for piece in pieces)
    assert len(list(in_pieces(SSB_V1, "08487", {"Region": codes}))) == 1


def test_a_comma_in_a_code_is_no_two_codes() -> None:
    address, _ = SSB.question("08487", {"LovbruddKrim": ["1A", "4A,b"]})

    assert "1A%2C%5B4A%2Cb%5D" in address
