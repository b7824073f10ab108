"""Municipalities that join a council later, or leave it, each with its day."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from samrad.actions.municipalities import follow_municipalities, let_leave, take_in
from samrad.core.basics.places.lookup import find_municipality
from samrad.core.basics.places.municipality import Municipality
from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.councils.queries import organisations_of, took_part
from samrad.records.councils.sitting import organisations_in
from samrad.records.log.models import LogEntry
from samrad.records.meetings.reading_matters import municipalities_of
from samrad.records.people.models import Organisation

pytestmark = pytest.mark.django_db

JULY = date(2025, 7, 1)


def place(name: str) -> Municipality:
    found = find_municipality(name)
    assert not isinstance(found, Refusal)
    return found[0]


@pytest.fixture
def loten(person: Any) -> Any:
    """Løten, as its coordinator sees it."""
    by = person("slt.loten")
    with as_person(by.id):
        yield Council.objects.get(slug="loten"), by


def test_one_that_joins_makes_the_council_joint_and_is_in_the_log(
    loten: Any, at: datetime
) -> None:
    council, by = loten
    part = take_in(council, place("Stange"), since=JULY, by=by, at=at)
    council.refresh_from_db()
    assert (council.kind, part.since, part.until) == ("joint", JULY, None)
    assert len(municipalities_of(council, on=at.date())) == 2
    entry = LogEntry.objects.filter(council=council).order_by("-number")[0]
    assert entry.act == "change_municipalities"
    assert json.loads(entry.facts) == {
        "municipality": place("Stange").key,
        "since": "2025-07-01",
    }


def test_it_is_the_same_municipality_as_elsewhere_and_no_other_is_seen(
    loten: Any, at: datetime
) -> None:
    """Lørenskog has a council of its own, which Løten knows nothing of."""
    council, by = loten
    assert not Organisation.objects.filter(name__startswith="Lørenskog").exists()
    part = take_in(council, place("Lørenskog"), since=JULY, by=by, at=at)
    taken_in = part.organisation_id
    assert CouncilParty.objects.filter(organisation=taken_in).count() == 1
    assert not Council.objects.filter(slug="lorenskog").exists()


def test_one_that_leaves_takes_part_until_its_last_day(
    loten: Any, at: datetime, refused: Any
) -> None:
    council, by = loten
    part = take_in(council, place("Stange"), since=JULY, by=by, at=at)
    with refused("council.leaves_before_it_joins", since=JULY):
        let_leave(council, part.id, until=date(2025, 6, 30), by=by, at=at)
    last = date(2025, 12, 31)
    let_leave(council, part.id, until=last, by=by, at=at)
    for day, number in ((last, 2), (date(2026, 1, 1), 1)):
        assert len(organisations_of(council, Party.MUNICIPALITY, on=day)) == number, day
    with refused("council.takes_part_already"):
        take_in(council, place("Stange"), since=JULY, by=by, at=at)


def test_the_morning_after_the_last_day_a_council_of_one_is_local(
    person: Any, within: Any, at: datetime
) -> None:
    by = person("slt.loten")
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        part = take_in(council, place("Stange"), since=JULY, by=by, at=at)
        let_leave(council, part.id, until=JULY, by=by, at=at)
    with within("loten") as council:
        for day, kind, followed in (
            (JULY, "joint", False),
            (JULY + timedelta(days=1), "local", True),
            (JULY + timedelta(days=2), "local", False),
        ):
            morning = at.replace(month=day.month, day=day.day)
            assert follow_municipalities(council, at=morning) is followed, day
            council.refresh_from_db()
            assert council.kind == kind, day
        entry = LogEntry.objects.filter(council=council).order_by("-number")[0]
    assert (entry.act, entry.who) == ("kind_followed", None)
    assert json.loads(entry.facts) == {"kind": "local", "before": "joint"}


def test_one_that_comes_back_keeps_the_time_it_was_away(loten: Any, at: datetime) -> None:
    council, by = loten
    first = take_in(council, place("Stange"), since=JULY, by=by, at=at)
    let_leave(council, first.id, until=JULY, by=by, at=at)
    later = at + timedelta(days=60)
    back = take_in(council, place("Stange"), since=later.date(), by=by, at=later)

    rows = CouncilParty.objects.filter(organisation=first.organisation).order_by("since")
    assert list(rows.values_list("id", "since", "until")) == [
        (first.id, JULY, JULY),
        (back.id, later.date(), None),
    ]
    assert organisations_in(council)[Party.MUNICIPALITY].count("Stange") == 1
    assert [one.id for one in took_part(council, on=later.date())] == [first.id]
    # Where no day lies between, it never left.
    let_leave(council, back.id, until=later.date(), by=by, at=later)
    morning = later + timedelta(days=1)
    again = take_in(council, place("Stange"), since=morning.date(), by=by, at=morning)
    assert (again.id, again.until) == (back.id, None)


def test_who_still_sits_for_it_is_named_and_the_last_one_stays(
    loten: Any, at: datetime, refused: Any
) -> None:
    council, by = loten
    own = CouncilParty.objects.get(council=council, party="municipality")
    with refused("council.last_municipality"):
        let_leave(council, own.id, until=JULY, by=by, at=at)
    take_in(council, place("Stange"), since=JULY, by=by, at=at)
    names = Seat.objects.filter(council=council, person__organisation=own.organisation)
    seated = tuple(sorted(names.values_list("person__name", flat=True).distinct()))
    with refused("council.still_seated", names=seated):
        let_leave(council, own.id, until=JULY, by=by, at=at)


def test_only_who_runs_the_year_does_and_in_the_own_country(
    loten: Any, person: Any, at: datetime, refused: Any
) -> None:
    council, by = loten
    with refused("council.municipality_abroad"):
        take_in(council, place("Eslöv"), since=JULY, by=by, at=at)
    with refused("access.no_seat"):
        take_in(council, place("Stange"), since=JULY, by=person("samordnare.lund"), at=at)
