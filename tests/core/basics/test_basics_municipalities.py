"""What a municipality's code has become: the door that other programs use."""

import csv
from collections import defaultdict
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook

from samrad.core.basics.countries import Country
from samrad.core.basics.municipalities import Succession, successors
from samrad.core.basics.places.register import register
from shared_data import shared

BEFORE, NOW = date(2019, 12, 31), date(2024, 1, 1)

CASES = [
    ("Lørenskog", "0230", Succession(("3222",), "renumbered")),
    ("Oslo", "0301", Succession(("0301",), "same")),
    ("Haram, which came back", "1534", Succession(("1580",), "renumbered")),
    ("Ålesund without Haram", "1504", Succession(("1508",), "merged")),
    ("Tysfjord was divided", "1850", Succession(("1806", "1875"), "split")),
    ("Snillfjord was divided", "5012", Succession(("5055", "5056", "5059"), "split")),
    ("the code is of a later day", "3222", Succession((), "unknown")),
    ("the leading zero was lost", "301", Succession((), "unknown")),
]


@pytest.mark.parametrize(("case", "code", "expected"), CASES)
def test_what_a_code_of_2019_is_in_2024(case: str, code: str, expected: Succession) -> None:
    assert successors(code, on=BEFORE, to=NOW) == expected, case


def test_the_new_alesund_was_divided() -> None:
    answer = successors("1507", on=date(2023, 12, 31), to=NOW)

    assert answer == Succession(("1508", "1580"), "split")


def test_a_swedish_code_is_another_place() -> None:
    answer = successors("1917", on=BEFORE.replace(year=2006), to=NOW, country=Country.SWEDEN)

    assert answer == Succession(("0331",), "renumbered")
    assert successors("1281", on=BEFORE, to=NOW) == Succession((), "unknown")


def test_changes_are_not_followed_backwards() -> None:
    with pytest.raises(ValueError, match="to: 2019-12-31 is before on: 2024-01-01"):
        successors("3222", on=NOW, to=BEFORE)


def test_every_code_goes_where_ssb_groups_it() -> None:
    """SSB lists each code since 1994 under today's; Rest is what was divided."""
    path = shared("norway/ssb_municipality_groups_1994_2024.xlsx")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]
    other: dict[str, Succession] = {}
    divided: set[str] = set()
    for group, _, code, _ in rows:
        for entry in register().by_code.get((Country.NORWAY, str(code)), ()):
            answer = successors(str(code), on=entry.period.until or NOW, to=NOW)
            if group == "K.Rest":
                divided |= {str(code)} if answer.kind == "split" else set()
            elif answer.codes != (str(group).removeprefix("K."),):
                other[str(code)] = answer

    assert divided == {"1613", "1850", "5012"}
    # Of what was divided SSB counts the whole to the larger part; we ask.
    assert other == {
        "0720": Succession(("3905", "3907"), "split"),
        "1507": Succession(("1508", "1580"), "split"),
    }


def test_every_change_of_klass_since_1994_is_followed() -> None:
    with shared("norway/klass131_graph_vertices.csv").open(encoding="utf-8") as file:
        versions = list(csv.DictReader(file))
    after: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
    with shared("norway/klass131_graph_edges.csv").open(encoding="utf-8") as file:
        for edge in csv.DictReader(file):
            day = date.fromisoformat(edge["changeOccurred"])
            if day > date(1994, 1, 1):
                one, other = versions[int(edge["from"]) - 1], versions[int(edge["to"]) - 1]
                after[one["code"], day].add(other["code"])

    for (code, day), codes in after.items():
        answer = successors(code, on=day - timedelta(days=1), to=day)
        assert set(answer.codes) == codes, (code, day)
