"""Being corrected and forgotten: by a second person, and not while something speaks against."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from samrad.actions import housekeeping, rights
from samrad.actions.councils import give_seat
from samrad.actions.feeds import subscribe
from samrad.core.basics.countries import Country
from samrad.core.people.roles import Role
from samrad.core.retention.choices import rules_for
from samrad.core.retention.kinds import Kind
from samrad.records.agreements.models import Version
from samrad.records.basics.context import as_operator, as_person, at_the_gate
from samrad.records.basics.ids import uuid7
from samrad.records.basics.secrets import sha256_of
from samrad.records.councils.models import Seat
from samrad.records.districts.models import Analyst, District
from samrad.records.evidence.models import Feed
from samrad.records.invitations.models import Invitation
from samrad.records.log.models import LogEntry
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person, Recovery
from samrad.records.retention.models import Housekeeping
from samrad.records.retention.queries import Run
from samrad.records.rights.models import Forgetting

pytestmark = pytest.mark.django_db

YESTERDAY = date(2025, 6, 15)
RULES = {country: rules_for(country, ()) for country in Country}


def leave(within: Any, who: Person, *, over: bool = True) -> None:
    """The seat ends; `over`: so does every agreement they may have signed."""
    with within("loten"):
        Seat.objects.filter(person=who).update(until=YESTERDAY)
        if over:
            Version.objects.exclude(since=None).update(until=YESTERDAY)


def ask(who: Person, at: datetime) -> Forgetting:
    with as_person(who.id):
        rights.ask_to_be_forgotten(who, at=at)
        return Forgetting.objects.get(person=who)


# --- what stands against it ----------------------------------------------------------------


@pytest.mark.parametrize("until", [None, date(2025, 6, 16), date(2999, 1, 1)])
def test_with_a_seat_nobody_is_forgotten(
    until: date | None, within: Any, person: Any, at: datetime, refused: Any
) -> None:
    mayor = person("ordforer.loten")
    with within("loten"):
        Seat.objects.filter(person=mayor).update(until=until)
    with as_person(mayor.id), refused("rights.seat"):
        rights.ask_to_be_forgotten(mayor, at=at)
    with refused("rights.seat"):
        rights.forget(mayor, at=at)


@pytest.mark.parametrize("who", ["slt.loten", "politikontakt.loten"])
def test_the_last_who_runs_the_year_for_a_party_has_a_seat_and_is_not_forgotten(
    who: str, within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten"):
        Version.objects.exclude(since=None).update(until=YESTERDAY)
    with refused("rights.seat"):
        rights.forget(person(who), at=at)


def test_nor_with_a_seat_still_to_come(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    mayor = person("ordforer.loten")
    with within("loten"):
        Seat.objects.filter(person=mayor).update(since=date(2026, 1, 1))
    with refused("rights.seat"):
        rights.forget(mayor, at=at)


def test_who_signed_an_agreement_in_force_has_to_be_known(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    signed = person("politikontakt.loten")
    leave(within, signed, over=False)
    with as_person(signed.id), refused("rights.signed"):
        rights.ask_to_be_forgotten(signed, at=at)
    with within("loten"):
        Version.objects.exclude(since=None).update(until=YESTERDAY)
    ask(signed, at)


# --- asking and doing ----------------------------------------------------------------------


def test_asked_again_the_older_receipt_stops_working(person: Any, at: datetime) -> None:
    who = person("uten.sete")
    with as_person(who.id):
        first = rights.ask_to_be_forgotten(who, at=at)
        second = rights.ask_to_be_forgotten(who, at=at)
        kept = Forgetting.objects.get()
    assert kept.secret_sha256 == sha256_of(second) != sha256_of(first)


def test_taken_back_nothing_was_deleted(person: Any, at: datetime) -> None:
    who = person("uten.sete")
    ask(who, at)
    with as_person(who.id):
        rights.take_back(who)
        assert not Forgetting.objects.exists()
    assert person("uten.sete").name == "Uten sete"


def test_a_second_person_forgets_and_the_log_says_so(
    within: Any, person: Any, at: datetime
) -> None:
    gone, second = person("politikontakt.loten"), person("slt.loten")
    leave(within, gone)
    asked = ask(gone, at)
    with as_person(second.id):
        asked = Forgetting.objects.select_related("person").get(pk=asked.pk)
        council = Seat.objects.filter(person=gone)[0].council
        rights.forget_person(asked, council, by=second, at=at)
        entry = LogEntry.objects.latest("number")
    assert (entry.act, entry.who, entry.thing, entry.thing_id) == (
        "forget_person",
        second.id,
        "person",
        gone.id,
    )
    with at_the_gate():
        gone.refresh_from_db()
    assert (gone.name, gone.is_active, gone.has_usable_password()) == ("", False, False)
    assert gone.email == f"{gone.id}@forgotten.invalid"
    assert (gone.last_role, gone.last_party) == ("police_contact", "police")
    assert (gone.forgotten_at, gone.last_login) == (at, None)


def test_nobody_forgets_themselves(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    who = person("slt.loten")
    with at_the_gate():
        asked = Forgetting.objects.create(person=who, secret_sha256="a", asked_at=at)
    with within("loten") as council, refused("rights.second_person"):
        rights.forget_person(asked, council, by=who, at=at)


def test_who_got_a_seat_meanwhile_is_not_forgotten(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    gone, second = person("ordforer.loten"), person("slt.loten")
    leave(within, gone)
    asked = ask(gone, at)
    with within("loten") as council:
        give_seat(council, gone, Role.MAYOR, since=at.date(), at=at)
        with refused("rights.barred"):
            rights.forget_person(asked, council, by=second, at=at)
    assert person("ordforer.loten").name


def test_all_they_sign_in_with_goes_and_nobody_elses(
    within: Any, person: Any, at: datetime, signed_in: Any
) -> None:
    gone, stays = person("politikontakt.loten"), person("slt.loten")
    for who in (gone, stays):
        with as_person(who.id):
            subscribe(Seat.objects.filter(person=who)[0].council, by=who, at=at)
        signed_in(who.email.partition("@")[0])
        with at_the_gate():
            EmailAddress.objects.create(user=who, email=who.email, primary=True)
            Authenticator.objects.create(user=who, type="totp", data={"secret": "x"})
            UserSession.objects.create(user=who, session_key=who.email, ip="127.0.0.1")
    signed_in("politikontakt.loten")
    leave(within, gone)
    removed = rights.forget(gone, at=at)

    assert {name: removed[name] for name in ("feeds", "sign_in")} == {"feeds": 1, "sign_in": 3}
    assert removed["sessions"] >= 1
    with at_the_gate():
        assert [one.user for one in EmailAddress.objects.all()] == [stays]
        assert [one.user for one in Authenticator.objects.all()] == [stays]
        owners = {one.get_decoded().get("_auth_user_id") for one in Session.objects.all()}
        assert str(gone.id) not in owners
    with within("loten"):
        assert [feed.person for feed in Feed.objects.all()] == [stays]


def test_what_they_did_stands(within: Any, person: Any, at: datetime) -> None:
    gone = person("politikontakt.loten")
    leave(within, gone)
    with within("loten"):
        before = (Paper.objects.count(), LogEntry.objects.count(), Seat.objects.count())
    rights.forget(gone, at=at)
    with within("loten"):
        now = (Paper.objects.count(), LogEntry.objects.count(), Seat.objects.count())
        assert now == before
        assert Paper.objects.filter(brought_by=gone).exists()


def test_the_receipt_says_how_much_and_no_more_who(person: Any, at: datetime) -> None:
    who = person("uten.sete")
    asked = ask(who, at)
    removed = rights.forget(who, at=at)
    with at_the_gate():
        asked.refresh_from_db()
    assert (asked.person, asked.done_at, asked.removed) == (None, at, removed)


# --- correcting ----------------------------------------------------------------------------


def test_a_name_and_an_address_are_corrected(person: Any) -> None:
    who = person("uten.sete")
    with as_person(who.id):
        rights.correct(who, name="Ny Navn", email="ny@samrad.example")
    assert person("ny").name == "Ny Navn"


def test_nobody_takes_anothers_address_however_it_is_written(person: Any, refused: Any) -> None:
    who = person("uten.sete")
    with as_person(who.id), refused("rights.address_taken"):
        rights.correct(who, name="X", email="SLT.Loten@samrad.example")
    assert person("uten.sete").name == "Uten sete"


# --- persons nobody needs any more ---------------------------------------------------------


@pytest.fixture
def later(at: datetime, settings: Any, within: Any) -> datetime:
    """Years on: all that was made today is older than two, and who had a seat has it still."""
    for slug in ("loten", "lorenskog"):
        with within(slug):
            Seat.objects.update(until=None)
    settings.SAMRAD_DEMO_DAY = "2029-12-01"
    return datetime(2029, 12, 1, 12, tzinfo=at.tzinfo)


def kept_house(at: datetime) -> dict[str, int]:
    run = Run(uuid7(), at, "worker")
    return {
        due.rule.kind: due.number
        for due in housekeeping.keep_house(RULES, on=at.date(), run=run)
    }


def test_who_has_had_no_seat_for_two_years_is_forgotten_and_the_others_are_not(
    person: Any, later: datetime
) -> None:
    idle = person("uten.sete")
    listed = {
        due.rule.kind: due.number for due in housekeeping.due_here(RULES, on=later.date())
    }
    assert listed[Kind.PERSON] == 1
    assert kept_house(later)[Kind.PERSON] == 1
    with at_the_gate():
        idle.refresh_from_db()
    assert idle.name == ""
    assert person("slt.loten").name
    assert Kind.PERSON not in kept_house(later)
    with as_operator():
        receipt = Housekeeping.objects.get(kind="person")
    assert (receipt.number, receipt.ran_by) == (1, "worker")


@pytest.mark.parametrize("days", [0, -1])
def test_the_two_years_count_from_the_last_seat(
    days: int, within: Any, person: Any, later: datetime
) -> None:
    mayor = person("ordforer.loten")
    ended = date(2027, 12, 1) + timedelta(days=days)
    with within("loten"):
        Seat.objects.filter(person=mayor).update(until=ended)
    kept_house(later)
    with at_the_gate():
        mayor.refresh_from_db()
    assert (mayor.name == "") is (days < 0)


@pytest.mark.parametrize("post", ["analyst", "invited"])
def test_who_reads_for_a_district_or_is_invited_is_not_idle(
    post: str, within: Any, person: Any, later: datetime
) -> None:
    who = person("uten.sete")
    if post == "analyst":
        with as_operator():
            Analyst.objects.create(person=who, district=District.objects.all()[0])
    else:
        with within("loten") as council:
            Invitation.objects.create(
                council=council,
                name="Uten Sete",
                email=who.email.upper(),
                party="municipality",
                organisation_id=who.organisation_id,
                role="coordinator",
                since=later,
                invited_at=later,
                invited_by=person("slt.loten"),
                expires_at=later,
            )
    assert Kind.PERSON not in kept_house(later)


@pytest.mark.parametrize("ended", ["used_at", "expires_at", "asked_at"])
def test_being_let_in_anew_goes_a_month_after_it_ended(
    ended: str, person: Any, at: datetime
) -> None:
    then = datetime(2025, 5, 15, 12, tzinfo=at.tzinfo)
    kept = {"asked_at": then, "expires_at": at, "used_at": None}
    if ended == "asked_at":
        kept["expires_at"] = None
    with at_the_gate():
        Recovery.objects.create(person=person("slt.loten"), **{**kept, ended: then})
        Recovery.objects.create(person=person("ordforer.loten"), asked_at=at)
    assert kept_house(at)[Kind.RECOVERY] == 1
    with at_the_gate():
        assert Recovery.objects.get().person_id == person("ordforer.loten").id


def test_who_signed_in_since_is_not_idle(person: Any, later: datetime) -> None:
    who = person("uten.sete")
    with at_the_gate():
        Person.objects.filter(pk=who.pk).update(last_login=datetime(2028, 1, 1, tzinfo=UTC))
    assert Kind.PERSON not in kept_house(later)


def test_sessions_that_ran_out_go_and_open_ones_stay(at: datetime) -> None:
    with at_the_gate():
        for key, days in (("old", -1), ("open", 1)):
            until = at + timedelta(days=days)
            Session.objects.create(session_key=key, session_data="", expire_date=until)
    assert kept_house(at)[Kind.SESSION] == 1
    with at_the_gate():
        assert list(Session.objects.values_list("pk", flat=True)) == ["open"]
