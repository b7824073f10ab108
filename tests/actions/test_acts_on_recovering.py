"""Let in anew by a second person of the same party, never by oneself."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client

from samrad.actions import recovering
from samrad.actions.councils import give_seat
from samrad.core.people.roles import Role
from samrad.records.basics.context import as_person, at_the_gate, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.log.models import LogEntry
from samrad.records.people import factors
from samrad.records.people.models import Person, Recovery
from samrad.records.signing_in.models import Identity

pytestmark = pytest.mark.django_db

COORDINATOR, MAYOR, POLICE = "slt.loten", "ordforer.loten", "politikontakt.loten"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "en lang setning om torget"


@pytest.fixture
def let_in(person: Any, at: datetime) -> Any:
    """`let_in("slt.loten", "ordforer.loten")`: the first lets the second in."""

    def do(who: str, whom: str) -> Recovery:
        by = person(who)
        with as_person(by.id):
            council = Council.objects.get(slug="loten")
            return recovering.let_in_anew(council, person(whom), by=by, at=at)

    return do


def link_of(given: Recovery, at: datetime) -> str:
    with at_the_gate():
        return recovering.renew_recovery_link(given, at=at)


def test_what_they_had_opens_nothing_and_it_is_logged(
    let_in: Any, person: Any, within: Any
) -> None:
    mayor, client = person(MAYOR), Client()
    with at_the_gate():
        factors.add_app(mayor, SECRET, 0)
        factors.recovery_codes(mayor, anew=False)
        client.force_login(mayor)
    assert client.get("/loten/").status_code == 200
    let_in(COORDINATOR, MAYOR)

    with at_the_gate():
        assert not Authenticator.objects.filter(user=mayor).exists()
        assert not Session.objects.filter(session_key=client.session.session_key).exists()
        mayor.refresh_from_db()
    assert not mayor.has_usable_password()
    assert client.get("/loten/").status_code == 302
    with within("loten"):
        last = LogEntry.objects.latest("number")
    assert (last.act, last.who, last.thing_id) == (
        "let_in_anew",
        person(COORDINATOR).id,
        mayor.id,
    )


def test_the_link_sets_a_password_once(let_in: Any, at: datetime, refused: Any) -> None:
    secret = link_of(let_in(COORDINATOR, MAYOR), at)
    mayor = recovering.begin_anew(secret, PASSWORD, at=at)

    assert mayor.check_password(PASSWORD)
    with refused("recovery.not_open"):
        recovering.begin_anew(secret, "noe annet enn det", at=at)
    with refused("recovery.not_open"):
        recovering.open_recovery(secret, at=at)


@pytest.mark.parametrize("late", [recovering.LIFE, recovering.LIFE + timedelta(days=400)])
def test_the_link_lives_for_two_days(
    late: timedelta, let_in: Any, at: datetime, refused: Any
) -> None:
    secret = link_of(let_in(COORDINATOR, MAYOR), at)
    in_time = at + recovering.LIFE - timedelta(seconds=1)
    assert recovering.open_recovery(secret, at=in_time).name
    with refused("recovery.not_open"):
        recovering.open_recovery(secret, at=at + late)


def test_let_in_again_the_first_link_opens_nothing(
    let_in: Any, at: datetime, refused: Any
) -> None:
    first = link_of(let_in(COORDINATOR, MAYOR), at)
    second = link_of(let_in(COORDINATOR, MAYOR), at)
    with refused("recovery.not_open"):
        recovering.open_recovery(first, at=at)
    assert recovering.open_recovery(second, at=at).email == "ordforer.loten@samrad.example"


def test_nobody_lets_themselves_in(let_in: Any, person: Any, refused: Any) -> None:
    with refused("recovery.oneself"):
        let_in(COORDINATOR, COORDINATOR)
    own = person(COORDINATOR)
    refuses = pytest.raises(IntegrityError, match="nobody_recovers_themselves")
    with at_the_gate(), refuses, transaction.atomic():
        Recovery.objects.create(person=own, giver=own)


@pytest.mark.parametrize(("who", "whom"), [(POLICE, MAYOR), (COORDINATOR, POLICE)])
def test_nobody_lets_in_the_other_party(
    who: str, whom: str, let_in: Any, refused: Any, person: Any
) -> None:
    with at_the_gate():
        factors.add_app(person(whom), SECRET, 0)
    with refused("recovery.not_of_the_party"):
        let_in(who, whom)
    with at_the_gate():
        assert factors.has_factor(person(whom))


def test_nobody_lets_in_who_has_no_seat_there(
    let_in: Any, person: Any, within: Any, refused: Any
) -> None:
    for whom in ("uten.sete", "slt.lorenskog"):
        with refused("recovery.not_of_the_party"):
            let_in(COORDINATOR, whom)
    with within("loten"):
        Seat.objects.filter(person=person(MAYOR)).update(until=date(2025, 6, 15))
    with refused("recovery.not_of_the_party"):
        let_in(COORDINATOR, MAYOR)


def test_a_second_coordinator_lets_in_the_first(
    let_in: Any, person: Any, within: Any, at: datetime
) -> None:
    second = person("uten.sete")
    with within("loten") as council:
        give_seat(council, second, Role.COORDINATOR, since=at.date(), at=at)
    assert let_in("uten.sete", COORDINATOR).giver_id == second.id


def test_who_asks_is_seen_by_their_own_and_asks_once(person: Any, at: datetime) -> None:
    mayor = person(MAYOR)
    recovering.ask_to_be_let_in(mayor, at=at)
    recovering.ask_to_be_let_in(mayor, at=at)
    with at_the_gate():
        assert Recovery.objects.count() == 1
    assert recovering.who_asks([mayor.id, person(POLICE).id]) == {mayor.id}
    assert recovering.who_asks([person(POLICE).id]) == frozenset()


def test_asking_changes_nothing_by_itself(person: Any, at: datetime) -> None:
    mayor = person(MAYOR)
    with at_the_gate():
        factors.add_app(mayor, SECRET, 0)
    recovering.ask_to_be_let_in(mayor, at=at)
    with at_the_gate():
        assert factors.has_factor(mayor)
        assert not Recovery.objects.exclude(secret_sha256="").exists()


def test_who_may_no_longer_sign_in_does_not_begin_anew(
    let_in: Any, person: Any, at: datetime, refused: Any
) -> None:
    secret = link_of(let_in(COORDINATOR, MAYOR), at)
    with at_the_gate():
        Person.objects.filter(pk=person(MAYOR).pk).update(is_active=False)
    with refused("recovery.not_open"):
        recovering.begin_anew(secret, PASSWORD, at=at)


# --- the database --------------------------------------------------------------------------


def test_a_recovery_is_seen_by_whom_it_concerns_and_at_the_gate_only(
    let_in: Any, person: Any, council_id: Any
) -> None:
    let_in(COORDINATOR, MAYOR)
    with at_the_gate():
        assert Recovery.objects.count() == 1
    with as_person(person(MAYOR).id):
        assert Recovery.objects.count() == 1
    for who in (COORDINATOR, POLICE, "uten.sete"):
        with as_person(person(who).id):
            assert not Recovery.objects.exists()
    with in_council(council_id("loten")):
        assert not Recovery.objects.exists()


def test_nobody_writes_a_link_of_their_own_into_the_table(person: Any, at: datetime) -> None:
    mayor = person(MAYOR)
    with pytest.raises(ProgrammingError), as_person(mayor.id):
        Recovery.objects.create(person=mayor, given_at=at, secret_sha256="0" * 64)


def test_a_link_that_was_lost_is_handed_over_again(
    person: Any, at: datetime, refused: Any
) -> None:
    by, mayor = person(COORDINATOR), person(MAYOR)
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        with refused("recovery.has_not_asked"):
            recovering.let_in_anew(council, mayor, by=by, at=at, handed_over=True)
    recovering.ask_to_be_let_in(mayor, at=at)
    for _time in range(2):
        with as_person(by.id):
            recovering.let_in_anew(council, mayor, by=by, at=at, handed_over=True)


def test_the_organisations_sign_in_opens_nothing_any_more_either(
    let_in: Any, person: Any, at: datetime
) -> None:
    mayor = person(MAYOR)
    with at_the_gate():
        Identity.objects.create(person=mayor, issuer="https://a", subject_key="b", bound_at=at)
    let_in(COORDINATOR, MAYOR)

    with at_the_gate():
        assert not Identity.objects.filter(person=mayor).exists()
