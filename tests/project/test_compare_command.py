"""`samrad compare`: two counts, told honestly."""

import json
from typing import Any

import pytest

from samrad.core.figures.change import compare_counts
from samrad.project.door import main


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Any:
    def ask(*words: str) -> str:
        assert main(("compare", *words)) == 0
        return capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")

    return ask


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "nb",
            (
                "702 mot 681: 3,1 % flere. Det er innenfor det tilfeldige: med 95 % sikkerhet "
                "ligger endringen mellom −7,4 % og +14,7 %."
            ),
        ),
        (
            "nn",
            (
                "702 mot 681: 3,1 % fleire. Det er innanfor det tilfeldige: med 95 % tryggleik "
                "ligg endringa mellom −7,4 % og +14,7 %."
            ),
        ),
        (
            "sv",
            (
                "702 mot 681: 3,1 % fler. Det ryms inom slumpen: med 95 % säkerhet ligger "
                "ändringen mellan −7,4 % och +14,7 %."
            ),
        ),
        (
            "en",
            (
                "702 against 681: 3.1 % more. That is within chance: with 95 % certainty the "
                "change lies between −7.4 % and +14.7 %."
            ),
        ),
    ],
)
def test_the_police_slide_in_the_readers_language(
    language: str, sentence: str, told: Any
) -> None:
    assert told("681", "702", "--language", language) == f"{sentence}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("776 702", "702 against 776: 9.5 % fewer. That is within chance: "),
        ("776 681", "681 against 776: 12.2 % fewer. That is more than chance would do: "),
        ("0 12", "12 against 0: up from nothing. That is more than chance would do: with 95 %"),
        ("3 0", "0 against 3. That is too few to say whether anything has changed.\n"),
        ("90 90", "90 against 90: practically the same. That is within chance: "),
        (
            "40 12 --exposure-before 24 --exposure-now 5",
            "12 in 5 against 40 in 24: 44.0 % higher. That is within chance: ",
        ),
        ("400 12 --exposure-now 1,5", "12 in 1.5 against 400 in 1: 98.0 % lower. "),
        (
            "681 702 --level 0.999",
            "702 against 681: 3.1 % more. That is within chance: with 99",
        ),
    ],
)
def test_each_verdict_has_its_words(words: str, sentence: str, told: Any) -> None:
    assert told(*words.split()).startswith(sentence)


def test_with_json_every_number_is_told(told: Any) -> None:
    seen, whole = json.loads(told("681", "702", "--json")), compare_counts(681, 702)

    for name in ("ratio", "low", "high", "percent", "p_exact", "p_mid", "p_etest"):
        assert seen[name] == getattr(whole, name)
    assert seen["verdict"] == "within_chance"
    assert (seen["before"], seen["now"], seen["level"]) == (681, 702, 0.95)


def test_what_json_has_no_number_for_is_null(told: Any) -> None:
    nothing = json.loads(told("0", "0", "--json"))
    risen = json.loads(told("0", "9", "--json"))

    assert (nothing["ratio"], nothing["high"], nothing["verdict"]) == (None, None, "too_few")
    assert (risen["percent"], risen["verdict"]) == (None, "up")


def test_thousands_may_be_written_with_a_space(told: Any) -> None:
    assert told("1 702", "1\N{NO-BREAK SPACE}810").startswith("1,810 against 1,702: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("681", "the following arguments are required: now"),
        ("-5 3", "'-5' is no number of cases; write a whole number, such as 702"),
        ("5 1.5", "'1.5' is no number of cases"),
        ("5 nan", "'nan' is no number of cases"),
        ("5 ٣", "'٣' is no number of cases"),
        (f"5 {'9' * 400}", "is more cases than anybody counts"),
        ("5 6 --exposure-now 0", "'0' is nothing to count over; write a number above 0"),
        ("5 6 --exposure-before inf", "'inf' is nothing to count over"),
        ("5 6 --exposure-before many", "'many' is nothing to count over"),
        ("5 6 --level 95", "'95' does not lie between 0 and 1; for 95 % write 0.95"),
        ("5 6 --language fi", "invalid choice: 'fi'"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(("compare", *words.split()))

    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_exposures_in_different_units_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("compare", "5", "6", "--exposure-now", "1e14")) == 1
    assert capsys.readouterr().err == (
        "samrad: The counts cannot be compared: exposure_before, exposure_now: one pair is "
        "beyond all comparison; are both in the same unit?\n"
    )
