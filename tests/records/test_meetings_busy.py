"""Who is busy elsewhere: days only, and of other councils no more than one sits in."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from samrad.actions.meetings import Planned, plan_meeting
from samrad.core.calendars.clashes import BusyDay
from samrad.records.basics.context import as_operator, as_person, at_the_gate
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.busy import busy
from samrad.records.meetings.models import Meeting

pytestmark = pytest.mark.django_db

DAY = date(2025, 10, 14)
END = date(2025, 12, 31)
Plan = Callable[..., Meeting]


@pytest.fixture
def planned(person: Any, at: datetime) -> Plan:
    def plan(slug: str, day: date = DAY, who: str = "politikontakt.hallingdal") -> Meeting:
        by = person(who)
        with as_person(by.id):
            council = Council.objects.get(slug=slug)
            return plan_meeting(council, Planned(day, "møte"), by=by, at=at)

    return plan


@pytest.fixture
def asked(person: Any) -> Any:
    """Who is busy, as somebody sees it who plans for a council."""

    def ask(who: str, slug: str) -> list[BusyDay]:
        with as_person(person(who).id):
            council = Council.objects.filter(slug=slug).first()
            return (
                [one for one in busy(council, until=END) if one.day == DAY] if council else []
            )

    return ask


def test_the_contact_who_sits_in_both_reads_the_name(planned: Plan, asked: Any) -> None:
    planned("hol")

    found = asked("politikontakt.hallingdal", "gol")
    assert BusyDay("Politikontakt", DAY, "Politirådet i Hol") in found


def test_the_mayor_of_gol_reads_that_the_contact_is_busy_and_not_where(
    planned: Plan, asked: Any
) -> None:
    planned("hol")

    found = asked("ordforar.gol", "gol")
    assert {one.person for one in found} == {"Politikontakt", "SLT-koordinator for Hallingdal"}
    assert {one.council for one in found} == {""}


def test_days_of_people_one_shares_no_council_with_are_not_told(
    planned: Plan, asked: Any
) -> None:
    planned("hol")

    assert asked("slt.loten", "loten") == []
    assert "Ordførar i Hol" not in {one.person for one in asked("ordforar.gol", "gol")}


def test_asking_for_a_council_one_does_not_sit_in_tells_nothing(
    planned: Plan, person: Any, council_id: Any
) -> None:
    planned("hol")
    hol, gol = council_id("hol"), council_id("gol")

    def told(subject: Any, council: Any) -> int:
        with as_person(subject), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM samrad_busy(%s, %s)", [council, END])
            return int(cursor.fetchone()[0])

    assert told(person("ordforar.gol").id, gol) > 0
    assert told(person("ordforar.gol").id, hol) == 0
    assert told(person("slt.loten").id, gol) == 0
    assert told(person("uten.sete").id, gol) == 0


def test_the_gate_and_an_operator_are_told_nothing(planned: Plan, council_id: Any) -> None:
    planned("hol")
    gol = council_id("gol")
    for scope in (at_the_gate, as_operator):
        with scope(), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM samrad_busy(%s, %s)", [gol, END])
            assert cursor.fetchone()[0] == 0


def test_without_a_context_it_fails_aloud(council_id: Any) -> None:
    gol = council_id("gol")
    with (
        pytest.raises(DatabaseError, match="no council context"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM samrad_busy(%s, %s)", [gol, END])


def test_a_meeting_called_off_keeps_nobody_busy(
    planned: Plan, asked: Any, within: Any, person: Any, at: datetime
) -> None:
    planned("hol")
    with within("hol"):
        Meeting.objects.filter(day=DAY).update(
            stage="cancelled", cancelled_at=at, cancelled_by=person("politikontakt.hallingdal")
        )
    assert asked("ordforar.gol", "gol") == []


def test_past_days_are_not_told(planned: Plan, person: Any, within: Any) -> None:
    planned("hol")
    yesterday = date(2025, 6, 15)
    with within("hol"):
        Meeting.objects.filter(day=DAY).update(day=yesterday)
    with as_person(person("ordforar.gol").id):
        found = busy(Council.objects.get(slug="gol"), until=END)
    assert yesterday not in {one.day for one in found}


@pytest.mark.parametrize(
    ("change", "value"),
    [("until", date(2025, 10, 13)), ("since", date(2025, 10, 15)), ("deputy", 1)],
    ids=["left the day before", "comes the day after", "is deputy there"],
)
def test_only_a_seat_of_ones_own_on_that_day_keeps_busy(
    change: str, value: object, planned: Plan, asked: Any, within: Any
) -> None:
    planned("hol")
    with within("hol"):
        Seat.objects.filter(role="police_contact").update(**{change: value})

    assert "Politikontakt" not in {one.person for one in asked("ordforar.gol", "gol")}


def test_what_is_only_noted_as_planned_counts_too(person: Any) -> None:
    """The joint council noted 3/25 for 17 September; no meeting has to be kept of it."""
    with as_person(person("ordforar.gol").id):
        found = busy(Council.objects.get(slug="gol"), until=END)

    day = date(2025, 9, 17)
    assert BusyDay("Politikontakt", day, "Felles politiråd i Hallingdal") in found
