"""The register that ships: whole, without gaps, and printed from the statistics' lists."""

import csv
import json
import re
import runpy
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import municipalities_on
from samrad.core.basics.places.municipality import Entry
from samrad.core.basics.places.register import gathered, read, register

CHECKOUT = Path(__file__).parents[4]
LISTS = CHECKOUT.parent / "shared" / "data"
needs_lists = pytest.mark.skipif(
    not LISTS.is_dir(),
    reason="the statistics' lists are not beside this checkout (shared/data)",
)


SMALL = """\
# facts
key;code;name;region;since;until;into
no.a;0001;A;;1990-01-01;1999-12-31;0002
no.a;0002;A;;2000-01-01;;
"""


def entries() -> Iterator[Entry]:
    return (entry for one in register().municipalities.values() for entry in one.entries)


def test_each_municipality_goes_on_without_a_gap() -> None:
    for one in register().municipalities.values():
        for entry, later in pairwise(one.entries):
            assert entry.period.until is not None
            assert later.period.since == entry.period.until + timedelta(days=1), one.key


def test_what_ends_goes_on_in_a_known_code_and_the_rest_does_not_end() -> None:
    for entry in entries():
        assert (entry.period.until is None) == (entry.into == ()), entry
        assert len(register().after(entry)) == len(entry.into)
        assert all(entry in register().before(later) for later in register().after(entry))


def test_no_code_is_two_municipalities_on_one_day() -> None:
    for own in register().by_code.values():
        for entry, later in pairwise(own):
            assert not entry.period.overlaps(later.period), entry


def test_a_key_is_country_and_name_in_plain_letters() -> None:
    for entry in entries():
        assert re.fullmatch(r"(no|se)\.[a-z]+(-[a-z]+)*(-\d{4})?", entry.key)
        assert re.fullmatch(r"\d{4}", entry.code)
        assert entry.country.value == entry.key[:2].upper()


def test_the_first_lines_name_source_and_licence() -> None:
    package = "samrad.core.basics.places"
    text = files(package).joinpath("municipalities.csv").read_text(encoding="utf-8")
    heading = [line for line in text.splitlines() if line.startswith("#")]

    assert "Statistics Norway (SSB), Klass 131" in heading[1]
    assert "CC BY 4.0" in heading[1]
    assert "Statistics Sweden (SCB)" in heading[2]
    assert "CC0" in heading[2]


def test_a_small_register_is_read_and_gathered() -> None:
    old, new = read(SMALL)

    small = gathered([new, old])
    assert small.municipalities["no.a"].entries == (old, new)
    assert small.after(old) == (new,)
    assert small.before(new) == (old,)
    assert small.after(new) == small.before(old) == ()


@needs_lists
def test_the_register_is_what_the_tool_prints() -> None:
    printed = runpy.run_path(str(CHECKOUT / "tools" / "print_municipalities.py"))["printed"]
    package = "samrad.core.basics.places"
    text = files(package).joinpath("municipalities.csv").read_text(encoding="utf-8")

    assert printed(LISTS) == text


@needs_lists
def test_the_municipalities_of_2024_are_those_of_the_map() -> None:
    text = (LISTS / "norway" / "municipalities_2024.geojson").read_text(encoding="utf-8")
    drawn = {each["properties"]["kommunenummer"] for each in json.loads(text)["features"]}
    there = municipalities_on(Country.NORWAY, date(2024, 1, 1))

    assert {one.latest.code for one in there} == drawn


@needs_lists
@pytest.mark.parametrize(
    ("file", "first_day"),
    [
        ("kommuner_med_endringer_fra2017_til2018.csv", date(2018, 1, 1)),
        ("kommuner_med_endringer_fra2019_til2020.csv", date(2020, 1, 1)),
    ],
)
def test_the_changes_of_a_reform_are_those_of_the_change_table(
    file: str, first_day: date
) -> None:
    with (LISTS / "norway" / file).open(encoding="latin-1") as lines:
        table = {(row[0][:4], row[1][:4]) for row in list(csv.reader(lines, delimiter=";"))[1:]}

    ours = {
        (entry.code, later)
        for entry in entries()
        if entry.period.until == first_day - timedelta(days=1)
        for later in entry.into
    }

    # Who kept the code and only grew or was renamed, the tables name only here and there.
    assert changed(table) == changed(ours)


def changed(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(old, new) for old, new in pairs if old != new}
