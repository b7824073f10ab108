"""The maps that ship with the package: every municipality, drawn small enough for a phone."""

import re
from datetime import date

import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import code_on, municipalities_on
from samrad.core.places.geometry import area
from samrad.web.kit.maps import boundaries, drawing

PHONE = 360
COUNTRIES = pytest.mark.parametrize("country", list(Country))


@COUNTRIES
def test_every_municipality_of_the_year_is_on_the_map(country: Country) -> None:
    there = boundaries(country)
    day = date(there.year, 1, 1)
    codes = {code_on(one, day) for one in municipalities_on(country, day)}
    assert set(there.shapes.shapes) == codes


# Land and water within the border, in square kilometres, as the agencies publish them. The map
# leaves out the sea, and is drawn coarsely.
SIZES = [
    (Country.NORWAY, "3222", 71, "Lørenskog"),
    (Country.NORWAY, "0301", 454, "Oslo"),
    (Country.NORWAY, "5610", 5453, "Karasjok"),
    (Country.SWEDEN, "2584", 20715, "Kiruna"),
    (Country.SWEDEN, "0183", 9, "Sundbyberg"),
]


@pytest.mark.parametrize(("country", "code", "size", "name"), SIZES)
def test_a_municipality_is_as_large_as_it_is(
    country: Country, code: str, size: float, name: str
) -> None:
    rings = boundaries(country).shapes.rings(code)
    assert sum(map(area, rings)) / 1e6 == pytest.approx(size, rel=0.06), name


@COUNTRIES
def test_the_source_is_told_with_the_drawing(country: Country) -> None:
    said = drawing(country, width=PHONE).source
    assert "Kartverket" in said if country is Country.NORWAY else "Valmyndigheten" in said


@COUNTRIES
def test_a_country_fits_on_a_phone(country: Country) -> None:
    seen = drawing(country, width=PHONE)
    assert all(re.fullmatch(r"(M[-\d.,]+l[-\d., ]+z)+", path) for path in seen.paths.values())
    assert sum(map(len, seen.paths.values())) < 120_000
    assert 400 < seen.height < 900


def test_a_council_and_its_neighbours_fill_the_drawing() -> None:
    around = frozenset({"3222", "0301", "3205"})
    seen = drawing(Country.NORWAY, width=PHONE, of=around)
    assert set(seen.paths) == around
    alone = drawing(Country.NORWAY, width=PHONE, of=frozenset({"3222"}))
    assert len(alone.paths["3222"]) > len(seen.paths["3222"])


def test_a_code_that_is_not_on_the_map_is_refused() -> None:
    with pytest.raises(KeyError):
        drawing(Country.NORWAY, width=PHONE, of=frozenset({"0230"}))
