"""Inviting to a seat: for the own party, once, for fourteen days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from samrad.actions import invitations, seats
from samrad.core.basics.refusals import Refused
from samrad.core.people.invitations import LIFE, Invited
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.basics.context import as_person, at_the_gate, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.invitations.models import Invitation
from samrad.records.log.models import LogEntry
from samrad.records.people.models import Organisation, Person

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)
KARI = Invited("Kari Ny", "kari.ny@loten.example", Role.SECTOR_DIRECTOR, TODAY)
MUNICIPALITY, POLICE = "slt.loten", "politikontakt.loten"
PASSWORD = "en lang setning om torget"


@pytest.fixture
def invite(person: Any, at: datetime) -> Callable[..., Any]:
    """Invite as one of the cast: the invitation's id, and the secret of its link."""

    def do(who: str = MUNICIPALITY, invited: Invited = KARI) -> tuple[Any, str]:
        by = person(who)
        with as_person(by.id):
            council = Council.objects.get(slug="loten")
            made = invitations.invite(council, invited, by.organisation, by=by, at=at)
            return made.pk, invitations.renew_link(made, at=at)

    return do


def everyone() -> set[str]:
    with at_the_gate():
        return set(Person.objects.values_list("email", flat=True))


def test_somebody_new_gets_an_account_and_the_seat_and_it_is_logged(
    invite: Any, at: datetime, within: Any
) -> None:
    _, secret = invite()
    made = invitations.accept_as_new(secret, "Kari Ny", PASSWORD, at=at)

    assert made.check_password(PASSWORD)
    with as_person(made.id):
        assert [one.slug for one in Council.objects.all()] == ["loten"]
    with within("loten"):
        seat = Seat.objects.get(person=made)
        last = LogEntry.objects.latest("number")
    assert (seat.party, seat.role, seat.since) == ("municipality", "sector_director", TODAY)
    assert (last.act, last.who, last.thing_id) == ("seat_given", made.id, seat.id)


def test_a_link_works_once(invite: Any, at: datetime, refused: Any) -> None:
    _, secret = invite()
    invitations.accept_as_new(secret, "Kari Ny", PASSWORD, at=at)
    for act in (
        lambda: invitations.open_invitation(secret, at=at),
        lambda: invitations.accept_as_new(secret, "Kari", PASSWORD, at=at),
    ):
        with refused("invitation.not_open"):
            act()


@pytest.mark.parametrize(
    ("later", "opens"), [(LIFE - timedelta(seconds=1), True), (LIFE, False)]
)
def test_a_link_lives_for_fourteen_days(
    later: timedelta, invite: Any, at: datetime, *, opens: bool
) -> None:
    _, secret = invite()
    if opens:
        assert invitations.open_invitation(secret, at=at + later).council
    else:
        with pytest.raises(Refused):
            invitations.open_invitation(secret, at=at + later)
        with pytest.raises(Refused):
            invitations.accept_as_new(secret, "Kari", PASSWORD, at=at + later)
        assert KARI.email not in everyone()


def test_sent_again_the_first_link_opens_nothing(
    invite: Any, at: datetime, person: Any, refused: Any
) -> None:
    which, first = invite()
    by = person(MUNICIPALITY)
    with as_person(by.id):
        found = Invitation.objects.get(pk=which)
        invitations.invite_anew(found, by=by, at=at)
        found.refresh_from_db()
        second = invitations.renew_link(found, at=at)
    with refused("invitation.not_open"):
        invitations.open_invitation(first, at=at)
    assert invitations.open_invitation(second, at=at).email == KARI.email


def test_withdrawn_it_opens_nothing_and_is_not_sent_again(
    invite: Any, at: datetime, person: Any, refused: Any
) -> None:
    which, secret = invite()
    by = person(MUNICIPALITY)
    with as_person(by.id):
        found = Invitation.objects.get(pk=which)
        invitations.withdraw_invitation(found, by=by, at=at)
        with refused("invitation.decided"):
            invitations.invite_anew(found, by=by, at=at)
    with refused("invitation.not_open"):
        invitations.accept_as_new(secret, "Kari", PASSWORD, at=at)


def test_the_other_party_neither_withdraws_nor_sends_again(
    invite: Any, at: datetime, person: Any, refused: Any
) -> None:
    which, secret = invite()
    by = person(POLICE)
    with as_person(by.id):
        found = Invitation.objects.get(pk=which)
        for act in (invitations.withdraw_invitation, invitations.invite_anew):
            with refused("invitation.other_partys", party=Party.MUNICIPALITY):
                act(found, by=by, at=at)
    assert invitations.open_invitation(secret, at=at).name == "Kari Ny"


@pytest.mark.parametrize("role", [Role.POLICE_CHIEF, Role.POLICE_CONTACT])
def test_nobody_is_invited_to_a_seat_of_the_other_party(
    role: Role, invite: Any, refused: Any
) -> None:
    with refused("invitation.not_a_role_of_the_party"):
        invite(MUNICIPALITY, replace(KARI, role=role))


def test_nobody_is_invited_into_an_organisation_of_the_other_party(
    person: Any, at: datetime, refused: Any
) -> None:
    by = person(MUNICIPALITY)
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        theirs = Organisation.objects.get(party="police")
        with refused("invitation.not_of_the_party"):
            invitations.invite(council, KARI, theirs, by=by, at=at)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"until": TODAY - timedelta(days=1)}, "invitation.over_already"),
        (
            {"since": TODAY + timedelta(days=9), "until": TODAY + timedelta(days=8)},
            "invitation.over_already",
        ),
        ({"deputy": 0}, "invitation.deputy_order"),
        ({"deputy": 10}, "invitation.deputy_order"),
        ({"email": "slt.LOTEN@samrad.example", "role": Role.COORDINATOR},
         "invitation.seated_already"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    change: dict[str, Any], code: str, invite: Any, refused: Any
) -> None:
    with refused(code):
        invite(MUNICIPALITY, replace(KARI, **change))


def test_nobody_is_invited_twice_to_the_same(invite: Any, refused: Any) -> None:
    invite()
    with refused("invitation.invited_already"):
        invite(MUNICIPALITY, replace(KARI, email=KARI.email.upper()))


def test_who_has_an_account_takes_the_seat_with_it(
    invite: Any, at: datetime, person: Any, refused: Any
) -> None:
    member = person("ordforer.loten")
    _, secret = invite(invited=replace(KARI, email=member.email.upper()))
    with refused("invitation.has_account"):
        invitations.accept_as_new(secret, "Andre", PASSWORD, at=at)
    invitations.accept_invitation(secret, by=member, at=at)
    with as_person(member.id):
        roles = set(Seat.objects.filter(person=member).values_list("role", flat=True))
    assert "sector_director" in roles


def test_an_account_of_somebody_else_does_not_take_it(
    invite: Any, at: datetime, person: Any, refused: Any
) -> None:
    _, secret = invite()
    for who in ("uten.sete", POLICE):
        with refused("invitation.for_somebody_else"):
            invitations.accept_invitation(secret, by=person(who), at=at)
    assert invitations.open_invitation(secret, at=at).email == KARI.email


def test_nobody_sits_for_the_party_they_do_not_work_for(
    invite: Any, at: datetime, person: Any, refused: Any
) -> None:
    police = person("politikontakt.lorenskog")
    _, secret = invite(invited=replace(KARI, email=police.email))
    with refused("invitation.other_party", party=Party.POLICE):
        invitations.accept_invitation(secret, by=police, at=at)


def test_who_sits_for_the_police_is_not_invited_to_sit_for_the_municipality(
    invite: Any, person: Any, refused: Any
) -> None:
    with refused("seat.both_parties", name=KARI.name, party=Party.POLICE):
        invite(invited=replace(KARI, email=person(POLICE).email.upper()))


def test_nobody_is_invited_to_be_first_deputy_beside_one_who_is_invited_already(
    invite: Any, refused: Any
) -> None:
    first = replace(KARI, deputy=1)
    invite(invited=first)
    with refused("seat.order_taken", order=1, name="Kari Ny"):
        invite(invited=replace(first, name="Ola", email="ola@loten.example"))
    invite(invited=replace(first, name="Ola", email="ola@loten.example", deputy=2))


def test_whose_number_was_given_away_meanwhile_gets_the_next(
    invite: Any, at: datetime, within: Any, person: Any
) -> None:
    _, secret = invite(invited=replace(KARI, deputy=1))
    mandate = seats.Mandate(KARI.role, TODAY, deputy=1)
    with within("loten") as council:
        seats.seat_person(council, person("uten.sete"), mandate, by=None, at=at)
    made = invitations.accept_as_new(secret, "Kari", PASSWORD, at=at)
    with within("loten"):
        assert Seat.objects.get(person=made).deputy == 2


def test_a_deputy_who_accepts_sees_nothing_until_the_seat_is_taken(
    invite: Any, at: datetime
) -> None:
    _, secret = invite(invited=replace(KARI, deputy=1))
    made = invitations.accept_as_new(secret, "Kari", PASSWORD, at=at)
    with as_person(made.id):
        assert not Council.objects.exists()


def test_where_the_seat_cannot_be_given_there_is_no_account_either(
    invite: Any, at: datetime, monkeypatch: Any
) -> None:
    _, secret = invite()

    def fails(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(seats, "note", fails)
    with pytest.raises(ZeroDivisionError):
        invitations.accept_as_new(secret, "Kari", PASSWORD, at=at)
    assert KARI.email not in everyone()
    assert invitations.open_invitation(secret, at=at).has_account is False


def test_the_secret_is_nowhere_in_the_database(invite: Any, within: Any) -> None:
    which, secret = invite()
    with within("loten"), connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM records_invitation i WHERE id = %s", [which])
        (row,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM procrastinate_jobs j WHERE j::text LIKE %s",
                       [f"%{secret}%"])  # fmt: skip
        assert cursor.fetchone() == (0,)
    assert KARI.email in row
    assert secret not in row


# --- the database --------------------------------------------------------------------------


def test_another_council_and_a_stranger_see_no_invitation(
    invite: Any, person: Any, council_id: Any
) -> None:
    which, _ = invite()
    with in_council(council_id("loten")):
        assert Invitation.objects.filter(pk=which).exists()
    with in_council(council_id("lund")):
        assert not Invitation.objects.exists()
    for who in ("samordnare.lund", "uten.sete"):
        with as_person(person(who).id):
            assert not Invitation.objects.exists()
    with at_the_gate():
        assert not Invitation.objects.exists()


def test_the_hash_opens_nothing_and_only_the_gate_asks(
    invite: Any, within: Any, at: datetime, refused: Any
) -> None:
    which, secret = invite()
    with within("loten"):
        kept = Invitation.objects.get(pk=which).secret_sha256
    with refused("invitation.not_open"):
        invitations.open_invitation(kept, at=at)
    asked_elsewhere = pytest.raises(ProgrammingError, match="at the gate")
    with within("loten"), asked_elsewhere, transaction.atomic():
        connection.cursor().execute("SELECT samrad_invited(%s)", [secret])


def test_two_invitations_accepted_in_one_moment_make_one_account(
    invite: Any, at: datetime, refused: Any, person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    mayor = person("ordforer.loten")
    _, secret = invite(invited=replace(KARI, email=mayor.email))
    # The other was accepted after this one had looked whether there is an account.
    monkeypatch.setattr(invitations, "_account_of", lambda _found: None)

    with refused("invitation.has_account"):
        invitations.accept_as_new(secret, "Kari Ny", PASSWORD, at=at)
