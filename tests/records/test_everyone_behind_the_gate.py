"""Persons, sessions and what they sign in with: seen at the gate, and by whom they concern."""

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.db import ProgrammingError, connection, connections, transaction

from samrad.project.migrating import unguarded
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_operator, as_person, at_the_gate, in_council
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.people.models import Organisation, Person

pytestmark = pytest.mark.django_db


def names(model: Any) -> set[str]:
    return set(model.objects.values_list("name", flat=True))


def visible(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("model", [Person, Organisation, Session])
def test_without_a_context_nobody_is_looked_up(model: Any, signed_in: Any) -> None:
    signed_in("slt.loten")
    with pytest.raises(ProgrammingError, match="no council context"):
        model.objects.count()


def test_one_sees_oneself_and_those_of_ones_councils(person: Any) -> None:
    with as_person(person("samordnare.lund").id):
        seen = set(Person.objects.values_list("email", flat=True))

    assert {"samordnare.lund@samrad.example", "kommunpolis.lund@samrad.example"} <= seen
    assert not any("loten" in one or "hallingdal" in one for one in seen)
    assert "uten.sete@samrad.example" not in seen


def test_whose_seat_has_ended_is_still_known_by_name(within: Any, person: Any) -> None:
    with within("loten"):
        Seat.objects.filter(person=person("slt.loten")).update(until=date(2025, 1, 1))
        assert Person.objects.filter(email="slt.loten@samrad.example").exists()


def test_without_a_seat_one_sees_oneself_alone(person: Any) -> None:
    outsider = person("uten.sete")
    with as_person(outsider.id):
        assert list(Person.objects.all()) == [outsider]
        assert list(Organisation.objects.all()) == [outsider.organisation]


def test_a_council_sees_the_organisations_that_take_part(within: Any) -> None:
    with within("lund"):
        parties = CouncilParty.objects.values_list("organisation__name", flat=True)
        assert set(parties) <= names(Organisation)
        assert "Løten kommune" not in names(Organisation)


def test_an_operator_and_the_gate_see_everyone_and_no_council() -> None:
    for context in (as_operator, at_the_gate):
        with context():
            assert Person.objects.filter(email="uten.sete@samrad.example").exists()
            assert names(Organisation) > {"Løten kommune"}
            assert not Council.objects.exists()
            assert not Seat.objects.exists()


def test_nobody_changes_another_person(person: Any) -> None:
    other = person("politikontakt.loten")
    with as_person(person("slt.loten").id):
        assert Person.objects.filter(pk=other.pk).exists()
        assert Person.objects.filter(pk=other.pk).update(email="evil@samrad.example") == 0
        assert Person.objects.filter(pk=other.pk).update(password="!") == 0


def test_nobody_but_an_operator_and_the_gate_makes_or_removes_persons(person: Any) -> None:
    own = person("slt.loten")
    new = {"email": "x@samrad.example", "name": "X", "organisation_id": own.pk}
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with as_person(own.id), refused, transaction.atomic():
        Person.objects.create(**new)
    with as_person(own.id):
        assert Person.objects.filter(pk=own.pk)._raw_delete("default") == 0


def test_a_session_is_read_at_the_gate_only(signed_in: Any, person: Any) -> None:
    signed_in("slt.loten")
    with at_the_gate():
        assert visible("django_session") > 0
    with as_person(person("slt.loten").id):
        assert visible("django_session") == 0
    with as_operator():
        assert visible("django_session") == 0


@pytest.mark.parametrize(
    "table", ["account_emailaddress", "mfa_authenticator", "usersessions_usersession"]
)
def test_what_one_signs_in_with_is_ones_own(table: str, person: Any, within: Any) -> None:
    mine, theirs = person("slt.loten"), person("politikontakt.loten")
    with as_person(mine.id):
        had = visible(table)
    with at_the_gate():
        everyones = visible(table)
        for who in (mine, theirs):
            _have_one(table, who)
        assert visible(table) == everyones + 2
    with as_person(mine.id):
        assert visible(table) == had + 1
    with within("loten"):
        assert visible(table) == 0


def _have_one(table: str, who: Person) -> None:
    if table == "account_emailaddress":
        from allauth.account.models import EmailAddress

        EmailAddress.objects.create(user=who, email=who.email, primary=True)
    elif table == "mfa_authenticator":
        from allauth.mfa.models import Authenticator

        Authenticator.objects.create(user=who, type="totp", data={"secret": "x"})
    else:
        from allauth.usersessions.models import UserSession

        UserSession.objects.create(user=who, session_key=who.email, ip="127.0.0.1")


def test_the_gate_inside_a_page_leaves_the_pages_context_in_force(person: Any) -> None:
    with as_person(person("slt.loten").id):
        with at_the_gate():
            assert not Council.objects.exists()
            with at_the_gate():
                assert Person.objects.filter(email="uten.sete@samrad.example").exists()
        assert [one.slug for one in Council.objects.all()] == ["loten"]
        assert not Person.objects.filter(email="uten.sete@samrad.example").exists()


def test_a_gate_left_by_an_error_is_shut(person: Any) -> None:
    with as_person(person("slt.loten").id):
        with pytest.raises(ZeroDivisionError), at_the_gate():
            _ = 1 / 0
        assert not Person.objects.filter(email="uten.sete@samrad.example").exists()


def test_a_session_of_a_person_who_is_gone_opens_nothing(settings: Any) -> None:
    store = import_module(configured.SESSION_ENGINE).SessionStore()
    store["_auth_user_id"] = "00000000-0000-0000-0000-00000000dead"
    store["_auth_user_backend"] = configured.AUTHENTICATION_BACKENDS[0]
    store.create()
    from django.test import Client

    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
    assert client.get("/").status_code == 302


@pytest.mark.django_db(databases=["default", "owner"], transaction=False)
def test_a_table_without_its_guard_is_found() -> None:
    pytest.importorskip("psycopg")
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE left_open (id int)")
        assert unguarded("owner") == ["left_open"]
        cursor.execute("ALTER TABLE left_open ENABLE ROW LEVEL SECURITY")
        assert unguarded("owner") == ["left_open"]
        cursor.execute("ALTER TABLE left_open FORCE ROW LEVEL SECURITY")
        assert unguarded("owner") == []
        cursor.execute("ALTER TABLE left_open ADD council_id uuid")
        assert unguarded("owner") == ["left_open"]
        transaction.set_rollback(True, using="owner")


def test_the_operators_trouble_names_the_open_table(monkeypatch: Any) -> None:
    from samrad.project import migrating

    monkeypatch.setattr(migrating, "call_command", lambda *_args, **_kwargs: None)
    monkeypatch.setattr(migrating, "unguarded", lambda _alias: ["left_open"])
    with pytest.raises(Trouble, match="Everyone could read left_open"):
        migrating.migrate()


def test_a_council_does_not_see_the_members_of_another(council_id: Any) -> None:
    with in_council(council_id("lund")):
        assert "slt.loten@samrad.example" not in Person.objects.values_list("email", flat=True)
