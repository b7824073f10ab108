"""The pages of matters: proposing, screening, reading, and one's own."""

from datetime import date, time
from typing import Any

import pytest

from samrad.actions.meetings import Planned, plan_meeting
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Meeting

pytestmark = pytest.mark.django_db

SECRETARY, POLICE, MAYOR = "slt.loten", "politikontakt.loten", "ordforer.loten"
FORM = {
    "title": "Lys ved torget",
    "kind": "decide",
    "type": "annet",
    "background": "Det er mørkt.",
    "outcome": "At kommunen lyser opp.",
    "meeting": "",
    "focus": "",
    "minutes": "15",
    "openness": "council",
    "ground": "",
    "review": "",
    "raised_by": "member",
    "raised_for": "",
    "called": "",
}


@pytest.fixture
def planned(person: Any, at: Any) -> Any:
    """A meeting of Løten on a day, planned by its coordinator."""

    def plan(day: date = date(2025, 9, 15)) -> Meeting:
        by = person(SECRETARY)
        with as_person(by.id):
            council = Council.objects.get(slug="loten")
            return plan_meeting(council, Planned(day, "møte", time(9)), by=by, at=at)

    return plan


@pytest.fixture
def kept(within: Any) -> Any:
    def find(title: str = FORM["title"]) -> Matter:
        with within("loten"):
            return Matter.objects.select_related("meeting").get(title=title)

    return find


def propose(client: Any, **more: Any) -> Any:
    return client.post("/loten/matters/propose/", {**FORM, **more})


def test_from_a_proposal_to_the_meeting(signed_in: Any, planned: Any, kept: Any) -> None:
    meeting = planned()
    client = signed_in(MAYOR)
    page = client.get("/loten/matters/propose/").content.decode()
    assert "15. september 2025" in page
    answer = propose(client, meeting=str(meeting.pk))
    matter = kept()
    assert answer["Location"] == f"/loten/matters/{matter.pk}/"

    client = signed_in(SECRETARY)
    assert "Lys ved torget" in client.get("/").content.decode()
    assert "Lys ved torget" in client.get("/loten/matters/").content.decode()
    sent = {"meeting": str(meeting.pk), "answer": "Den kommer som sak to."}
    assert client.post(f"/loten/matters/{matter.pk}/accept/", sent).status_code == 302

    client = signed_in(MAYOR)
    page = client.get("/me/matters/").content.decode()
    assert "Den kommer som sak to." in page
    assert kept().stage == "accepted"
