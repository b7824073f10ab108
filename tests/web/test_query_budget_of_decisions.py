"""The pages of decisions ask the database as often with much in it as with little."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from measure_rows import a_decision, a_measure, measure_to_ask_for
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.models import Evidence
from samrad.records.meetings.followups import FollowUp
from samrad.records.meetings.models import Presence

pytestmark = pytest.mark.django_db

BUDGET = {
    "decisions": 17,
    "my_measures": 15,
    "measure": 17,
    "settle": 14,
    "coverage": 17,
    "handover": 24,
}


def asks(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def fill(council: Council, at: datetime) -> None:
    """Twenty more decisions, each at a meeting of its own, with what follows from it."""
    seats = list(Seat.objects.filter(council=council))
    for number in range(20):
        day = date(2025, 1, 2) + timedelta(days=number)
        row = a_decision(council, at, number=100 + number)
        measure = a_measure(row, at, deadline=date(2025, 5, 1))
        who = {"council": council, "measure": measure, "kind": "done", "at": at}
        FollowUp.objects.create(**who, by=measure.made_by)
        for seat in seats:
            there = {"item": row.item, "person": seat.person, "seat": seat}
            Presence.objects.create(council=council, **there, present="present")
        Evidence.objects.create(
            council=council, deed="meeting_held", on=day, known=day, ref="møte",
            meeting=f"{100 + number}/25", noted_at=at, noted_by=measure.made_by,
        )  # fmt: skip


@pytest.mark.slow
def test_with_twenty_decisions_a_page_asks_no_more_than_with_one(
    signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        ids = measure_to_ask_for(council, at)
    there = {
        "decisions": "/loten/decisions/",
        "my_measures": "/decisions/",
        "measure": f"/loten/measure/{ids['measure']}/",
        "settle": f"/loten/decision/{ids['decision']}/settle/",
        "coverage": "/loten/coverage/2025/",
        "handover": "/loten/handover/",
    }
    client = signed_in("slt.loten")
    for page in BUDGET:
        client.get(there[page])
    assert {page: asks(client, there[page]) for page in BUDGET} == BUDGET
    with within("loten") as council:
        fill(council, at)

    assert {page: asks(client, there[page]) for page in BUDGET} == BUDGET


@pytest.mark.slow
def test_with_measures_in_seven_councils_ones_own_list_asks_no_more(
    signed_in: Any, person: Any, within: Any, at: datetime
) -> None:
    ola = person("politikontakt.hallingdal")
    client = signed_in("politikontakt.hallingdal")
    for slug in ("hallingdal", "flaa", "nesbyen", "gol", "hemsedal", "aal", "hol"):
        with within(slug) as council:
            seat = Seat.objects.filter(council=council, person=ola)[0]
            a_measure(a_decision(council, at), at, police_owner=seat.person)
        client.get("/decisions/")
        assert asks(client, "/decisions/") == BUDGET["my_measures"]
