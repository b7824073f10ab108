"""Guests who raise matters and guests of an item, on the pages they and the secretary see."""

import re
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from meeting_rows import a_meeting, an_item
from samrad.records.basics.context import at_the_gate
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item
from samrad.records.meetings.room import guests_in
from samrad.records.papers.models import Guest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

RAISERS = "/loten/matters/guests/"
OLA = {
    "email": "uten.sete@samrad.example",
    "name": "Ola Rektor",
    "workplace": "Løten ungdomsskole",
    "until": date(2025, 7, 10).isoformat(),
}
LIGHT = {"title": "Lys ved torget", "background": "Det er mørkt.", "outcome": "Sett opp lys."}


@pytest.fixture
def sign_in(person: Any) -> Any:
    def do(who: str) -> Client:
        client = Client()
        with at_the_gate():
            client.force_login(person(who))
        return client

    return do


@pytest.fixture
def item(within: Any, at: datetime) -> UUID:
    with within("loten") as council:
        found: UUID = an_item(a_meeting(council, at), "Rektor forteller").id
        return found


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_group_is_invited_raises_a_matter_and_reads_the_answer(
    sign_in: Any, council_id: Any, within: Any
) -> None:
    secretary, guest = sign_in("slt.loten"), sign_in("uten.sete")
    raising = f"/shown/raise/{council_id('loten')}/"
    assert guest.get(raising).status_code == 404

    secretary.post(RAISERS, {**OLA, "raises": "coordinating_level"})
    assert "Ola Rektor" in page(secretary, RAISERS)
    assert raising in page(guest, "/")
    answer = guest.post(raising, LIGHT, follow=True)
    assert "Lys ved torget" in answer.content.decode()
    with within("loten"):
        made = Matter.objects.get(title="Lys ved torget")
    assert made.raised_by == "coordinating_level"
    assert "Lys ved torget" in page(secretary, "/")  # what waits for who screens

    secretary.post(f"/loten/matters/{made.pk}/send-back/", {"reason": "Si hvor det er."})
    assert "Si hvor det er." in page(guest, f"/shown/matter/{made.pk}/")


def test_what_points_out_a_person_is_asked_about_before_it_goes(
    sign_in: Any, council_id: Any, within: Any
) -> None:
    sign_in("slt.loten").post(RAISERS, {**OLA, "raises": "guest"})
    guest, raising = sign_in("uten.sete"), f"/shown/raise/{council_id('loten')}/"
    named = {**LIGHT, "background": "Linnea, 13 år, går der alene."}
    answer = guest.post(raising, named).content.decode()

    assert "navn med alder" in answer
    assert "Linnea, 13 år" in answer  # nothing written is lost
    with within("loten"):
        assert not Matter.objects.filter(title=LIGHT["title"]).exists()


def test_who_raises_matters_no_longer_has_no_page_for_it(
    sign_in: Any, council_id: Any, within: Any
) -> None:
    secretary, guest = sign_in("slt.loten"), sign_in("uten.sete")
    secretary.post(RAISERS, {**OLA, "raises": "guest"})
    withdraw = re.findall(r'action="([^"]+/withdraw)"', page(secretary, RAISERS))
    assert len(withdraw) == 1  # invited and shown at once, and named once
    assert secretary.post(f"{RAISERS}{uuid4()}/withdraw").status_code == 404
    secretary.post(withdraw[0])

    raising = f"/shown/raise/{council_id('loten')}/"
    assert guest.get(raising).status_code == 404
    assert guest.post(raising, LIGHT).status_code == 404
    with within("loten"):
        assert not Guest.objects.exclude(raises="").exists()


def test_a_day_too_far_off_is_a_sentence_and_a_group_has_a_year(sign_in: Any) -> None:
    secretary = sign_in("slt.loten")
    too_far = {**OLA, "raises": "guest", "until": "2027-01-01"}
    assert "ds-error-summary" in secretary.post(RAISERS, too_far).content.decode()
    a_year = {**OLA, "raises": "guest", "until": "2026-06-01"}
    assert secretary.post(RAISERS, a_year).status_code in (200, 302)
    assert "1. juni 2026" in page(secretary, RAISERS)


def test_a_guest_comes_for_an_item_and_the_room_knows_it(
    sign_in: Any, item: UUID, within: Any
) -> None:
    secretary, guest = sign_in("slt.loten"), sign_in("uten.sete")
    there = f"/loten/item/{item}/guests/"
    shown = f"/shown/item/{item}/"
    assert guest.get(shown).status_code == 404

    after = {**OLA, "until": "2025-10-25"}  # a month after the meeting in September
    secretary.post(there, after)
    assert "Ola Rektor" in page(secretary, there)
    assert "Rektor forteller" in page(guest, "/")
    answer = page(guest, shown)
    assert "Rektor forteller" in answer
    assert "24. september 2025" in answer
    assert "Rådhuset" in answer

    with within("loten"):
        assert guests_in(Item.objects.get(pk=item).meeting).keys() == {item}

    (withdraw,) = re.findall(r'action="([^"]+/withdraw)"', page(secretary, there))
    secretary.post(withdraw)
    assert guest.get(shown).status_code == 404


@pytest.mark.parametrize("who", ["ordforer.loten", "uten.sete", "samordnare.lund"])
def test_only_who_runs_the_year_invites(
    who: str, sign_in: Any, item: UUID, within: Any
) -> None:
    client = sign_in(who)
    client.post(RAISERS, {**OLA, "raises": "guest"})
    client.post(f"/loten/item/{item}/guests/", OLA)
    with within("loten"):
        assert not Guest.objects.exclude(raises="").exists()
        assert not Guest.objects.filter(item=item).exists()
