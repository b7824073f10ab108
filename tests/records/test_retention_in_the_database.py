"""Nothing goes without its receipt; nobody writes one by hand or lists what is another's."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.utils import IntegrityError

from samrad.records.basics.context import as_operator, as_person, at_the_gate
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Seat
from samrad.records.evidence.models import Reminder
from samrad.records.retention.models import Disposal, Housekeeping
from samrad.records.rights.models import Forgetting

pytestmark = pytest.mark.django_db

DENIED = pytest.raises(ProgrammingError, match=r"permission denied|row-level security")


def asked(statement: str, *given: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()


@pytest.fixture
def receipts(within: Any, at: datetime) -> None:
    """One reminder disposed of in each of two councils."""
    for slug in ("loten", "lund"):
        with within(slug) as council:
            Reminder.objects.create(
                council=council, duty="x", due=at, days_before=0, made_on=date(2010, 1, 1)
            )
            dispose(council.id, at)


def dispose(council: object, at: datetime, kind: str = "reminder", decision: str = "") -> int:
    given = (council, kind, date(2020, 1, 1), uuid7(), "GDPR", decision, at, "worker")
    rows = asked("SELECT samrad_dispose(%s, %s, %s, %s, %s, %s, %s, %s)", *given)
    number: int = rows[0][0]
    return number


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM records_reminder",
        "UPDATE records_disposal SET number = 0",
        "DELETE FROM records_disposal",
        "INSERT INTO records_disposal SELECT * FROM records_disposal",
        "UPDATE records_housekeeping SET number = 0",
        "DELETE FROM records_housekeeping",
    ],
)
@pytest.mark.usefixtures("receipts")
def test_the_application_deletes_no_reminder_and_makes_or_changes_no_receipt(
    statement: str, within: Any
) -> None:
    with within("loten"), DENIED, transaction.atomic():
        asked(statement)


@pytest.mark.usefixtures("receipts")
def test_a_receipt_is_read_by_both_parties_and_in_no_other_council(
    person: Any, council_id: Any
) -> None:
    for who in ("slt.loten", "politikontakt.loten"):
        with as_person(person(who).id):
            assert [one.council_id for one in Disposal.objects.all()] == [council_id("loten")]
    with as_person(person("uten.sete").id):
        assert not Disposal.objects.exists()


def test_what_is_due_is_listed_for_no_person(person: Any, council_id: Any) -> None:
    # The papers a party keeps are among it.
    refused = pytest.raises(ProgrammingError, match="in the context of its council")
    with as_person(person("slt.loten").id), refused, transaction.atomic():
        asked("SELECT * FROM samrad_due(%s, 'police_paper', '2999-01-01')", council_id("loten"))


def test_one_councils_job_disposes_of_nothing_in_another(
    within: Any, council_id: Any, at: datetime
) -> None:
    refused = pytest.raises(ProgrammingError, match="in the context of its council")
    with within("loten"), refused, transaction.atomic():
        dispose(council_id("lund"), at)


@pytest.mark.parametrize(
    "kind", ["log", "agreement", "evidence", "seat", "records_seat", "paper"]
)
def test_what_is_kept_the_database_does_not_dispose_of(
    kind: str, within: Any, at: datetime
) -> None:
    refused = pytest.raises(Exception, match="is ever due")
    with within("loten") as council, refused, transaction.atomic():
        dispose(council.id, at, kind, "sak 1")


def test_papers_the_database_keeps_without_a_decision(within: Any, at: datetime) -> None:
    refused = pytest.raises(ProgrammingError, match="on a decision")
    with within("loten") as council, refused, transaction.atomic():
        dispose(council.id, at, "police_paper")


def test_the_installations_receipts_are_the_operators(person: Any, at: datetime) -> None:
    values = {"run": uuid7(), "kind": "session", "number": 1, "before": at, "at": at}
    with at_the_gate():
        Housekeeping.objects.create(**values)
    with as_operator():
        assert Housekeeping.objects.count() == 1
    with as_person(person("slt.loten").id):
        assert not Housekeeping.objects.exists()
        with DENIED, transaction.atomic():
            Housekeeping.objects.create(**values)


# --- a person's own rights -----------------------------------------------------------------


@pytest.mark.parametrize("call", ["samrad_let_go(%s)", "samrad_idle_persons('NO', '2999-1-1')"])
def test_nobody_is_forgotten_or_listed_but_at_the_gate(
    call: str, person: Any, within: Any
) -> None:
    given = [person("uten.sete").id] if "%s" in call else []
    refused = pytest.raises(ProgrammingError, match=r"at the gate|only an operator")
    with as_person(person("slt.loten").id), refused, transaction.atomic():
        asked(f"SELECT * FROM {call}", *given)
    with within("loten"), refused, transaction.atomic():
        asked(f"SELECT * FROM {call}", *given)


def test_not_even_at_the_gate_is_somebody_forgotten_who_holds_a_seat(person: Any) -> None:
    refused = pytest.raises(ProgrammingError, match="cannot be forgotten yet")
    with at_the_gate(), refused, transaction.atomic():
        asked("SELECT * FROM samrad_let_go(%s)", person("slt.loten").id)


def test_what_is_held_on_somebody_is_told_to_nobody_else(person: Any, within: Any) -> None:
    refused = pytest.raises(ProgrammingError, match="only a person asks")
    with within("loten"), refused, transaction.atomic():
        asked("SELECT * FROM samrad_traces()")
    with as_person(person("slt.loten").id):
        with pytest.raises(ProgrammingError, match="of another"), transaction.atomic():
            asked("SELECT samrad_bars(%s)", person("politikontakt.loten").id)
        mine = set(asked("SELECT held_in, by_column, which FROM samrad_traces()"))
    with as_person(person("politikontakt.loten").id):
        theirs = set(asked("SELECT held_in, by_column, which FROM samrad_traces()"))
    assert mine
    assert theirs
    assert not mine & theirs


def test_who_asks_is_known_in_the_council_they_sat_in_and_nowhere_else(
    person: Any, within: Any, at: datetime
) -> None:
    who = person("ordforer.loten")
    with within("loten"):
        Seat.objects.filter(person=who).update(until=date(2025, 6, 1))
    with as_person(who.id):
        Forgetting.objects.create(person=who, secret_sha256="a" * 64, asked_at=at)
    with as_person(person("slt.loten").id):
        assert Forgetting.objects.count() == 1
        assert Forgetting.objects.all().delete()[0] == 0
    with as_person(person("samordnare.lund").id):
        assert not Forgetting.objects.exists()


def test_nobody_asks_for_another_and_nobody_marks_it_as_done(person: Any, at: datetime) -> None:
    me, other = person("slt.loten"), person("politikontakt.loten")
    with as_person(me.id):
        with DENIED, transaction.atomic():
            Forgetting.objects.create(person=other, secret_sha256="a" * 64, asked_at=at)
        Forgetting.objects.create(person=me, secret_sha256="b" * 64, asked_at=at)
        assert Forgetting.objects.update(done_at=at, person=None) == 0
    refused = pytest.raises(IntegrityError, match="names_nobody")
    with at_the_gate(), refused, transaction.atomic():
        Forgetting.objects.update(done_at=at)
