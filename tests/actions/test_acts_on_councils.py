"""Founding a council, and who has a seat in it from when to when."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from samrad.actions import agreements
from samrad.actions.councils import found_council, give_seat
from samrad.actions.standing import party_acting, seated
from samrad.core.access.permissions import Act
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.agreements import queries
from samrad.records.basics.context import as_operator, as_person, in_council
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.councils.queries import councils, every_council
from samrad.records.people.models import Organisation, Person

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)
NOON = datetime(2025, 6, 16, 12, tzinfo=UTC)


@pytest.fixture
def new() -> Any:
    """A council just founded, in its own context."""
    council = Council(id=uuid7(), slug="elverum", name="Politirådet i Elverum", country="NO")
    with as_operator():
        police = Organisation.objects.get(name="Innlandet politidistrikt")
        municipality = Organisation.objects.create(
            name="Elverum kommune", party="municipality", country="NO"
        )
    parties = {municipality: Party.MUNICIPALITY, police: Party.POLICE}
    with in_council(council.id):
        yield found_council(council, parties, at=NOON)


def test_a_council_is_founded_with_its_parties(new: Council) -> None:
    rows = CouncilParty.objects.values_list("organisation__name", "party")

    assert Council.objects.get() == new
    assert sorted(rows) == [
        ("Elverum kommune", "municipality"),
        ("Innlandet politidistrikt", "police"),
    ]


def test_its_first_version_is_empty(new: Council, person: Any, at: datetime) -> None:
    contact = person("politikontakt.loten")
    give_seat(new, contact, Role.POLICE_CONTACT, since=TODAY, at=NOON)
    version = agreements.start_version(new, title="Politirådsavtale", by=contact, at=at)

    assert (version.number, queries.clauses_of(version)) == (1, ())


def test_two_councils_do_not_share_an_address(new: Council) -> None:
    again = Council(id=new.id, slug="elverum", name="En til", country="NO")
    with pytest.raises(IntegrityError), transaction.atomic():
        found_council(again, {}, at=NOON)


def test_a_council_is_not_founded_in_the_context_of_another(new: Council) -> None:
    other = Council(id=uuid7(), slug="stange", name="Stange", country="NO")
    with pytest.raises(ProgrammingError, match="row-level security"):
        found_council(other, {}, at=NOON)
    assert Council.objects.get() == new


def test_a_seat_is_for_the_party_of_ones_organisation(new: Council, person: Any) -> None:
    seat = give_seat(new, person("slt.loten"), Role.COORDINATOR, since=TODAY, at=NOON)
    police = give_seat(
        new, person("politikontakt.loten"), Role.POLICE_CONTACT, since=TODAY, at=NOON
    )

    assert (seat.party, police.party) == (Party.MUNICIPALITY, Party.POLICE)


def test_a_seat_opens_the_council_and_only_it(person: Any, council_id: Any) -> None:
    outsider = person("uten.sete")
    with in_council(council_id("lund")):
        give_seat(Council.objects.get(), outsider, Role.OTHER, since=TODAY, at=NOON)
    with as_person(outsider.id):
        assert [one.slug for one in councils()] == ["lund"]


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        ("2025-06-16", None, True),
        ("2025-06-17", None, False),
        ("2020-01-01", "2025-06-16", True),
        ("2020-01-01", "2025-06-15", False),
    ],
    ids=["begins today", "begins tomorrow", "ends today", "ended yesterday"],
)
def test_a_seat_is_held_from_its_first_day_to_its_last(
    since: str, until: str | None, new: Council, person: Any, refused: Any, *, held: bool
) -> None:
    who: Person = person("uten.sete")
    begins = date.fromisoformat(since)
    seat = give_seat(new, who, Role.COORDINATOR, since=begins, at=NOON)
    Seat.objects.filter(pk=seat.pk).update(until=until)

    assert (seated(who, new, on=TODAY).party is not None) is held
    if held:
        assert party_acting(who, new, Act.NOTE_EVIDENCE, on=TODAY) is Party.MUNICIPALITY
    else:
        with refused("access.no_seat"):
            party_acting(who, new, Act.NOTE_EVIDENCE, on=TODAY)


def test_two_roles_in_one_council_add_up(new: Council, person: Any) -> None:
    who: Person = person("uten.sete")
    for role in (Role.OTHER, Role.COORDINATOR):
        give_seat(new, who, role, since=TODAY, at=NOON)

    assert seated(who, new, on=TODAY).roles == {Role.OTHER, Role.COORDINATOR}
    assert seated(who, new, on=TODAY).why_not(Act.NOTE_EVIDENCE) is None


def test_the_same_seat_is_taken_once(new: Council, person: Any) -> None:
    give_seat(new, person("uten.sete"), Role.OTHER, since=TODAY, at=NOON)
    with pytest.raises(IntegrityError, match="seat_once"), transaction.atomic():
        give_seat(new, person("uten.sete"), Role.OTHER, since=TODAY, at=NOON)


def test_a_person_in_the_context_of_themselves_cannot_list_every_council(person: Any) -> None:
    with (
        pytest.raises(ProgrammingError, match="only an operator"),
        as_person(person("slt.loten").id),
    ):
        every_council()
