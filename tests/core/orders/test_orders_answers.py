from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samrad.core.basics.periods import Period
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Answer, Confidence, Figure, Given, Trend, why_not_answer
from samrad.core.orders.asking import Form, Question, why_not_ask
from samrad.core.orders.numbers import read_number
from samrad.core.orders.stages import ORDER_STEPS, OrderStage, Turn, turn_on
from samrad.core.people.parties import Party

ON = date(2025, 6, 16)
DUE = date(2025, 6, 20)
OPEN = Marking(Openness.OPEN)
ANSWER = Answer(
    text="Flere melder fra enn i fjor.",
    figure=Figure(Decimal(38), "bekymringsmeldinger"),
    source="Barnevernets fagsystem",
    period=Period(date(2025, 1, 1), date(2025, 5, 31)),
    trend=Trend.UP,
    confidence=Confidence.HIGH,
    may_be_public=True,
    marking=Marking(Openness.COUNCIL),
)
QUESTION = Question("Hva vet dere om ungdom og vold?", "Til bildet.", Form.EITHER, DUE)


@pytest.mark.parametrize(
    ("changed", "form", "code"),
    [
        ({}, Form.EITHER, None),
        ({}, Form.FIGURE, None),
        ({"figure": None}, Form.TEXT, None),
        ({"figure": None}, Form.FIGURE, "answer.no_figure"),
        ({"figure": None, "text": ""}, Form.EITHER, "answer.empty"),
        ({"text": ""}, Form.TEXT, "answer.no_text"),
        ({"figure": Figure(Decimal(38), "")}, Form.EITHER, "answer.no_unit"),
        ({"figure": Figure(Decimal("NaN"), "x")}, Form.EITHER, "answer.no_number"),
        ({"figure": Figure(Decimal("Infinity"), "x")}, Form.EITHER, "answer.no_number"),
        ({"figure": Figure(Decimal("1.23456"), "x")}, Form.EITHER, "answer.no_number"),
        ({"figure": Figure(Decimal(10) ** 11, "x")}, Form.EITHER, "answer.no_number"),
        ({"source": ""}, Form.EITHER, "answer.no_source"),
        ({"period": Period(date(2025, 7, 1))}, Form.EITHER, "answer.still_to_come"),
        ({"marking": OPEN}, Form.EITHER, None),
        (
            {"marking": OPEN, "may_be_public": False},
            Form.EITHER,
            "answer.may_not_be_public",
        ),
        (
            {"marking": OPEN, "figure": Figure(Decimal(4), "barn")},
            Form.EITHER,
            "answer.too_few",
        ),
        ({"marking": OPEN, "figure": Figure(Decimal(5), "barn")}, Form.EITHER, None),
        ({"marking": OPEN, "figure": Figure(Decimal(0), "barn")}, Form.EITHER, None),
        (
            {"marking": OPEN, "text": "Det gjelder 13097248022."},
            Form.EITHER,
            "openness.holds_identity_numbers",
        ),
    ],
)
def test_an_answer_says_what_where_from_and_is_open_only_if_it_may_be(
    changed: dict[str, object], form: Form, code: str | None
) -> None:
    refusal = why_not_answer(replace(ANSWER, **changed), form, on=ON)  # type: ignore[arg-type]  # fields by name
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    ("changed", "units", "code"),
    [
        ({}, 1, None),
        ({"title": ""}, 1, "order.no_title"),
        ({"why": ""}, 1, "order.no_why"),
        ({"due": date(2025, 6, 15)}, 1, "order.due"),
        ({"due": date(2026, 12, 1)}, 1, "order.due"),
        ({"due": ON}, 1, None),
        ({}, 0, "order.nobody_asked"),
    ],
)
def test_an_order_says_what_why_and_until_when(
    changed: dict[str, object], units: int, code: str | None
) -> None:
    refusal = why_not_ask(replace(QUESTION, **changed), units=units, on=ON)  # type: ignore[arg-type]  # fields by name
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    ("answered", "day", "stage", "turn"),
    [
        (None, ON, OrderStage.ASKED, Turn.WAITING),
        (None, DUE, OrderStage.ASKED, Turn.WAITING),
        (None, date(2025, 6, 21), OrderStage.ASKED, Turn.OVERDUE),
        (None, date(2025, 6, 21), OrderStage.CLOSED, Turn.NOT_ANSWERED),
        (DUE, date(2025, 6, 21), OrderStage.CLOSED, Turn.ANSWERED),
        (date(2025, 6, 21), date(2025, 6, 21), OrderStage.ASKED, Turn.ANSWERED_LATE),
        # Last week it was not given yet.
        (date(2025, 6, 21), ON, OrderStage.ASKED, Turn.WAITING),
    ],
)
def test_a_late_answer_is_said_to_be_late(
    answered: date | None, day: date, stage: OrderStage, turn: Turn
) -> None:
    assert turn_on(day, due=DUE, answered=answered, stage=stage) is turn


def test_what_is_withdrawn_stays_so_and_what_is_closed_is_asked_again() -> None:
    assert ORDER_STEPS[OrderStage.WITHDRAWN] == frozenset()
    assert ORDER_STEPS[OrderStage.CLOSED] == {OrderStage.ASKED}


@pytest.mark.parametrize(
    ("marking", "may", "public"),
    [(OPEN, True, True), (OPEN, False, False), (Marking(Openness.COUNCIL), True, False)],
)
def test_what_may_not_be_public_never_is(marking: Marking, may: bool, public: bool) -> None:  # noqa: FBT001 -- a case of the table
    answer = replace(ANSWER, marking=marking, may_be_public=may)
    given = Given("?", "", "Skole", Party.MUNICIPALITY, ON, late=False, answer=answer)
    assert given.is_public is public


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("38", "38"),
        (" 1 702 ", "1702"),
        ("1\u00a0702", "1702"),
        ("1\u202f702,5", "1702.5"),
        ("3,1", "3.1"),
        ("\u22129.5", "-9.5"),
        ("1.702,5", None),
        ("1 70", None),
        ("=1+1", None),
        ("nan", None),
        ("1e9", None),
        ("ca. 40", None),
        ("", None),
    ],
)
def test_a_number_is_read_as_people_write_it_and_never_guessed(
    written: str, number: str | None
) -> None:
    assert read_number(written) == (Decimal(number) if number else None)


def test_what_was_pasted_as_markup_is_kept_as_words() -> None:
    asked = replace(QUESTION, title="<b>Hva</b>  vet dere?").cleaned()
    answered = replace(ANSWER, text="<p>Mer<script>x()</script></p>").cleaned()
    assert (asked.title, answered.text) == ("Hva vet dere?", "Mer")
