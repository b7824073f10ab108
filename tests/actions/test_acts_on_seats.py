"""Seats: prolonged and ended, said to be leading, deputies in their order."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from samrad.actions import seats
from samrad.actions.councils import give_seat, shape_council
from samrad.core.people.bodies import Body, CouncilKind
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.councils.models import Council, Seat
from samrad.records.log.models import LogEntry
from samrad.records.people.models import Organisation, Person

pytestmark = pytest.mark.django_db

TODAY, YESTERDAY = date(2025, 6, 16), date(2025, 6, 15)
SLT, CONTACT = "slt.loten", "politikontakt.loten"


@pytest.fixture
def loten(within: Any) -> Iterator[Council]:
    """The council of Løten, in its own context."""
    with within("loten") as council:
        yield council


@pytest.fixture
def sit(loten: Council, at: datetime) -> Callable[..., Seat]:
    """Give somebody new a seat in Løten."""

    def do(
        name: str, role: Role = Role.MAYOR, party: str = "municipality", **more: Any
    ) -> Seat:
        with at_the_gate():
            found = Organisation.objects.get(
                name="Løten kommune" if party == "municipality" else "Innlandet politidistrikt"
            )
            email = f"{name.lower()}@samrad.example"
            who = Person.objects.create(email=email, name=name, organisation=found)
        mandate = seats.Mandate(role, TODAY, **more)
        return seats.seat_person(loten, who, mandate, by=None, at=at)

    return do


@pytest.fixture
def line(sit: Callable[..., Seat]) -> list[Seat]:
    """Three deputies of the municipal director, in their order."""
    names = enumerate(("Ola", "Siri", "Nils"), start=1)
    return [sit(name, Role.MUNICIPAL_DIRECTOR, deputy=order) for order, name in names]


def deputies() -> list[tuple[int | None, str]]:
    rows = Seat.objects.filter(role=Role.MUNICIPAL_DIRECTOR, deputy__isnull=False)
    return list(rows.order_by("deputy").values_list("deputy", "person__name"))


def logged() -> tuple[str, dict[str, Any]]:
    last = LogEntry.objects.latest("number")
    return last.act, json.loads(last.facts)


def own(loten: Council, role: Role) -> Seat:
    return Seat.objects.get(council=loten, role=role, deputy=None)


def test_a_mandate_is_prolonged_until_after_the_election_and_it_is_logged(
    loten: Council, person: Any, at: datetime
) -> None:
    until = date(2027, 10, 31)
    seats.change_mandate(own(loten, Role.MAYOR), until, by=person(SLT), at=at)

    assert own(loten, Role.MAYOR).until == until
    assert logged() == ("change_mandate", {"role": "mayor", "until": "2027-10-31"})


def test_who_leaves_is_shut_out_at_once_with_a_last_day_that_was_yesterday(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten") as council:
        mayor = own(council, Role.MAYOR)
        with refused("seat.ends_too_early", earliest=YESTERDAY):
            seats.change_mandate(mayor, date(2025, 6, 14), by=person(SLT), at=at)
        seats.change_mandate(mayor, YESTERDAY, by=person(SLT), at=at)
    with as_person(person("ordforer.loten").id):
        assert not Council.objects.exists()


def test_a_seat_that_is_over_is_history(
    loten: Council, person: Any, at: datetime, refused: Any
) -> None:
    mayor = own(loten, Role.MAYOR)
    seats.change_mandate(mayor, YESTERDAY, by=person(SLT), at=at)
    before = LogEntry.objects.count()
    with refused("seat.over", until=YESTERDAY):
        seats.change_mandate(mayor, None, by=person(SLT), at=at)

    assert (own(loten, Role.MAYOR).until, LogEntry.objects.count()) == (YESTERDAY, before)


def test_the_database_too_keeps_a_seat_that_is_over(within: Any, person: Any) -> None:
    with within("loten"):
        Seat.objects.filter(role=Role.MAYOR).update(until=YESTERDAY)
    with as_person(person(SLT).id):
        assert Seat.objects.filter(role=Role.MAYOR).update(until=None) == 0
        assert Seat.objects.filter(role=Role.COORDINATOR).update(until=None) == 1


@pytest.mark.usefixtures("loten")
def test_nobody_deletes_a_seat() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Seat.objects.filter(role=Role.MAYOR)._raw_delete("default")


@pytest.mark.parametrize(
    "act",
    [
        lambda seat, **by: seats.change_mandate(seat, TODAY, **by),
        lambda seat, **by: seats.say_leading(seat, leading=True, **by),
        lambda seat, **by: seats.place_deputy(seat, 1, **by),
    ],
    ids=["mandate", "leading", "order"],
)
def test_the_seats_of_the_other_party_are_theirs(
    act: Any, sit: Callable[..., Seat], person: Any, at: datetime, refused: Any
) -> None:
    section = sit("Per", Role.POLICE_SECTION_LEADER, "police", deputy=1)
    with refused("seat.other_partys", party=Party.POLICE):
        act(section, by=person(SLT), at=at)


def test_the_last_who_runs_the_year_invites_a_successor_first(
    loten: Council, sit: Callable[..., Seat], person: Any, at: datetime, refused: Any
) -> None:
    mine = own(loten, Role.COORDINATOR)
    with refused("seat.nobody_would_run", party=Party.MUNICIPALITY):
        seats.change_mandate(mine, TODAY, by=person(SLT), at=at)
    seats.change_mandate(mine, date(2025, 6, 30), by=person(SLT), at=at)
    sit("Nora", Role.COORDINATOR)
    seats.change_mandate(mine, TODAY, by=person(SLT), at=at)

    assert {s.until for s in Seat.objects.filter(role=Role.COORDINATOR)} == {TODAY, None}


def test_a_section_leader_is_said_to_be_leading_and_a_coordinator_is_not(
    loten: Council, sit: Callable[..., Seat], person: Any, at: datetime, refused: Any
) -> None:
    section = sit("Per", Role.POLICE_SECTION_LEADER, "police")
    seats.say_leading(section, leading=True, by=person(CONTACT), at=at)
    section.refresh_from_db()

    assert section.leading
    assert logged()[1] == {"role": "police_section_leader", "leading": True}
    with refused("seat.role_tells", role=Role.COORDINATOR):
        seats.say_leading(own(loten, Role.COORDINATOR), leading=True, by=person(SLT), at=at)


@pytest.mark.usefixtures("loten")
def test_the_database_too_keeps_leading_to_where_the_role_does_not_tell() -> None:
    with pytest.raises(IntegrityError, match="leading_is_said"), transaction.atomic():
        Seat.objects.filter(role=Role.COORDINATOR).update(leading=True)


def test_the_third_deputy_becomes_the_first_and_the_others_move_down(
    line: list[Seat], person: Any, at: datetime
) -> None:
    seats.place_deputy(line[2], 1, by=person(SLT), at=at)

    assert deputies() == [(1, "Nils"), (2, "Ola"), (3, "Siri")]
    assert logged() == ("order_deputies", {"role": "municipal_director", "order": 1})


def test_a_line_with_a_gap_is_closed_when_it_is_changed(
    line: list[Seat], person: Any, at: datetime
) -> None:
    seats.change_mandate(
        line[0], YESTERDAY if line[0].since < TODAY else TODAY, by=person(SLT), at=at
    )
    tomorrow = at.replace(day=17)
    seats.place_deputy(line[2], 1, by=person(SLT), at=tomorrow)

    assert sorted(deputies()) == [(1, "Nils"), (1, "Ola"), (2, "Siri")]


def test_who_sits_there_always_stands_in_no_line(
    loten: Council, person: Any, at: datetime, refused: Any
) -> None:
    with refused("seat.no_deputy", name="Ordfører"):
        seats.place_deputy(own(loten, Role.MAYOR), 1, by=person(SLT), at=at)


@pytest.mark.usefixtures("line")
def test_two_are_not_the_same_deputy(sit: Any, refused: Any) -> None:
    with refused("seat.order_taken", order=1, name="Ola", role=Role.MUNICIPAL_DIRECTOR):
        sit("Eva", Role.MUNICIPAL_DIRECTOR, deputy=1)
    assert sit("Tor", Role.MUNICIPAL_DIRECTOR, deputy=4).deputy == 4


def test_nobody_sits_for_both_parties(
    loten: Council, sit: Callable[..., Seat], at: datetime, refused: Any
) -> None:
    who = sit("Per", Role.OTHER, "police").person
    with at_the_gate():
        who.organisation = Organisation.objects.get(name="Løten kommune")
        who.save()
    with refused("seat.both_parties", name="Per", party=Party.POLICE):
        give_seat(loten, who, Role.OTHER, since=at.date(), at=at)


def test_the_database_too_lets_nobody_sit_for_both(
    loten: Council, sit: Callable[..., Seat]
) -> None:
    mine = sit("Per", Role.OTHER, "police", until=date(2025, 12, 31))
    of = {"council": loten, "person": mine.person, "party": "municipality", "role": "other"}
    with pytest.raises(IntegrityError, match="both parties"), transaction.atomic():
        Seat.objects.create(**of, since=date(2025, 12, 31))
    Seat.objects.create(**of, since=date(2026, 1, 1))


# --- what kind of council it is ------------------------------------------------------------


def test_lorenskogs_council_acts_as_the_steering_group_of_slt(
    within: Any, person: Any, at: datetime
) -> None:
    bodies = [Body.BEREDSKAPSRAAD, Body.POLITIRAAD]
    by = person("slt.lorenskog")
    with within("lorenskog") as council:
        shape_council(council, CouncilKind.LOCAL, bodies, by=by, at=at)
        found, said = Council.objects.get(), logged()

    assert (found.kind, found.bodies) == ("local", ["politiraad", "beredskapsraad"])
    assert said == ("shape_council", {"kind": "local", "bodies": found.bodies})


@pytest.mark.parametrize(
    ("slug", "shape", "why"),
    [
        ("loten", ("joint", ["politiraad"]), "council.joint_of_one"),
        ("loten", ("regional", ["politiraad"]), "council.joint_of_one"),
        ("hallingdal", ("local", ["politiraad"]), "council.local_of_several"),
        ("loten", ("local", []), "council.no_body"),
        ("loten", ("local", ["lokalt_braa"]), "council.body_of_another_country"),
    ],
)
def test_a_council_is_not_what_it_cannot_be(
    slug: str, shape: tuple[str, list[str]], why: str, within: Any, at: datetime, refused: Any
) -> None:
    with within(slug) as council:
        by = Seat.objects.filter(role=Role.COORDINATOR)[0].person
        before = (council.kind, council.bodies)
        with refused(why):
            kind, bodies = CouncilKind(shape[0]), [Body(one) for one in shape[1]]
            shape_council(council, kind, bodies, by=by, at=at)
        found = Council.objects.get()

    assert (found.kind, found.bodies) == before


def test_a_council_is_founded_joint_where_several_municipalities_take_part(within: Any) -> None:
    kinds = {}
    for slug in ("hallingdal", "hol", "lund"):
        with within(slug) as council:
            kinds[slug] = (council.kind, council.bodies[0])

    assert kinds == {
        "hallingdal": ("joint", "politiraad"),
        "hol": ("local", "politiraad"),
        "lund": ("local", "strategiskt_raad"),
    }
