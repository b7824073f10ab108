"""The letter that asks a member goes once, and holds none of the question (ADR 0025)."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from gateways.mail.receiving import a_mail_server
from samrad.actions import order_letters, orders
from samrad.core.orders.asking import Form, Question
from samrad.gateways.mail import MailServer, Security
from samrad.records.basics.context import as_person, in_council
from samrad.records.councils.models import Council
from samrad.records.orders.models import OrderLetter
from samrad.records.orders.queries import orders_to_remind
from samrad.web.desk.orders.letters import asked

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _server(port: int = 1) -> MailServer:
    return MailServer("127.0.0.1", port, Security.NONE, "s@loten.example")


@pytest.fixture
def council(person: Any, at: datetime, settings: Any) -> UUID:
    """The coordinator asks the mayor, and herself."""
    settings.SAMRAD_MAIL_SERVER = _server()
    by, due = person("slt.loten"), at.date() + timedelta(days=7)
    question = Question("Kanarifugl?", "Kanarifugl.", Form.EITHER, due)
    with as_person(by.id):
        found = Council.objects.get(slug="loten")
        who = [orders.Asked(person(one), "x") for one in ("ordforer.loten", "slt.loten")]
        orders.order_knowledge(found, question, who, by=by, at=at)
        return UUID(str(found.id))


def _post(council: UUID, at: datetime, settings: Any) -> list[Any]:
    with in_council(council):
        which = OrderLetter.objects.get().id
    with a_mail_server() as box:
        settings.SAMRAD_MAIL_SERVER = _server(box.port)
        for _ in range(2):
            order_letters.post_order_letter(council, which, asked, at=at)
        return list(box.letters)


def test_the_one_who_is_asked_gets_one_letter_without_the_question(
    council: UUID, at: datetime, settings: Any
) -> None:
    (letter,) = _post(council, at, settings)
    assert str(letter["To"]) == "ordforer.loten@samrad.example"
    assert "Kanarifugl" not in str(letter)
    assert "23. juni 2025" in letter.get_content()


def test_what_a_killed_worker_may_have_sent_is_not_sent_again(
    council: UUID, at: datetime, settings: Any
) -> None:
    with in_council(council):
        OrderLetter.objects.update(handing_in_at=at)
    assert _post(council, at, settings) == []
    with in_council(council):
        assert OrderLetter.objects.get().uncertain_at == at


@pytest.mark.usefixtures("council")
def test_who_has_not_answered_is_in_the_letter_of_the_day(person: Any) -> None:
    mayor = person("ordforer.loten")
    with as_person(mayor.id):
        (one,) = orders_to_remind(mayor)
    assert (one.slug, one.deadline, one.title, one.is_order) == (
        "loten",
        date(2025, 6, 23),
        "",
        True,
    )
