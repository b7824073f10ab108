"""What points out a person is found, what only looks like it is not."""

import random
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.openness.persons.labelled import (
    Sentence,
    held_out,
    names,
    norwegian,
    swedish,
    tuned,
)
from core.openness.persons.measuring import ON, measure
from samrad.core.openness.persons import IDENTITY, Found, find
from samrad.core.openness.persons.numbers import norwegian as kind_of_norwegian

HIDERS = ["\u00ad", "\u200b", "\u2060", "\ufeff"]


@pytest.mark.parametrize("sentences", [tuned(), held_out()], ids=["tuned", "held out"])
def test_enough_is_found_and_little_else(sentences: list[Sentence]) -> None:
    measured = measure(sentences)

    assert measured.sentences > 800
    assert measured.recall(IDENTITY) >= 0.98
    assert measured.precision >= 0.95


@pytest.mark.parametrize(("which", "least"), [("looked_at", 0.98), ("held_out", 0.9)])
def test_a_name_beside_an_age_or_an_address_is_noticed_whatever_list_it_is_on(
    which: str, least: float
) -> None:
    measured = measure(names(which))

    for kind in (Found.NAME_AND_AGE, Found.NAME_AND_ADDRESS, Found.PHONE):
        assert measured.recall([kind]) >= least, kind
    assert measured.precision >= least


def test_a_name_no_list_knows_is_noticed_and_a_word_of_every_day_is_not() -> None:
    invented = ("Zyrabelle", "Qvornik", "Øylinne", "Ŋárjá", "Ælfwine", "Żołna", "TRYVALDE")
    ages = ("{} (14)", "{}, 15 år, er sett", "{} er 14.", "Den 15 år gamle {}", "{} f. 2010")
    for name in invented:
        for age in ages:
            assert find(age.format(name), on=ON), (name, age)
    for word in ("Barn", "Skadeverk", "Ungdomsklubben", "Løten", "NAV", "Uke", "Måndag"):
        for age in ages:
            assert not find(age.format(word), on=ON), (word, age)


def test_a_finding_tells_where_and_never_what() -> None:
    (found,) = find("Ring 909 52 580", on=ON)

    assert (found.kind, found.start, found.end) == (Found.PHONE, 5, 15)
    assert "909" not in repr(found)


@given(st.randoms(use_true_random=False), st.sampled_from(HIDERS), st.integers(1, 10))
def test_nothing_unseen_inside_a_number_hides_it(dice: object, hider: str, at: int) -> None:
    number = norwegian(dice)  # type: ignore[arg-type]  # hypothesis' own kind of dice
    (found,) = find(f"nr. {number[:at]}{hider}{number[at:]}.", on=ON)

    assert (found.kind, found.start, found.end) == (Found.NO_BIRTH_NUMBER, 4, 16)


@given(st.randoms(use_true_random=False), st.sampled_from(["٠", "０", "𝟎", "०"]))
def test_digits_of_every_script_are_digits(dice: object, zero: str) -> None:
    number = swedish(dice, century=True)  # type: ignore[arg-type]  # the same
    written = "".join(chr(ord(zero) + int(digit)) for digit in number)

    assert [one.kind for one in find(written, on=ON)] == [Found.SE_PERSONAL_NUMBER]


@given(st.randoms(use_true_random=False), st.integers(0, 10), st.integers(1, 9))
def test_a_wrong_digit_is_no_birth_number(dice: object, at: int, more: int) -> None:
    number = norwegian(dice)  # type: ignore[arg-type]  # the same
    digit = (int(number[at]) + more) % 10
    wrong = f"{number[:at]}{digit}{number[at + 1 :]}"

    assert kind_of_norwegian(wrong, on=ON) is None


def test_from_2032_more_check_digits_count() -> None:
    # The same nine digits with any two after them. Until then at most one pair counts; from
    # then on the first of the two may also be what leaves a remainder of 1, 2 or 3.
    counted = {
        day: [
            digits
            for digits in range(100)
            if kind_of_norwegian(f"010132501{digits:02}", on=day) is not None
        ]
        for day in (date(2031, 12, 31), date(2032, 1, 1))
    }
    before, after = counted.values()

    assert len(before) <= 1
    assert set(before) < set(after)
    assert 2 <= len(after) <= 4


def test_a_number_ends_with_its_line_and_goes_on_over_two() -> None:
    number = norwegian(random.Random(3))  # noqa: S311 -- any number does
    table = f"1;{number}\n2;{number}\n"
    broken = f"nr. {number[:6]}\n{number[6:]} i saken"

    assert [one.kind for one in find(table, on=ON)] == [Found.NO_BIRTH_NUMBER] * 2
    assert [one.kind for one in find(broken, on=ON)] == [Found.NO_BIRTH_NUMBER]


def test_public_numbers_may_stand_there() -> None:
    text = "Vakttelefonen er 909 52 580, post@loten.example."
    allowed = frozenset({"90952580", "Post@loten.example"})

    assert len(find(text, on=ON)) == 2
    assert find(text, on=ON, allowed=allowed) == ()


@given(st.text(max_size=300))
def test_whatever_is_written_findings_lie_in_it_and_apart(text: str) -> None:
    last = 0
    for one in find(text, on=ON):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@pytest.mark.parametrize(
    "bait",
    [
        "1",
        "12 ",
        "Kari ",
        "Kari Kari, ",
        "a@",
        "a.",
        "07-",
        "AB 1",
        "Kari x",
        "+47 ",
        "0 0",
        "Kari er 14 ",
        "Aa-Aa ",
        "N. ",
        "A (1, ",
    ],
)
def test_a_long_text_made_to_be_slow_is_looked_through_all_the_same(bait: str) -> None:
    # A pattern that goes back over what it read would not end for many minutes.
    find(bait * (300_000 // len(bait)), on=ON)


def test_no_pattern_repeats_without_bound() -> None:
    from samrad.core.openness.persons import called, finding, named

    modules = (called, finding, named)
    for name, pattern in (pair for module in modules for pair in vars(module).items()):
        if isinstance(pattern, re.Pattern):
            assert not re.search(r"(?<!\\)[*]|(?<![\\(?])\+(?!\|)", _plain(pattern)), name


def _plain(pattern: re.Pattern[str]) -> str:
    """Without what stands in brackets or behind a backslash."""
    return re.sub(r"\[[^\]]*\]|\\.", "", pattern.pattern)
