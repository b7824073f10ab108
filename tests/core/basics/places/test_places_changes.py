"""What the code on an old paper has become."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.basics.countries import Country
from samrad.core.basics.places.changes import (
    Merged,
    Renamed,
    Renumbered,
    Split,
    Unchanged,
    successors,
)
from samrad.core.basics.places.register import register
from samrad.core.basics.refusals import Refusal

NO, SE = Country.NORWAY, Country.SWEDEN
NOW = date(2026, 1, 1)

FOLLOWED = [
    ("Lørenskog is only renumbered", NO, "0230", "2020-01-01", Renumbered, "3029"),
    ("Lørenskog is renumbered again", NO, "0230", "2024-01-01", Renumbered, "3222"),
    ("Løten keeps 3412 in 2024", NO, "3412", "2024-01-01", Unchanged, "3412"),
    (
        "the day before the reform nothing has happened",
        NO,
        "0230",
        "2019-12-31",
        Unchanged,
        "0230",
    ),
    ("Nes gets a number and a name", NO, "0616", "2020-01-01", Renumbered, "3040"),
    ("Borre is renamed Horten", NO, "0701", "2003-01-01", Renamed, "0701"),
    ("Malung is renamed Malung-Sälen", SE, "2023", "2008-01-01", Renamed, "2023"),
    ("Heby moves to another county", SE, "1917", "2007-01-01", Renumbered, "0331"),
    ("Kristiansund takes in Frei", NO, "1503", "2008-01-01", Merged, "1505"),
    ("Frei goes into Kristiansund", NO, "1556", "2008-01-01", Merged, "1505"),
    ("Våle goes into Re under its own old code", NO, "0716", "2010-01-01", Merged, "0716"),
    ("Lund in Skåne never changed", SE, "1281", "2026-01-01", Unchanged, "1281"),
    ("Rømskog, then two reforms", NO, "0121", "2026-01-01", Merged, "3226"),
    ("Haram goes into Ålesund", NO, "1534", "2023-12-31", Merged, "1507"),
    ("Haram comes back as it was", NO, "1534", "2024-01-01", Renumbered, "1580"),
    ("Sandøy stays in what is left of Ålesund", NO, "1546", "2024-01-01", Merged, "1508"),
]


@pytest.mark.parametrize(("case", "country", "code", "day", "kind", "now"), FOLLOWED)
def test_a_code_is_followed_to_a_day(
    case: str, country: Country, code: str, day: str, kind: type, now: str
) -> None:
    answer = successors(country, code, date.fromisoformat(day))

    assert isinstance(answer, (Unchanged, Renamed, Renumbered, Merged)), case
    assert (type(answer), answer.now.code) == (kind, now)


def test_a_renaming_tells_both_names() -> None:
    answer = successors(NO, "0701", date(2005, 1, 1))

    assert isinstance(answer, Renamed)
    assert (answer.was.name, answer.now.name) == ("Borre", "Horten")


def test_a_merger_tells_who_else_went_in() -> None:
    answer = successors(NO, "1154", NOW)

    assert isinstance(answer, Merged)
    assert [other.label for other in answer.others] == ["1159 Ølen"]
    assert answer.whole


def test_a_merger_with_a_part_of_another_is_not_whole() -> None:
    answer = successors(NO, "0719", NOW)

    assert isinstance(answer, Merged)
    assert [other.name for other in answer.others] == ["Stokke", "Sandefjord"]
    assert not answer.whole


SPLITS = [
    ("Ålesund, 2024", "1507", "2024-01-01", "1507", ["1508 Ålesund", "1580 Haram"]),
    ("Stokke, 2017", "0720", "2017-01-01", "0720", ["0704 Tønsberg", "0710 Sandefjord"]),
    ("Stokke as of today", "0720", "2026-01-01", "0720", ["3905 Tønsberg", "3907 Sandefjord"]),
    (
        "Tysfjord, 2020",
        "1850",
        "2020-01-01",
        "1850",
        ["1806 Narvik", "1875 Hábmer - Hamarøy"],
    ),
    (
        "Snillfjord, renumbered and then divided in three",
        "1613",
        "2020-01-01",
        "5012",
        ["5055 Heim", "5056 Hitra", "5059 Orkland"],
    ),
]


@pytest.mark.parametrize(("case", "code", "day", "at", "candidates"), SPLITS)
def test_a_split_is_asked_about_and_never_guessed(
    case: str, code: str, day: str, at: str, candidates: list[str]
) -> None:
    answer = successors(NO, code, date.fromisoformat(day))

    assert isinstance(answer, Split), case
    assert (answer.was.code, answer.at.code) == (code, at)
    assert [candidate.label for candidate in answer.candidates] == candidates


def test_the_day_before_a_split_there_is_nothing_to_ask() -> None:
    assert isinstance(successors(NO, "1507", date(2023, 12, 31)), Unchanged)


def test_the_date_of_the_paper_spares_older_changes() -> None:
    assert isinstance(successors(NO, "0704", date(2018, 1, 1)), Merged)
    assert isinstance(
        successors(NO, "0704", date(2018, 1, 1), seen=date(2017, 1, 1)), Unchanged
    )
    assert isinstance(successors(NO, "0704", date(2018, 1, 1), seen=date(2016, 12, 31)), Merged)


def test_a_paper_cannot_name_a_code_that_was_not_in_force() -> None:
    seen = date(2020, 1, 1)

    assert successors(NO, "0230", NOW, seen=seen) == Refusal(
        "place.code_not_in_force", {"code": "0230", "day": seen}
    )


def test_a_code_is_not_followed_backwards() -> None:
    day = date(2023, 12, 31)

    assert successors(NO, "3222", day) == Refusal(
        "place.code_not_yet", {"code": "3222", "day": day, "since": date(2024, 1, 1)}
    )
    assert isinstance(successors(NO, "3222", date(2024, 1, 1)), Unchanged)


def test_an_unknown_code_is_refused() -> None:
    assert isinstance(successors(NO, "230", NOW), Refusal)


PLACES = st.sampled_from(sorted(register().by_code))


@given(place=PLACES, day=st.dates(date(1994, 1, 1), date(2040, 1, 1)))
def test_every_answer_is_in_force_on_the_day(place: tuple[Country, str], day: date) -> None:
    answer = successors(*place, day)

    match answer:
        case Refusal(code=code):
            assert code == "place.code_not_yet"
        case Split(candidates=candidates):
            assert len(candidates) > 1
            assert all(day in candidate.period for candidate in candidates)
        case _:
            assert day in answer.now.period


@given(place=PLACES)
def test_a_code_is_unchanged_on_its_own_first_day(place: tuple[Country, str]) -> None:
    first = register().by_code[place][0]

    assert successors(*place, first.period.since) == Unchanged(first)
