"""Locked minutes do not change, whatever statement the application's role sends."""

from datetime import datetime
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from minutes_afterwards import CHIEF, MAYOR, SECRETARY
from samrad.actions import locking
from samrad.records.meetings.approving import Approval, MinutesVersion
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Item, Meeting, Paragraph, Presence

pytestmark = pytest.mark.django_db

_ITEMS = "item_id IN (SELECT id FROM records_item WHERE title = 'Lys på torget')"
_OTHER = "(SELECT id FROM records_item WHERE title <> 'Lys på torget' LIMIT 1)"
STATEMENTS = [
    # The versions, approvals and corrections: only ever added to.
    "UPDATE records_minutesversion SET content = '{}'",
    "UPDATE records_minutesversion SET sha256 = repeat('0', 64)",
    "DELETE FROM records_minutesversion",
    "TRUNCATE records_minutesversion",
    "TRUNCATE records_meeting CASCADE",
    "UPDATE records_approval SET sha256 = repeat('0', 64)",
    "DELETE FROM records_approval",
    "UPDATE records_correction SET reason = 'annet'",
    (
        "MERGE INTO records_minutesversion v USING records_meeting m ON v.meeting_id = m.id"
        " WHEN MATCHED THEN UPDATE SET content = '{}'"
    ),
    (
        "INSERT INTO records_minutesversion SELECT * FROM records_minutesversion"
        " ON CONFLICT (id) DO UPDATE SET content = '{}'"
    ),
    # What was written, and who was there.
    "UPDATE records_paragraph SET text = 'omskrevet'",
    "UPDATE records_paragraph p SET text = i.title FROM records_item i WHERE i.id = p.item_id",
    "UPDATE records_paragraph SET wording = 'dissent'",
    f"UPDATE records_paragraph SET item_id = {_OTHER} WHERE {_ITEMS}",
    "DELETE FROM records_paragraph WHERE wording = 'summary'",
    "WITH gone AS (DELETE FROM records_presence RETURNING 1) SELECT count(*) FROM gone",
    "UPDATE records_presence SET present = 'away'",
    "UPDATE records_item SET title = 'Noe annet' WHERE title = 'Lys på torget'",
    (
        "UPDATE records_item SET struck_at = now(), struck_by_id = (SELECT planned_by_id FROM"
        " records_meeting WHERE number = 90)"
    ),
    "UPDATE records_item SET position = 9",
    (
        "INSERT INTO records_paragraph SELECT gen_random_uuid(), wording, position, text,"
        " openness, ground, review, revision, written_at, council_id, item_id, written_by_id"
        " FROM records_paragraph"
    ),
    "UPDATE records_meeting SET day = '1999-01-01' WHERE number = 90",
    "UPDATE records_meeting SET place = 'Annet sted' WHERE number = 90",
    # The lock itself.
    "UPDATE records_meeting SET minutes_stage = 'draft' WHERE number = 90",
    "UPDATE records_meeting SET minutes_stage = 'sent' WHERE number = 90",
    "DELETE FROM records_meeting WHERE number = 90",
    "ALTER TABLE records_paragraph DISABLE TRIGGER ALL",
    "ALTER TABLE records_minutesversion DISABLE ROW LEVEL SECURITY",
    "SET LOCAL session_replication_role = replica",
    "DROP TRIGGER minutes_written ON records_paragraph",
    (
        "CREATE OR REPLACE FUNCTION samrad_maintains() RETURNS boolean LANGUAGE sql"
        " AS 'SELECT true'"
    ),
    "CREATE RULE nothing AS ON INSERT TO records_paragraph DO INSTEAD NOTHING",
]


def _whole() -> tuple[object, ...]:
    """Everything the minutes are made of."""
    tables = (MinutesVersion, Approval, Meeting, Item, Paragraph, Presence)
    return tuple(sorted(map(str, table.objects.values_list())) for table in tables)


@pytest.mark.slow
@pytest.mark.usefixtures("locked")
def test_the_database_refuses_every_statement(acting: Any) -> None:
    refusals = r"locked|permission denied|must be owner|written"
    with acting(SECRETARY), connection.cursor() as cursor:
        before = _whole()
        assert MinutesVersion.objects.exists()
        for statement in STATEMENTS:
            with pytest.raises(DatabaseError, match=refusals), transaction.atomic():
                cursor.execute(statement)
                pytest.fail(f"nothing refuses: {statement}")
        assert _whole() == before


@pytest.mark.usefixtures("locked")
def test_a_trigger_of_ones_own_and_a_function_in_between_are_refused_too(acting: Any) -> None:
    with (
        pytest.raises(DatabaseError, match="locked"),
        acting(SECRETARY),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "CREATE FUNCTION pg_temp.samrad_maintains() RETURNS boolean LANGUAGE sql"
            " AS 'SELECT true'"
        )
        cursor.execute("SET LOCAL search_path = pg_temp, public")
        cursor.execute("UPDATE records_paragraph SET text = 'omskrevet'")


@pytest.mark.usefixtures("locked")
def test_copying_into_locked_minutes_is_refused(acting: Any) -> None:
    with (
        pytest.raises(psycopg.Error, match="row-level security"),
        acting(SECRETARY),
        connection.cursor() as cursor,
        cursor.copy("COPY records_paragraph FROM STDIN"),
    ):
        pass


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_meeting SET minutes_stage = 'locked' WHERE number = 90",
        (
            "INSERT INTO records_minutesversion SELECT gen_random_uuid(), 1, '{{}}', '{sha}',"
            " '', now(), council_id, planned_by_id, id FROM records_meeting WHERE number = 90"
        ),
        (
            "INSERT INTO records_minutesversion SELECT gen_random_uuid(), 1, '{{}}',"
            " encode(sha256('{{}}'), 'hex'), '', now(), council_id, planned_by_id, id"
            " FROM records_meeting WHERE number = 90"
        ),
        (
            "INSERT INTO records_correction SELECT gen_random_uuid(), 1, 'x', now(),"
            " planned_by_id, council_id, id FROM records_meeting WHERE number = 90"
        ),
    ],
    ids=["no version", "another text", "not approved", "nothing to correct"],
)
def test_nothing_but_what_both_approved_is_locked(
    statement: str, acting: Any, at: datetime
) -> None:
    with acting(SECRETARY) as (found, _):
        sha = minutes_of(found, on=at.date()).sha256
    with (
        pytest.raises(DatabaseError, match=r"approved|fingerprint|no version|only locked"),
        acting(SECRETARY),
        connection.cursor() as cursor,
    ):
        names = "(id, number, content, sha256, reason, locked_at, council_id, locked_by_id,"
        cursor.execute(
            statement.format(sha=sha)
            .replace(
                "records_minutesversion S", f"records_minutesversion {names} meeting_id) S"
            )
            .replace(
                "records_correction S",
                "records_correction (id, number, reason, at, by_id, council_id, meeting_id) S",
            )
        )


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize(("who", "party"), [(MAYOR, "police"), (CHIEF, "municipality")])
def test_nobody_approves_for_the_other_party(
    who: str, party: str, acting: Any, at: datetime
) -> None:
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        acting(who) as (found, by),
    ):
        _approve(found, by, party, at)


@pytest.mark.usefixtures("sent")
def test_nobody_approves_in_anothers_name_and_no_job_for_anybody(
    acting: Any, within: Any, person: Any, meeting: Any, at: datetime
) -> None:
    mayor = person(MAYOR)
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        acting(SECRETARY) as (found, _),
    ):
        _approve(found, mayor, "municipality", at)
    with pytest.raises(DatabaseError, match="row-level security"), within("loten"):
        _approve(Meeting.objects.get(pk=meeting), mayor, "municipality", at)


def _approve(found: Meeting, by: Any, party: str, at: datetime) -> None:
    sha256 = minutes_of(found, on=at.date()).sha256
    facts = {"version": 1, "sha256": sha256, "at": at, "by": by}
    Approval.objects.create(council=found.council, meeting=found, party=party, **facts)


@pytest.mark.usefixtures("locked")
def test_how_open_it_is_may_be_assessed_again_and_nothing_else(acting: Any) -> None:
    with acting(SECRETARY):
        marks = {"openness": "open", "ground": "", "review": None}
        assert Paragraph.objects.filter(text="Kommunen viste kart.").update(**marks) == 1


@pytest.mark.usefixtures("locked")
def test_a_correction_opens_what_it_names_and_nothing_of_the_version(
    acting: Any, at: datetime
) -> None:
    with acting(SECRETARY) as (found, by):
        before = found.versions.values().get()
        locking.correct_minutes(found, "Feil dato", by=by, at=at)
        assert Paragraph.objects.filter(text="Kommunen viste kart.").update(text="Rettet") == 1
        assert found.versions.values().get() == before
