"""Election days that were, and those that are expected."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.calendars.countries import Country
from samrad.core.calendars.elections import Elected, election_in
from samrad.core.calendars.weeks import Week

NO, SE = Country.NORWAY, Country.SWEDEN

DAYS = [
    (NO, "1995-09-11", Elected.MUNICIPAL_AND_COUNTY),
    (NO, "1997-09-15", Elected.PARLIAMENT),  # decided otherwise: the third Monday
    (NO, "1999-09-13", Elected.MUNICIPAL_AND_COUNTY),
    (NO, "2001-09-10", Elected.PARLIAMENT),
    (NO, "2003-09-15", Elected.MUNICIPAL_AND_COUNTY),  # decided otherwise
    (NO, "2005-09-12", Elected.PARLIAMENT),
    (NO, "2009-09-14", Elected.PARLIAMENT),
    (NO, "2013-09-09", Elected.PARLIAMENT),
    (NO, "2015-09-14", Elected.MUNICIPAL_AND_COUNTY),
    (NO, "2017-09-11", Elected.PARLIAMENT),
    (NO, "2019-09-09", Elected.MUNICIPAL_AND_COUNTY),
    (NO, "2021-09-13", Elected.PARLIAMENT),
    (NO, "2023-09-11", Elected.MUNICIPAL_AND_COUNTY),
    (NO, "2025-09-08", Elected.PARLIAMENT),
    (NO, "2027-09-13", Elected.MUNICIPAL_AND_COUNTY),  # the usual rule; not yet decided
    (SE, "1994-09-18", Elected.ALL_LEVELS),
    (SE, "2006-09-17", Elected.ALL_LEVELS),
    (SE, "2010-09-19", Elected.ALL_LEVELS),
    (SE, "2014-09-14", Elected.ALL_LEVELS),
    (SE, "2018-09-09", Elected.ALL_LEVELS),
    (SE, "2022-09-11", Elected.ALL_LEVELS),
    (SE, "2026-09-13", Elected.ALL_LEVELS),
]


@pytest.mark.parametrize(("country", "day", "elected"), DAYS)
def test_an_election_day(country: Country, day: str, elected: Elected) -> None:
    expected = date.fromisoformat(day)

    election = election_in(country, expected.year)

    assert election is not None
    assert (election.day, election.elected) == (expected, elected)


@pytest.mark.parametrize(
    ("country", "year"), [(NO, 2024), (NO, 2026), (SE, 2024), (SE, 2025), (SE, 2023)]
)
def test_a_year_without_an_election(country: Country, year: int) -> None:
    assert election_in(country, year) is None


@pytest.mark.parametrize(("country", "year"), [(NO, 1993), (SE, 1990)])
def test_years_before_1994_are_not_known(country: Country, year: int) -> None:
    assert election_in(country, year) is None


@pytest.mark.parametrize(
    ("country", "year", "weeks"),
    [
        # Some municipalities open on the Sunday before Monday 8 September.
        (NO, 2025, (Week(2025, 36), Week(2025, 37))),
        # The votes of Sunday 13 September are counted from Monday.
        (SE, 2026, (Week(2026, 37), Week(2026, 38))),
    ],
)
def test_the_weeks_around_an_election(
    country: Country, year: int, weeks: tuple[Week, ...]
) -> None:
    election = election_in(country, year)

    assert election is not None
    assert election.weeks == weeks


@given(st.sampled_from(Country), st.integers(1994, 2100))
def test_an_election_is_in_the_middle_of_september(country: Country, year: int) -> None:
    election = election_in(country, year)

    if election is not None:
        assert date(year, 9, 8) <= election.day <= date(year, 9, 21)
        assert election.day.weekday() == (0 if country is NO else 6)
