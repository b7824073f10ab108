"""The counties of each country: the two digits that begin the codes of their municipalities."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import municipalities_on

# Norway: since 2024, and the three of 2020–2023 that are gone. Sweden: since 1998.
_NAMES: Mapping[Country, Mapping[str, str]] = MappingProxyType(
    {
        Country.NORWAY: {
            "03": "Oslo",
            "11": "Rogaland",
            "15": "Møre og Romsdal",
            "18": "Nordland",
            "30": "Viken",
            "31": "Østfold",
            "32": "Akershus",
            "33": "Buskerud",
            "34": "Innlandet",
            "38": "Vestfold og Telemark",
            "39": "Vestfold",
            "40": "Telemark",
            "42": "Agder",
            "46": "Vestland",
            "50": "Trøndelag",
            "54": "Troms og Finnmark",
            "55": "Troms",
            "56": "Finnmark",
        },
        Country.SWEDEN: {
            "01": "Stockholms län",
            "03": "Uppsala län",
            "04": "Södermanlands län",
            "05": "Östergötlands län",
            "06": "Jönköpings län",
            "07": "Kronobergs län",
            "08": "Kalmar län",
            "09": "Gotlands län",
            "10": "Blekinge län",
            "12": "Skåne län",
            "13": "Hallands län",
            "14": "Västra Götalands län",
            "17": "Värmlands län",
            "18": "Örebro län",
            "19": "Västmanlands län",
            "20": "Dalarnas län",
            "21": "Gävleborgs län",
            "22": "Västernorrlands län",
            "23": "Jämtlands län",
            "24": "Västerbottens län",
            "25": "Norrbottens län",
        },
    }
)


def county_of(code: str) -> str:
    """The code of the county a municipality lies in."""
    return code[:2]


def county_name(county: str, country: Country) -> str:
    """What a county is called; its code where nobody here knows it."""
    return _NAMES[country].get(county, county)


def members_on(country: Country, day: date) -> Mapping[str, frozenset[str]]:
    """The codes of the municipalities of each county on `day`, by the county's code."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in municipalities_on(country, day):
        for entry in one.entries:
            if day in entry.period:
                found[county_of(entry.code)].add(entry.code)
    return {county: frozenset(codes) for county, codes in sorted(found.items())}
