"""`samrad fetch`: a table asked for in pieces, recorded, asked again without the network."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gateways.pxweb.offering_tables import Tables
from gateways.serving import Answered, Serving, serving
from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Why
from samrad.core.figures.official import OFFENCES
from samrad.gateways.pxweb.asking import Version
from samrad.gateways.pxweb.origin import origin_in
from samrad.gateways.pxweb.parse import parse_jsonstat
from samrad.project.door import main

PLACES = Dimension("Gjerningssted", "gjerningssted", ("3222", "3412"), ("Lørenskog", "Løten"))
CRIMES = Dimension("LovbruddKrim", "type", ("1AAAAA-9ZZZZz",), ("Alle lovbrudd",))
WHAT = Dimension("ContentsCode", "innhold", ("Lovbrudd",), ("Lovbrudd anmeldt",))
YEARS = Dimension("Tid", "år", ("2020-2021", "2022-2023"), ("2020-2021", "2022-2023"))
TABLE = Cube(
    "08487",
    (PLACES, CRIMES, WHAT, YEARS),
    np.array([2122.0, 2201, 310, np.nan]),
    why={3: Why.TOO_FEW},
)


@pytest.fixture
def web() -> Iterator[Serving]:
    with serving() as running:
        yield running


@pytest.fixture
def fetch(web: Serving, tmp_path: Path) -> Any:
    """Fetch from a PxWeb on this machine that hands out three cells at once."""

    def run(*more: str, version: Version = Version.V2, name: str = "08487.json") -> int:
        if web.otherwise.__name__ == "_unknown":
            Tables(TABLE, web, version, cells=3)
        there = ["--from", web.address, "--api", str(version.value), "--cells", "3", "--inside"]
        return main(["fetch", "08487", str(tmp_path / name), *there, *more])

    return run


def table(file: Path) -> Cube:
    cube = parse_jsonstat(file.read_bytes())
    assert isinstance(cube, Cube)
    return cube


@pytest.mark.parametrize("version", Version)
def test_a_table_is_fetched_in_pieces_with_where_it_is_from(
    version: Version, fetch: Any, web: Serving, tmp_path: Path, capsys: Any
) -> None:
    assert fetch(version=version) == 0

    written = tmp_path / "08487.json"
    np.testing.assert_array_equal(table(written).values, TABLE.values)
    assert table(written).why == {3: Why.TOO_FEW}
    origin = origin_in(written.read_bytes())
    assert origin is not None
    assert origin.source.endswith("08487")
    assert origin.address.startswith(web.address)
    said = capsys.readouterr()
    assert "4 cells of" in said.out
    assert "08487: 2 of 4 cells" in said.err


def test_what_was_recorded_is_fetched_again_without_the_office(
    fetch: Any, web: Serving, tmp_path: Path
) -> None:
    folder = str(tmp_path / "recorded")
    assert fetch("--record", folder) == 0
    asked = len(web.asked)
    assert fetch("--replay", folder, name="again.json") == 0

    assert len(web.asked) == asked
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "08487.json").read_bytes()


def test_a_recording_answers_what_was_asked_then_and_nothing_else(
    fetch: Any, tmp_path: Path, capsys: Any
) -> None:
    folder = str(tmp_path / "recorded")
    assert fetch("--record", folder, "--only", "Tid=2022-2023") == 0
    assert fetch("--replay", folder, name="all.json") == 1
    assert "/tables/08487/data?" in capsys.readouterr().err
    assert not (tmp_path / "all.json").exists()
    assert fetch("--replay", str(tmp_path), name="all.json") == 1


def test_an_office_that_stops_answering_leaves_neither_file_nor_recording(
    fetch: Any, web: Serving, tmp_path: Path
) -> None:
    tables = Tables(TABLE, web, Version.V2, cells=3)
    answer = web.otherwise

    def once(asked: Any) -> Answered:
        return answer(asked) if len(web.asked) < 3 else Answered(status=404)

    web.otherwise = once
    assert fetch("--record", str(tmp_path / "recorded")) == 1
    assert tables.asked == [2]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--only", "Tid"], "write DIMENSION=CODE,CODE"),
        (["--only", "Tid=1999"], "1999"),
        (["--from", "brå"], "Write ssb, ssb-v1, scb, scb-v1, or an address"),
        (["--cells", "0"], "1 or more"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence(
    more: list[str], said: str, fetch: Any, capsys: Any
) -> None:
    assert fetch(*more) == 1
    assert said in capsys.readouterr().err


@pytest.mark.django_db
def test_what_was_fetched_is_taken_in_as_of_the_day_it_was_fetched(
    fetch: Any, tmp_path: Path
) -> None:
    from samrad.actions.statistics import fetched_on, table_in, take_statistic
    from samrad.web.kit import clock

    folder = tmp_path / "recorded"
    assert fetch("--record", str(folder)) == 0
    about = json.loads((folder / "about.json").read_text())
    about["fetched_at"] = "2024-03-01T08:30:00+00:00"
    (folder / "about.json").write_text(json.dumps(about))
    assert fetch("--replay", str(folder), name="spring.json") == 0

    content = (tmp_path / "spring.json").read_bytes()
    day = fetched_on(content)
    assert day == date(2024, 3, 1)
    row = take_statistic(table_in(content, OFFENCES, delivered=day), at=clock.now())
    assert (row.delivered, row.rows) == (day, 4)
