"""Days, months and lists as each of the four languages writes them."""

from datetime import date

import pytest
from django.utils import translation

from samrad.web.kit import formats

DAY = date(2025, 6, 2)
LANGUAGES = ["nb", "nn", "sv", "en"]


@pytest.mark.parametrize(
    ("language", "day", "short", "full"),
    [
        ("nb", "2. juni 2025", "2. juni", "mandag 2. juni 2025"),
        ("nn", "2. juni 2025", "2. juni", "måndag 2. juni 2025"),
        ("sv", "2 juni 2025", "2 juni", "måndag 2 juni 2025"),
        ("en", "2 June 2025", "2 June", "Monday 2 June 2025"),
    ],
)
def test_a_day(language: str, day: str, short: str, full: str) -> None:
    with translation.override(language):
        assert formats.day(DAY) == day
        assert formats.short_day(DAY) == short
        assert formats.weekday(DAY).replace(",", "") == full


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("nb", ("januar", "juni", "desember")),
        ("nn", ("januar", "juni", "desember")),
        ("sv", ("januari", "juni", "december")),
        ("en", ("January", "June", "December")),
    ],
)
def test_a_month(language: str, months: tuple[str, str, str]) -> None:
    with translation.override(language):
        assert (formats.month(1), formats.month(6), formats.month(12)) == months


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_months_are_short_and_differ(language: str) -> None:
    with translation.override(language):
        names = [formats.month_short(number) for number in range(1, 13)]

    assert len(set(names)) == 12
    assert all(3 <= len(name) <= 5 and "." not in name for name in names)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "februar, juni og november"),
        ("nn", "februar, juni og november"),
        ("sv", "februari, juni och november"),
        ("en", "February, June and November"),
    ],
)
def test_a_list(language: str, said: str) -> None:
    with translation.override(language):
        assert formats.and_list([formats.month(number) for number in (2, 6, 11)]) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_one_or_none(language: str) -> None:
    with translation.override(language):
        assert formats.and_list(["én"]) == "én"
        assert formats.and_list([]) == ""


@pytest.mark.parametrize(
    ("number", "days", "months"),
    [
        (0, "zero days", "zero months"),
        (1, "one day", "one month"),
        (6, "six days", "six months"),
        (7, "one week", "seven months"),
        (12, "twelve days", "one year"),
        (13, "13 days", "13 months"),
        (14, "two weeks", "14 months"),
        (24, "24 days", "two years"),
        (84, "twelve weeks", "seven years"),
        (91, "13 weeks", "91 months"),
    ],
)
def test_a_stretch_of_time(number: int, days: str, months: str) -> None:
    with translation.override("en"):
        assert (formats.days(number), formats.months(number)) == (days, months)


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_numbers_are_words_in_every_language(language: str) -> None:
    with translation.override(language):
        assert len({formats.small_number(number) for number in range(13)}) == 13
        assert [formats.small_number(number) for number in (13, -1, 1000)] == [
            "13",
            "-1",
            "1000",
        ]


def test_without_a_language_it_is_bokmal() -> None:
    with translation.override(None):
        assert formats.day(DAY) == "2. juni 2025"
    with translation.override("fr"):
        assert formats.day(DAY) == "2. juni 2025"
