"""What was done is written down, by its doer, once; the application cannot change it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, ProgrammingError, connection, connections, transaction

from samrad.actions.evidence import note_evidence, withdraw_evidence
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refused
from samrad.core.duties.evidence import Evidence as Done
from samrad.core.log.chain import Head, verify
from samrad.records.basics.context import as_person, in_council
from samrad.records.log.models import LogEntry, LogHead
from samrad.records.log.queries import NewEntry, entries_of, head_of, write

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 6, 16, 12, tzinfo=UTC)
DONE = Done(Deed.EVALUATED, date(2025, 6, 16), "sak 1/25")


def add(council: UUID, who: UUID | None, **more: Any) -> None:
    entry: dict[str, Any] = {
        "council": council,
        "at": NOON,
        "who": who,
        "party": "police",
        "act": "note_evidence",
        "thing": "evidence",
        "thing_id": None,
        "facts": {},
    }
    write(NewEntry(**{**entry, **more}))


def test_every_council_of_the_demo_has_a_log_that_is_whole(council_id: Any) -> None:
    for slug in ("lorenskog", "loten", "hallingdal", "lund"):
        council = council_id(slug)
        with in_council(council):
            head = head_of(council)
            assert head.number > 0
            assert verify(entries_of(council), head) is None


def test_an_act_is_in_the_log_with_who_and_for_which_party(
    within: Any, person: Any, at: datetime
) -> None:
    with within("loten") as council:
        by = person("politikontakt.loten")
        noted = note_evidence(council, DONE, by=by, at=at)
        withdraw_evidence(noted, by=by, at=at)
        last = list(LogEntry.objects.order_by("-number")[:2])

    assert [entry.act for entry in last] == ["withdraw_evidence", "note_evidence"]
    assert {entry.who for entry in last} == {by.id}
    assert {entry.party for entry in last} == {"police"}
    assert {entry.thing_id for entry in last} == {noted.id}
    # The words of the reference are not in it: they can be deleted, the log cannot.
    assert all("sak" not in entry.facts for entry in last)


def test_what_was_refused_is_not_in_the_log(within: Any, person: Any, at: datetime) -> None:
    with within("loten") as council:
        before = head_of(council.id)
        with pytest.raises(Refused):
            note_evidence(council, DONE, by=person("uten.sete"), at=at)
        assert head_of(council.id) == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO records_logentry SELECT * FROM records_logentry",
        "UPDATE records_logentry SET who = NULL",
        "DELETE FROM records_logentry",
        "TRUNCATE records_logentry",
        "UPDATE records_loghead SET number = 0",
        "DELETE FROM records_loghead",
        "ALTER TABLE records_logentry DISABLE TRIGGER ALL",
        "SELECT samrad_log_is_written()",
        "DROP FUNCTION samrad_log CASCADE",
    ],
)
def test_the_application_can_add_and_nothing_else(statement: str, within: Any) -> None:
    refused = pytest.raises(DatabaseError)
    with within("loten"), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize(
    "statement", ["UPDATE records_logentry SET who = NULL", "DELETE FROM records_logentry"]
)
def test_not_even_the_owner_changes_it_in_passing(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="stays as it is"),
        transaction.atomic(using="owner"),
        connections["owner"].cursor() as cursor,
    ):
        cursor.execute(statement)


def test_nobody_writes_in_the_name_of_another(person: Any, council_id: Any) -> None:
    council, me = council_id("loten"), person("slt.loten")
    with as_person(me.id):
        add(council, me.id)
        for other in (person("politikontakt.loten").id, None):
            refused = pytest.raises(ProgrammingError, match="in the name of another")
            with refused, transaction.atomic():
                add(council, other)


def test_nobody_writes_into_another_councils_log(person: Any, council_id: Any) -> None:
    for other in (council_id("lund"), uuid4()):
        refused = pytest.raises(ProgrammingError, match="not the log of a council")
        with as_person(person("slt.loten").id), refused, transaction.atomic():
            add(other, person("slt.loten").id)


def test_nobody_reads_another_councils_log(person: Any, council_id: Any) -> None:
    lund = council_id("lund")
    with in_council(lund):
        assert LogEntry.objects.count() > 0
    with as_person(person("slt.loten").id):
        assert set(LogEntry.objects.values_list("council_id", flat=True)) == {
            council_id("loten")
        }
        assert not LogHead.objects.filter(council=lund).exists()


def test_the_database_seals_as_the_core_verifies(council_id: Any) -> None:
    council = council_id("loten")
    odd = {"reason": "æøå – \"'|\\ 日本 \U0001f600", "empty": "", "none": None, "n": 0}
    with in_council(council):
        add(council, uuid4(), facts=odd, party="", act="ø", thing_id=uuid4())
        add(council, None, at=datetime(1999, 12, 31, 23, 59, 59, 1, tzinfo=UTC))
        head = head_of(council)
        assert verify(entries_of(council), head) is None
        assert verify(entries_of(council), Head(head.number, "0" * 64)) is not None
