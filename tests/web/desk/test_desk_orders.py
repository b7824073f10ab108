"""The pages of knowledge orders, as members and a guest meet them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from order_rows import an_order
from samrad.records.orders.models import Answer, Order, Unit
from samrad.records.papers.models import Guest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SENT = {
    "number": "1 702,5",
    "measured_in": "timer",
    "text": "Mer enn i fjor.",
    "source": "Utekontaktens logg",
    "since": "2025-01-01",
    "until": "2025-05-31",
    "trend": "up",
    "confidence": "low",
    "may_be_public": "on",
    "openness": "council",
}


def test_the_council_asks_and_the_answer_stands_under_the_question(
    signed_in: Any, within: Any, person: Any
) -> None:
    client, mayor = signed_in("slt.loten"), person("ordforer.loten")
    asked = {
        "title": "Hvor er ungdom om kvelden?",
        "why": "Til bildet.",
        "form": "either",
        "due": "2025-07-01",
        "units": [str(mayor.id)],
    }
    page = client.post("/loten/knowledge/ask/", {**asked, "due": "2025-06-01"})
    assert "fra i dag av" in page.content.decode()
    assert "Hvor er ungdom" in page.content.decode()
    answer = client.post("/loten/knowledge/ask/", asked, follow=True)
    assert "0 av 1 har svart" in answer.content.decode()
    with within("loten"):
        unit = Unit.objects.get(order=Order.objects.get(title=asked["title"]))
    client = signed_in("ordforer.loten")
    assert asked["title"] in client.get("/").content.decode()
    address = f"/loten/knowledge/unit/{unit.id}/"
    wrong = client.post(address, {**SENT, "number": "ca. 40", "until": "2024-01-01"})
    said = wrong.content.decode()
    assert "Dette er ikke et tall" in said
    assert "kan ikke være før den første" in said
    assert "Mer enn i fjor." in said
    guarded = client.post(address, {**SENT, "text": "Kari Nordmann, 15 år"})
    assert guarded.status_code == 200
    with within("loten"):
        assert not Answer.objects.filter(unit=unit).exists()
    shown = client.post(address, SENT, follow=True).content.decode()
    assert "1\u00a0702,5 timer" in shown
    # Who is asked nothing here finds no form.
    assert signed_in("politikontakt.loten").get(address).status_code == 404


def test_a_guest_finds_the_question_answers_and_sees_only_the_own_answer(
    signed_in: Any, within: Any, person: Any, at: datetime
) -> None:
    guest = person("uten.sete")
    with within("loten") as council:
        order = an_order(council, at, "Hva ser skolen?")
        of = {"council": council, "order": order, "party": "police", "asked_at": at}
        unit = Unit.objects.create(
            **of, name="Skolen", guest=True, person=guest, asked_by=order.asked_by
        )
        other = Unit.objects.create(
            **of, name="Barnevernet", person=order.asked_by, asked_by=order.asked_by
        )
        Guest.objects.create(
            council=council,
            unit=unit,
            person=guest,
            until=date(2025, 7, 1),
            invited_at=at,
            invited_by=order.asked_by,
        )
    client = signed_in("uten.sete")
    assert "Hva ser skolen?" in client.get("/").content.decode()
    address = f"/shown/question/{unit.id}/"
    page = client.get(address).content.decode()
    assert "Skolen" in page
    assert "Barnevernet" not in page
    sent = {name: value for name, value in SENT.items() if name != "openness"}
    shown = client.post(address, {**sent, "openness": "open"}, follow=True).content.decode()
    assert "1\u00a0702,5 timer" in shown
    with within("loten"):
        given = Answer.objects.get(unit=unit)
        assert (given.openness, given.party, given.late) == ("council", "police", False)
        Order.objects.filter(pk=order.pk).update(
            stage="closed", ended_at=at + timedelta(hours=1), ended_by=order.asked_by
        )
    client.post(address, sent)
    with within("loten"):
        assert Answer.objects.filter(unit=unit).count() == 1
    assert client.get(f"/shown/question/{other.id}/").status_code == 404
    assert client.get(f"/loten/knowledge/{order.id}/").status_code == 404
