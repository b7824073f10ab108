"""A guest without an account: invited to one paper, and to nothing beside it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from making import looked
from samrad.actions import guests, invitations
from samrad.actions.invitations import accept_as_new, open_invitation
from samrad.actions.papers import Brought, bring_paper, mark_paper
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.guests import Guesting
from samrad.core.people.invitations import LIFE, Invited
from samrad.core.people.roles import Role
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council, Seat
from samrad.records.invitations.models import Invitation
from samrad.records.log.models import LogEntry
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Guest, Paper, Released
from samrad.records.people.models import Organisation, Person
from samrad.records.people.places import has_place

pytestmark = pytest.mark.django_db

LAST = date(2025, 7, 10)
OLA = Guesting("ola@skole.example", "Ola Rektor", "Løten ungdomsskole", LAST)
KNOWN = replace(OLA, email="uten.sete@samrad.example")
PASSWORD = "en lang setning om torget"
MUNICIPALITY, POLICE = "slt.loten", "politikontakt.loten"


@pytest.fixture
def bring(person: Any, at: datetime) -> Any:
    def do(who: str = MUNICIPALITY, openness: Openness = Openness.COUNCIL) -> Any:
        by = person(who)
        with as_person(by.id):
            council = Council.objects.get(slug="loten")
            new = Brought("Notat om torget", looked(b"Kanarifugl"), Marking(openness))
            return bring_paper(council, new, by=by, at=at).pk

    return do


@pytest.fixture
def invite(person: Any, at: datetime) -> Callable[..., Any]:
    """Invite to a paper as one of the cast: the invitation's id, and the link's secret."""

    def do(paper: Any, guest: Guesting = OLA, who: str = MUNICIPALITY) -> tuple[Any, str]:
        by = person(who)
        with as_person(by.id):
            found = Paper.objects.select_related("council").get(pk=paper)
            made = guests.invite_guest(found, guest, by=by, at=at)
            return made.pk, invitations.renew_link(made, at=at)

    return do


@pytest.fixture
def mark(person: Any, at: datetime) -> Any:
    def do(paper: Any, marking: Marking) -> None:
        by = person(MUNICIPALITY)
        with as_person(by.id):
            found = Paper.objects.select_related("council").get(pk=paper)
            mark_paper(found, marking, reason="x", by=by, at=at)

    return do


def accounts() -> int:
    with at_the_gate():
        return Person.objects.filter(email__iexact=OLA.email).count()


def test_a_guest_who_accepts_reads_that_paper_and_nothing_else(
    bring: Any, invite: Any, at: datetime, within: Any
) -> None:
    paper = bring()
    bring(MUNICIPALITY, Openness.OPEN)
    bring(MUNICIPALITY, Openness.PARTY)
    bring(POLICE, Openness.PARTY)
    _, secret = invite(paper)
    made = accept_as_new(secret, "Ola Rektor", PASSWORD, at=at)

    with as_person(made.id):
        assert list(Paper.objects.values_list("pk", flat=True)) == [paper]
        for model in (Council, Seat, LogEntry, Guest, Invitation, Marked, Released):
            assert not model.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM records_paper WHERE id <> %s", [paper])
            assert cursor.fetchone() == (0,)
    with within("loten"):
        assert not Seat.objects.filter(person=made).exists()
        last = LogEntry.objects.latest("number")
    assert (last.act, last.who, last.thing_id, last.party) == (
        "guest_accepted",
        made.id,
        paper,
        "",
    )


def test_they_work_at_neither_party_also_where_it_is_called_as_one(
    bring: Any, invite: Any, at: datetime, person: Any
) -> None:
    municipality = person(MUNICIPALITY).organisation
    _, secret = invite(bring(), replace(OLA, workplace=municipality.name))
    made = accept_as_new(secret, "Ola", PASSWORD, at=at)
    with at_the_gate():
        own = Organisation.objects.get(pk=made.organisation_id)
    assert own != municipality
    assert (own.name, own.party, own.country) == (municipality.name, "", "NO")


def test_who_invites_gets_the_same_answer_with_an_account_and_without(
    bring: Any, invite: Any, person: Any, within: Any
) -> None:
    paper = bring()
    told = []
    for guest in (OLA, KNOWN):
        which, _ = invite(paper, guest)
        with within("loten"):
            entry = LogEntry.objects.latest("number")
            made = Invitation.objects.get(pk=which)
        told.append(
            (entry.act, entry.thing_id, sorted(json.loads(entry.facts)), made.name, made.until)
        )
    assert told[0] == told[1]
    # The one with an account need not follow the link.
    with as_person(person("uten.sete").id):
        assert Paper.objects.filter(pk=paper).exists()


def test_a_link_works_once(bring: Any, invite: Any, at: datetime, refused: Any) -> None:
    _, secret = invite(bring())
    accept_as_new(secret, "Ola", PASSWORD, at=at)
    for act in (
        lambda: open_invitation(secret, at=at),
        lambda: accept_as_new(secret, "Ola", PASSWORD, at=at),
    ):
        with refused("invitation.not_open"):
            act()
    assert accounts() == 1


@pytest.mark.parametrize(
    ("last", "after"),
    [(LAST, LIFE), (date(2025, 6, 17), timedelta(days=1, hours=12))],
    ids=["fourteen days", "the paper's last day"],
)
def test_a_link_is_over_after_its_days_and_with_the_paper(
    last: date, after: timedelta, bring: Any, invite: Any, at: datetime, refused: Any
) -> None:
    _, secret = invite(bring(), replace(OLA, until=last))
    assert open_invitation(secret, at=at + after - timedelta(minutes=1)).until == last
    with refused("invitation.not_open"):
        open_invitation(secret, at=at + after)


def test_withdrawn_before_it_was_followed_the_link_is_dead(
    bring: Any, invite: Any, at: datetime, person: Any, refused: Any
) -> None:
    which, secret = invite(bring())
    by = person(POLICE)
    with as_person(by.id):
        guests.withdraw_guest(Invitation.objects.get(pk=which), by=by, at=at)
        assert LogEntry.objects.latest("number").act == "withdraw_guest"
    with refused("invitation.not_open"):
        accept_as_new(secret, "Ola", PASSWORD, at=at)
    assert accounts() == 0


def test_withdrawing_takes_the_paper_and_the_link_from_who_has_an_account(
    bring: Any, invite: Any, at: datetime, person: Any, refused: Any
) -> None:
    which, secret = invite(bring(), KNOWN)
    by, guest = person(MUNICIPALITY), person("uten.sete")
    with as_person(by.id):
        guests.withdraw_guest(Invitation.objects.get(pk=which), by=by, at=at)
    with refused("invitation.not_open"):
        invitations.accept_invitation(secret, by=guest, at=at)
    with as_person(guest.id):
        assert not Paper.objects.exists()


def test_inviting_again_replaces_the_link(
    bring: Any, invite: Any, at: datetime, refused: Any
) -> None:
    paper = bring()
    _, first = invite(paper)
    _, second = invite(paper, replace(OLA, email=OLA.email.upper()))
    with refused("invitation.not_open"):
        open_invitation(first, at=at)
    assert open_invitation(second, at=at).workplace == OLA.workplace


@pytest.mark.parametrize(
    "marking",
    [Marking(Openness.PARTY), Marking(Openness.EXEMPT, "no.offl.24.3", LAST)],
    ids=["the party's", "exempt"],
)
def test_of_a_paper_that_is_closed_meanwhile_the_link_shows_nothing(
    marking: Marking, bring: Any, invite: Any, mark: Any, at: datetime, refused: Any
) -> None:
    paper = bring()
    _, secret = invite(paper)
    mark(paper, marking)
    with refused("invitation.not_open"):
        open_invitation(secret, at=at)
    with refused("invitation.not_open"):
        accept_as_new(secret, "Ola", PASSWORD, at=at)
    assert accounts() == 0


def test_who_is_invited_to_what_a_party_took_back_the_other_sees_not(
    bring: Any, invite: Any, mark: Any, person: Any
) -> None:
    paper = bring()
    which, _ = invite(paper)
    with as_person(person(POLICE).id):
        assert Invitation.objects.filter(pk=which).exists()
    mark(paper, Marking(Openness.PARTY))
    with as_person(person(POLICE).id):
        assert not Invitation.objects.filter(pk=which).exists()


def test_a_second_paper_is_accepted_with_the_account_of_the_first(
    bring: Any, invite: Any, at: datetime, refused: Any
) -> None:
    first, second = bring(), bring(POLICE)
    (_, one), (_, other) = invite(first), invite(second)
    made = accept_as_new(one, "Ola", PASSWORD, at=at)
    with refused("invitation.has_account"):
        accept_as_new(other, "Ola", PASSWORD, at=at)
    invitations.accept_invitation(other, by=made, at=at)
    with as_person(made.id):
        assert set(Paper.objects.values_list("pk", flat=True)) == {first, second}


def test_a_guest_whose_last_paper_ran_out_has_no_place(
    bring: Any, invite: Any, at: datetime, within: Any
) -> None:
    _, secret = invite(bring())
    made = accept_as_new(secret, "Ola", PASSWORD, at=at)
    with at_the_gate():
        assert has_place(made.id)
    with within("loten"):
        Guest.objects.filter(person=made).update(until=at.date() - timedelta(days=1))
    with at_the_gate():
        assert not has_place(made.id)
    with as_person(made.id):
        assert not Paper.objects.exists()


def test_a_guest_who_is_given_a_seat_works_for_its_party_from_then_on(
    bring: Any, invite: Any, at: datetime, person: Any, within: Any
) -> None:
    _, secret = invite(bring())
    made = accept_as_new(secret, "Ola", PASSWORD, at=at)
    by = person(MUNICIPALITY)
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        seat = Invited("Ola", OLA.email, Role.OTHER, at.date())
        invited = invitations.invite(council, seat, by.organisation, by=by, at=at)
        link = invitations.renew_link(invited, at=at)
    invitations.accept_invitation(link, by=made, at=at)
    with at_the_gate():
        assert Person.objects.get(pk=made.pk).organisation == by.organisation
    with within("loten"):
        assert Seat.objects.get(person=made).party == "municipality"


def test_the_database_hangs_no_invitation_on_another_councils_paper(
    bring: Any, invite: Any, within: Any
) -> None:
    which, _ = invite(bring())
    with within("loten"):
        row: dict[str, Any] = {**Invitation.objects.filter(pk=which).values().get()}
    with pytest.raises(DatabaseError, match="same_council"), within("lund") as lund:
        theirs = {"id": uuid7(), "secret_sha256": "", "council_id": lund.id}
        Invitation.objects.create(**{**row, **theirs})
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    "columns", [{"role": "other"}, {"workplace": ""}, {"until": None}, {"paper": None}]
)
def test_the_database_takes_no_invitation_to_a_seat_and_a_paper_at_once(
    columns: dict[str, Any], bring: Any, invite: Any, within: Any
) -> None:
    which, _ = invite(bring())
    refuses = pytest.raises(DatabaseError, match="to_a_seat_or_to_see_something")
    with within("loten"), refuses, transaction.atomic():
        Invitation.objects.filter(pk=which).update(**columns)
