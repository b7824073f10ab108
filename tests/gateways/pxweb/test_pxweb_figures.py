"""What the tables of SSB, SCB and Kolada say of municipalities."""

from collections import Counter
from datetime import date

import numpy as np
import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.municipalities import in_municipalities_of
from samrad.core.figures.observations import Figure, Observation, Unit
from samrad.gateways.pxweb.offences_file import offences_in
from samrad.gateways.pxweb.parse import Unreadable
from samrad.gateways.pxweb.periods import period_of
from samrad.gateways.pxweb.scb import long_table
from samrad.gateways.pxweb.ssb import ALL_OFFENCES, offences, population
from shared_data import shared

NOW = date(2024, 1, 1)
THEFT, LEGACY = "1AAAAA-1ZZZZz", "AAA1"
NAN = np.nan
TOO_FEW, NOT_COLLECTED = Hidden(Why.TOO_FEW), Hidden(Why.NOT_COLLECTED)


def two_years(first: int) -> Period:
    return Period(date(first, 1, 1), date(first + 1, 12, 31))


def dimension(name: str, *codes: str) -> Dimension:
    return Dimension(name, name, codes, codes)


def table_08487(numbers: list[float], *places: str, why: dict[int, Why] | None = None) -> Cube:
    """Places, then all offences, theft and a group of the old grouping, then three times."""
    axes = (
        dimension("Gjerningssted", *places),
        dimension("LovbruddKrim", ALL_OFFENCES, THEFT, LEGACY),
        dimension("ContentsCode", "AnmLovbr"),
        dimension("Tid", "2013-2014", "2019-2020", "2022-2023"),
    )
    return Cube("08487", axes, np.array(numbers), why=why or {})


def cells(seen: tuple[Observation, ...]) -> dict[tuple[str, str, int], Figure]:
    return {(one.place, one.indicator, one.period.since.year): one.cell for one in seen}


LOTEN = [80, 70, 60, 20, NAN, 15, 12, NAN, NAN]


def test_a_group_that_is_over_is_not_missing() -> None:
    seen = cells(offences(table_08487(LOTEN, "3412")))

    # 3412 came in 2020: of 2013-2014 SSB has figures all the same, and they are kept.
    assert seen == {
        ("3412", ALL_OFFENCES, 2013): 80,
        ("3412", ALL_OFFENCES, 2019): 70,
        ("3412", ALL_OFFENCES, 2022): 60,
        ("3412", THEFT, 2013): 20,
        ("3412", THEFT, 2019): TOO_FEW,
        ("3412", THEFT, 2022): 15,
        ("3412", LEGACY, 2013): 12,
    }


def test_an_old_group_that_was_small_while_it_lasted_is_hidden() -> None:
    seen = cells(offences(table_08487([80, 70, 60, 20, 21, 15, NAN, NAN, NAN], "0301")))

    assert seen["0301", LEGACY, 2013] == TOO_FEW
    assert ("0301", LEGACY, 2019) not in seen


def test_a_municipality_that_was_not_there_has_no_figures() -> None:
    numbers = [NAN, NAN, 2122, NAN, NAN, 300, NAN, NAN, NAN]
    seen = cells(offences(table_08487(numbers, "3029")))

    assert set(seen) == {("3029", ALL_OFFENCES, 2022), ("3029", THEFT, 2022)}


def test_a_municipality_that_was_there_and_has_none_was_not_counted() -> None:
    seen = cells(offences(table_08487([NAN] * 9, "0301")))

    assert seen["0301", ALL_OFFENCES, 2022] == NOT_COLLECTED


def test_averages_of_two_years_are_told_as_that() -> None:
    (first, *_) = offences(table_08487(LOTEN, "3412"))

    assert (first.period, first.unit) == (two_years(2013), Unit.CASES_A_YEAR)


def test_what_ssb_marks_as_confidential_is_too_few_even_in_a_total() -> None:
    seen = cells(offences(table_08487([NAN] * 9, "1151", why={2: Why.TOO_FEW})))

    assert seen["1151", ALL_OFFENCES, 2022] == TOO_FEW


def test_the_whole_country_has_no_code() -> None:
    assert {one.place for one in offences(table_08487([1.0] * 9, "0"))} == {""}


def test_another_table_is_refused() -> None:
    with pytest.raises(Unreadable, match="Gjerningssted is missing"):
        offences(Cube("t", (dimension("Tid", "2023"),), np.array([1.0])))


def test_inhabitants_of_all_ages_and_both_sexes() -> None:
    axes = (
        dimension("Region", "0", "3222", "0230"),
        dimension("Kjonn", "1", "2"),
        dimension("Alder", "000", "001"),
        dimension("ContentsCode", "Personer1"),
        dimension("Tid", "2019", "2024"),
    )
    numbers = np.arange(24.0).reshape(3, 2, 2, 1, 2)
    numbers[1, ..., 0] = numbers[2, ..., 1] = NAN
    seen = population(Cube("07459", axes, numbers.ravel()))

    january = {2019: Period(date(2019, 1, 1), date(2019, 1, 1)), 2024: Period(NOW, NOW)}
    assert seen == (
        Observation("population", "", january[2019], 12, Unit.PERSONS),
        Observation("population", "", january[2024], 16, Unit.PERSONS),
        Observation("population", "3222", january[2024], 48, Unit.PERSONS),
        Observation("population", "0230", january[2019], 76, Unit.PERSONS),
    )


def test_all_municipalities_of_ssb_are_read() -> None:
    data = shared("norway/ssb_offences_by_municipality_2020_2024.csv").read_bytes()
    seen = offences_in(data)
    by = cells(seen)

    assert len(seen) == 1424 * 7
    assert sum(one.cell == TOO_FEW for one in seen) == 166 + 155 + 278 + 288 + 111 + 22
    assert by["3029", ALL_OFFENCES, 2020] == 1918
    assert by["", ALL_OFFENCES, 2023] == 325088
    # The spreadsheet lost Oslo's zero in one column; the words beside it have it.
    assert by["0301", ALL_OFFENCES, 2023] == 70192

    today = in_municipalities_of(NOW, seen, country=Country.NORWAY)
    places = Counter(one.place for one in today if one.period == two_years(2023))
    assert set(places.values()) == {7}
    oslo, alesund = cells(today)["0301", ALL_OFFENCES, 2020], cells(today)["1508", THEFT, 2020]
    assert (oslo, alesund) == (59734, Hidden(Why.BREAK))


CSV = (
    "navn,år,gjerningssted,alt,eiendomstyveri,vold_mishandling,rusmidler,"
    "orden_integritet,trafikk,annet\n"
)


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ("Oslo,2020-2021,9999 Ukjent,1,2,3,4,5,6,7\n", "table.no_municipality", 2),
        ("Oslo,i fjor,0301 Oslo,1,2,3,4,5,6,7\n", "table.not_number", 2),
        ("Oslo,2020-2021,0301 Oslo,1,2,3,4,5,6,mange\n", "table.not_number", 2),
        ('Oslo,2020-2021,0301 Oslo,1,2,3,4,5,6,"1,5"\n', "table.not_number", 2),
        ("Oslo,2020-2021,0301 Oslo,1,2,3,4,5,6,7\n" * 2, "table.key_twice", 3),
        ("Oslo,2020-2021,0301 Oslo,1,2\n", "table.cells", 2),
    ],
)
def test_a_row_that_is_wrong_is_told(rows: str, code: str, line: int) -> None:
    with pytest.raises(Unreadable) as caught:
        offences_in((CSV + rows).encode())
    assert (caught.value.refusal.code, caught.value.refusal.facts["line"]) == (code, line)


def test_a_missing_column_is_told() -> None:
    with pytest.raises(Unreadable, match="the column trafikk is missing"):
        offences_in(CSV.replace("trafikk,", "").encode())


KOLADA = """kpi;municipality;year;gender;value
N07540;0180;2023;T;1 234,5
N07540;180;2023;K;12
N07540;0000;2023;T;900
N07540;0331;2023;T;..
N07540;1917;2005;T;x
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("between", [";", "\t"])
def test_a_long_table_of_kolada(encoding: str, between: str) -> None:
    written = KOLADA.replace(";", between).replace("gender", "kön").encode(encoding)

    seen = cells(long_table(written, unit=Unit.POINTS))
    assert seen == {
        ("0180", "N07540", 2023): 1234.5,
        ("0180", "N07540/K", 2023): 12,
        ("", "N07540", 2023): 900,
        ("0331", "N07540", 2023): NOT_COLLECTED,
        ("1917", "N07540", 2005): TOO_FEW,
    }


@pytest.mark.parametrize("value", ["1,2,3", "12 34", "NaN", "1e5", "många", "١٢"])
def test_what_is_no_number_in_a_long_table(value: str) -> None:
    with pytest.raises(Unreadable, match="stands where a number belongs"):
        long_table(f"kpi;kommun;år;värde\nN1;0180;2023;{value}\n".encode(), unit=Unit.CASES)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2022-2023", "2022-01-01", "2023-12-31"),
        ("2023M02", "2023-02-01", "2023-02-28"),
        ("2023K4", "2023-10-01", "2023-12-31"),
        ("2023T1", "2023-01-01", "2023-04-30"),
        ("2020U53", "2020-12-28", "2021-01-03"),
    ],
)
def test_periods_as_offices_write_them(text: str, since: str, until: str) -> None:
    assert period_of(text) == Period(date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    "text", ["", "23", "2023M13", "2023K5", "2023-2022", "0000", "2021U53"]
)
def test_what_is_no_period(text: str) -> None:
    assert period_of(text) is None
