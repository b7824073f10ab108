"""The council asks, units answer: who may, who sees, what is late, what never gets out."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from samrad.actions import order_answers, orders
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refused
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Answer, Confidence, Figure, Given, Trend
from samrad.core.orders.asking import Form, Question
from samrad.core.orders.stages import OrderStage
from samrad.core.people.guests import Guesting
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.log.models import LogEntry
from samrad.records.orders import models, queries
from samrad.records.orders.models import Order, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ASKER, POLICE, MAYOR = "slt.loten", "politikontakt.loten", "ordforer.loten"
FOCUS = "Ungdom og rus"
ANSWER = Answer(
    text="Kanarifugl: flere enn i fjor.",
    figure=Figure(Decimal(38), "bekymringsmeldinger"),
    source="Barnevernets fagsystem",
    period=Period(date(2025, 1, 1), date(2025, 5, 31)),
    trend=Trend.UP,
    confidence=Confidence.HIGH,
    may_be_public=True,
    marking=Marking(Openness.COUNCIL),
)


def keep(openness: Openness, *, may: bool = True) -> Answer:
    return replace(ANSWER, marking=Marking(openness), may_be_public=may)


@pytest.fixture
def order(person: Any, at: datetime) -> Order:
    """The coordinator of Løten asks the mayor and the police contact."""
    by, due = person(ASKER), at.date() + timedelta(days=4)
    question = Question(
        "Hva vet dere om ungdom og rus?", "Til bildet.", Form.EITHER, due, FOCUS
    )
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        asked = [orders.Asked(person(who), f"Enhet {who}") for who in (MAYOR, POLICE)]
        return orders.order_knowledge(council, question, asked, by=by, at=at)


def unit_of(order: Order, who: Any) -> Unit:
    rows = Unit.objects.select_related("council", "order", "person")
    return rows.get(order=order, person=who)


def answered(order: Order, who: Any, answer: Answer, at: datetime) -> models.Answer:
    with as_person(who.id):
        return order_answers.answer_order(unit_of(order, who), answer, by=who, at=at)


def _answers(council: Council, focus: str, on: date) -> tuple[Given, ...]:
    return queries.answers_for(council, [focus], until=on, on=on)


def seen(who: Any, on: date) -> list[str]:
    with as_person(who.id):
        council = Council.objects.get(slug="loten")
        found = _answers(council, FOCUS, on)
        assert {one.focus for one in found} <= {FOCUS}
        return sorted(f"{one.unit} {one.answer.marking.openness}" for one in found)


def refused(act: Any, code: str) -> None:
    with pytest.raises(Refused) as error, transaction.atomic():
        act()
    assert error.value.refusal.code == code


def test_answers_land_in_the_picture_with_all_their_particulars(
    order: Order, person: Any, at: datetime
) -> None:
    answered(order, person(MAYOR), ANSWER, at)
    with as_person(person(POLICE).id):
        council = Council.objects.get(slug="loten")
        (given,) = _answers(council, FOCUS, at.date())
        assert given.answer == ANSWER
        assert not given.late
        # Seen as of the day before, it had not been given; about another topic there is none.
        assert not _answers(council, FOCUS, at.date() - timedelta(days=1))
        assert not _answers(council, "Vold", at.date())
        (entry,) = LogEntry.objects.filter(act="answer_order")
        assert "Kanarifugl" not in str(entry.facts)


def test_after_its_day_an_answer_is_kept_as_late(
    order: Order, person: Any, at: datetime
) -> None:
    assert answered(order, person(MAYOR), ANSWER, at + timedelta(days=4)).late is False
    assert answered(order, person(POLICE), ANSWER, at + timedelta(days=5)).late is True


def test_what_a_party_keeps_to_itself_the_other_never_sees(
    order: Order, person: Any, at: datetime
) -> None:
    answered(order, person(POLICE), keep(Openness.PARTY, may=False), at)
    answered(order, person(MAYOR), keep(Openness.OPEN), at)
    kept, opened = f"Enhet {POLICE} party", f"Enhet {MAYOR} open"
    assert seen(person(POLICE), at.date()) == [opened, kept]
    assert seen(person(ASKER), at.date()) == [opened]
    with as_person(person(MAYOR).id):
        assert not models.Answer.objects.filter(openness="party").exists()


def test_only_who_is_asked_answers_or_who_runs_the_year_for_the_same_party(
    order: Order, person: Any, at: datetime
) -> None:
    mayor, police, asker = person(MAYOR), person(POLICE), person(ASKER)
    with as_person(police.id):
        unit = unit_of(order, mayor)
        act = lambda: order_answers.answer_order(unit, ANSWER, by=police, at=at)  # noqa: E731 -- done once, below
        refused(act, "answer.not_yours")
    with as_person(asker.id):
        given = order_answers.answer_order(unit_of(order, mayor), ANSWER, by=asker, at=at)
    with as_person(police.id):
        refused(
            lambda: order_answers.withdraw_answer(given, by=police, at=at), "answer.not_yours"
        )
    with as_person(mayor.id):
        order_answers.withdraw_answer(given, by=mayor, at=at)
        refused(
            lambda: order_answers.withdraw_answer(given, by=mayor, at=at),
            "answer.withdrawn_already",
        )
    assert seen(mayor, at.date()) == []


def test_to_a_closed_order_nobody_answers_until_it_is_asked_again(
    order: Order, person: Any, at: datetime
) -> None:
    by, mayor = person(ASKER), person(MAYOR)
    with as_person(by.id):
        orders.end_order(order, OrderStage.CLOSED, by=by, at=at)
    with as_person(mayor.id):
        unit = unit_of(order, mayor)
        refused(
            lambda: order_answers.answer_order(unit, ANSWER, by=mayor, at=at),
            "order.wrong_stage",
        )
    with as_person(by.id):
        orders.ask_again(order, by=by, at=at)
        refused(
            lambda: orders.end_order(order, OrderStage.WITHDRAWN, by=by, at=at),
            "order.no_reason",
        )
    answered(order, mayor, ANSWER, at)


def test_reading_an_exempt_answer_is_written_into_the_log(
    order: Order, person: Any, at: datetime
) -> None:
    marking = Marking(Openness.EXEMPT, "no.offl.13", at.date() + timedelta(days=90))
    given = answered(order, person(MAYOR), replace(ANSWER, marking=marking), at)
    with as_person(person(POLICE).id):
        orders.read_order(order, [given], by=person(POLICE), at=at)
        assert LogEntry.objects.filter(act="exempt_read", thing="order").count() == 1


def a_guest(order: Order, person: Any, at: datetime) -> Unit:
    """Somebody of a school, without a seat, is asked."""
    by = person(ASKER)
    guest = Guesting("uten.sete@samrad.example", "Rektor", "Skolen", at.date())
    with as_person(by.id):
        orders.ask_guest(order, guest, by=by, at=at)
        return Unit.objects.get(order=order, guest=True)


def test_a_guest_answers_one_question_and_sees_no_other_answer(
    order: Order, person: Any, at: datetime
) -> None:
    answered(order, person(MAYOR), ANSWER, at)
    unit, guest = a_guest(order, person, at), person("uten.sete")
    order_answers.guest_answers(unit.id, ANSWER, by=guest, at=at)
    with as_person(guest.id):
        assert [one.unit for one in queries.units_shown_to_me()] == [unit.id]
        assert list(Unit.objects.values_list("id", flat=True)) == [unit.id]
        assert list(Order.objects.values_list("id", flat=True)) == [order.id]
        (own,) = models.Answer.objects.all()
        assert own.unit_id == unit.id
        assert not Council.objects.exists()
    assert seen(person(POLICE), at.date()) == [f"Enhet {MAYOR} council", "Skolen council"]


def test_a_guest_opens_nothing_and_is_gone_after_the_last_day(
    order: Order, person: Any, at: datetime
) -> None:
    unit, guest = a_guest(order, person, at), person("uten.sete")
    refused(
        lambda: order_answers.guest_answers(unit.id, keep(Openness.OPEN), by=guest, at=at),
        "access.not_open_enough",
    )
    stranger = person("politikontakt.hallingdal")
    refused(
        lambda: order_answers.guest_answers(unit.id, ANSWER, by=stranger, at=at),
        "access.no_seat",
    )
    refused(
        lambda: order_answers.guest_answers(
            unit.id, ANSWER, by=guest, at=at + timedelta(days=1)
        ),
        "access.no_seat",
    )


def test_the_database_itself_refuses_an_open_answer_that_may_not_be_public(
    order: Order, person: Any, at: datetime
) -> None:
    given = answered(order, person(MAYOR), keep(Openness.COUNCIL, may=False), at)
    with (
        as_person(person(MAYOR).id),
        pytest.raises(IntegrityError, match="answer_open_only_if_it_may_be_public"),
        transaction.atomic(),
    ):
        models.Answer.objects.filter(pk=given.pk).update(openness="open")


def test_nobody_answers_for_the_other_party_past_the_act(
    order: Order, person: Any, at: datetime
) -> None:
    given = answered(order, person(MAYOR), ANSWER, at)
    with (
        as_person(person(POLICE).id),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        given.pk, given._state.adding = None, True
        given.id = order.id
        given.save(force_insert=True)
