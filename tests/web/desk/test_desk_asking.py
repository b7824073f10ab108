"""What stands in an address is a wish: nonsense gets today's page, never a fault."""

import re
from datetime import date, datetime
from typing import Any

import pytest

from samrad.actions.evidence import note_evidence, withdraw_evidence
from samrad.core.agreements import kinds
from samrad.core.agreements.writing import terms_to_json
from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence as Done
from samrad.records.agreements.models import Clause

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGES = ["/", "/loten/", "/loten/year/2025/", "/loten/meetings/", "/loten/record/"]
NONSENSE = [
    "",
    "today",
    "2025-02-30",
    "0001-01-01",
    "9999-12-31",
    "1989-12-31",
    "2101-01-01",
    "2025-06-16T12:00",
    "16.06.2025",
    "١٦",
    "%00",
    "'; DROP TABLE records_clause; --",
    "9" * 400,
]


@pytest.mark.parametrize("on", NONSENSE)
@pytest.mark.parametrize("page", PAGES)
def test_a_day_that_is_none_is_today(page: str, on: str, signed_in: Any) -> None:
    answer = signed_in("slt.loten", "en").get(page, {"on": on})

    assert answer.status_code == 200
    assert "as it was on" not in answer.content.decode()


@pytest.mark.parametrize(
    "year", ["", "next", "-1", "0", "1989", "2101", "20256", "9" * 5000, "²"]
)
def test_a_year_that_is_none_is_this_year(year: str, signed_in: Any) -> None:
    answer = signed_in("slt.loten").get("/loten/", {"year": year})

    assert (answer.status_code, answer.context["year"]) == (200, 2025)


@pytest.mark.parametrize("year", ["1990", "2024", "2026", "2100"])
def test_another_year_is_shown(year: str, signed_in: Any) -> None:
    client = signed_in("slt.loten")

    assert client.get("/loten/", {"year": year}).context["year"] == int(year)
    assert client.get(f"/loten/year/{year}/").context["year"] == int(year)


@pytest.mark.parametrize("page", ["/", "/loten/", "/loten/year/2025/", "/loten/meetings/"])
@pytest.mark.parametrize("on", ["1990-01-01", "2018-10-21", "2024-02-29", "2100-12-31"])
def test_any_day_one_can_look_from_has_its_page(page: str, on: str, signed_in: Any) -> None:
    assert signed_in("slt.loten").get(page, {"on": on}).status_code == 200


@pytest.mark.parametrize("page", ["/loten/", "/loten/year/2025/"])
def test_a_page_as_of_another_day_says_so_and_leads_back(page: str, signed_in: Any) -> None:
    client = signed_in("slt.loten", "en")
    now = client.get(page).content.decode()
    then = client.get(page, {"on": "2025-03-01"}).content.decode()

    assert "as it was on 1 March 2025" in then
    assert f'href="{page}"' in then
    assert 'value="2025-03-01"' in then
    assert "as it was on" not in now


def test_a_page_of_an_earlier_day_still_shows_what_was_withdrawn_since(
    within: Any, person: Any, signed_in: Any, at: datetime
) -> None:
    with within("loten") as council:
        done = Done(Deed.AGREEMENT_REVIEWED, date(2025, 6, 2), "trukket sak")
        kept = note_evidence(council, done, by=person("slt.loten"), at=at)
        withdraw_evidence(kept, by=person("slt.loten"), at=at)
    client = signed_in("slt.loten")

    for page in ("/loten/", "/loten/year/2025/"):
        assert "trukket sak" not in client.get(page).content.decode()
        assert "trukket sak" in client.get(page, {"on": "2025-06-15"}).content.decode()
        assert "trukket sak" not in client.get(page, {"on": "2025-06-01"}).content.decode()


def test_what_was_not_known_then_is_not_shown_then(signed_in: Any) -> None:
    # The meeting of 11 June 2025 was planned on 12 March and held on its day.
    client = signed_in("slt.loten", "en")

    def second_meeting(on: str) -> str:
        body = client.get("/loten/", {"on": on}).content.decode()
        found = re.search(
            r"<li><span class=\"status\" data-status=\"(\w+)\">[^<]*</span>\s+"
            r"<strong>[^<]*June</strong>",
            body,
        )
        assert found
        return found[1]

    assert second_meeting("2025-06-10") == "due_soon"
    assert second_meeting("2025-06-11") == "met"
    assert second_meeting("2025-03-11") == "ahead"


def test_the_address_of_a_duty_fills_in_its_topic(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    form = client.get("/loten/record/note/area_treated/", {"topic": ["Trafikk", "Nowhere"]})

    assert form.context["form"]["topics"].value() == ["Trafikk", "Nowhere"]
    assert re.findall(r'value="([^"]*)" checked', form.content.decode()) == ["Trafikk"]


def test_the_button_of_a_duty_leads_to_its_own_topic_whatever_it_is_called(
    within: Any, signed_in: Any
) -> None:
    odd = "Rus & uteliv: #1 – 50 % + «mer»?"
    with within("loten"):
        terms = terms_to_json(kinds.FocusAreas((odd,), within_months=3))
        Clause.objects.filter(kind="focus_areas").update(terms=terms)
    client = signed_in("slt.loten")
    page = client.get("/loten/", {"on": "2025-12-10"}).content.decode()
    links = re.findall(r'href="(/loten/record/note/area_treated/[^"]*)"', page)

    assert links
    for link in links:
        form = client.get(link.replace("&amp;", "&")).context["form"]
        assert form["topics"].value() == [odd]
