"""A query without a filter cannot leak another council; no context is a loud error."""

from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction
from django.db.utils import IntegrityError

from samrad.project.migrating import unguarded
from samrad.records.agreements.models import Clause, Version
from samrad.records.basics.context import (
    ContextInUse,
    Scope,
    as_operator,
    as_person,
    in_council,
    token,
)
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.evidence.models import Evidence
from samrad.records.figures.models import Delivery, Figure, Source
from samrad.records.meetings.approving import Approval, MinutesVersion, Reader
from samrad.records.meetings.followups import FollowUp
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.models import Item, Meeting, Paragraph, Presence
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.meetings.publications import PublicMinutes

pytestmark = pytest.mark.django_db

# Tables with a council's rows, and something in each that could have leaked; of meetings those
# the demo fills. `test_isolation_of_meetings.py` fills the others.
FILLED = [
    *(Council, CouncilParty, Seat, Version, Clause, Evidence),
    *(Meeting, Item, Paragraph, Presence, Matter, Measure, NoMeasure, FollowUp),
    *(Notice, Receipt, Reader, Approval, MinutesVersion, PublicMinutes),
    *(Source, Delivery, Figure),
]


@pytest.mark.parametrize("model", FILLED, ids=lambda model: model.__name__)
def test_an_unfiltered_query_returns_nothing_of_another_council(
    model: type[models.Model], council_id: Any
) -> None:
    field = "id" if model is Council else "council_id"
    with in_council(council_id("lorenskog")):
        own = set(model._base_manager.values_list(field, flat=True))
    with in_council(council_id("loten")):
        other = set(model._base_manager.values_list(field, flat=True))

    assert own == {council_id("lorenskog")}
    assert other == {council_id("loten")}


@pytest.mark.parametrize("model", FILLED, ids=lambda model: model.__name__)
def test_without_a_context_a_query_fails_aloud(model: type[models.Model]) -> None:
    with pytest.raises(ProgrammingError, match="no council context"), transaction.atomic():
        model._base_manager.exists()


def test_raw_sql_sees_no_more_than_the_context(council_id: Any) -> None:
    statements = [
        "SELECT council_id FROM records_clause",
        "WITH all_of_it AS (SELECT * FROM records_clause) SELECT council_id FROM all_of_it",
        "SELECT council_id FROM records_seat UNION SELECT council_id FROM records_evidence",
        "SELECT id FROM records_council",
    ]
    with in_council(council_id("lund")), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            assert {row[0] for row in cursor.fetchall()} == {council_id("lund")}


def test_a_person_sees_the_councils_with_a_seat_and_no_other(person: Any) -> None:
    with as_person(person("politikontakt.hallingdal").id):
        seen = set(Council.objects.values_list("slug", flat=True))

    assert seen == {"hallingdal", "flaa", "nesbyen", "gol", "hemsedal", "aal", "hol"}


@pytest.mark.parametrize(
    ("since", "until"),
    [("2999-01-01", None), ("2020-01-01", "2020-12-31")],
    ids=["not begun", "over"],
)
def test_a_person_sees_nothing_through_a_seat_at_another_time(
    since: str, until: str | None, person: Any, council_id: Any
) -> None:
    outsider = person("uten.sete")
    with in_council(council_id("loten")):
        Seat.objects.create(
            council_id=council_id("loten"),
            person=outsider,
            party="municipality",
            role="coordinator",
            since=since,
            until=until,
        )
    with as_person(outsider.id):
        assert Council.objects.count() == 0
        assert Evidence.objects.count() == 0


def test_a_person_without_a_seat_sees_nothing(person: Any) -> None:
    with as_person(person("uten.sete").id):
        assert Council.objects.count() == 0
        assert Evidence.objects.count() == 0


def test_an_operator_lists_names_and_sees_no_row() -> None:
    with as_operator():
        with connection.cursor() as cursor:
            cursor.execute("SELECT slug FROM samrad_all_councils()")
            assert len(cursor.fetchall()) == 10
        assert Council.objects.count() == 0


def test_only_an_operator_lists_councils(council_id: Any) -> None:
    with (
        pytest.raises(ProgrammingError, match="only an operator"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM samrad_all_councils()")


def test_a_row_cannot_be_written_into_another_council(council_id: Any, person: Any) -> None:
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        in_council(council_id("loten")),
    ):
        Seat.objects.create(
            council_id=council_id("lund"),
            person=person("slt.loten"),
            party="municipality",
            role="coordinator",
            since="2025-01-01",
        )


def test_a_row_cannot_be_moved_to_another_council(council_id: Any) -> None:
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        in_council(council_id("loten")),
    ):
        Evidence.objects.update(council_id=council_id("lund"))


def test_an_update_and_a_delete_touch_only_the_own_council(council_id: Any) -> None:
    with in_council(council_id("lund")):
        before = Evidence.objects.count()
    with in_council(council_id("loten")):
        Evidence.objects.all().delete()
    with in_council(council_id("lund")):
        assert Evidence.objects.count() == before > 0


def test_a_clause_cannot_hang_on_another_councils_version(council_id: Any) -> None:
    with in_council(council_id("lund")):
        foreign = Version.objects.get(number=1)

    with (
        pytest.raises(IntegrityError, match="same_council"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        Clause.objects.create(
            council_id=council_id("loten"),
            version_id=foreign.id,
            key="stray",
            kind="meetings",
            position=99,
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _claim(scope: Scope, subject: UUID) -> str:
    connection.ensure_connection()
    return token(scope, subject, connection.connection.info.backend_pid)


def _put(context: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samrad.context', %s, true)", [context])


def _forged(council: UUID) -> dict[str, str]:
    good = _claim(Scope.COUNCIL, council)
    scope, subject, pid, until, day, signature = good.split("|")
    rest = f"{pid}|{until}|{day}|{signature}"
    return {
        "another council under the old signature": f"{scope}|{UUID(int=1)}|{rest}",
        "no signature": f"{scope}|{subject}|{pid}|{until}|{day}|",
        "five fields": f"{scope}|{subject}|{pid}|{until}|{signature}",
        "another day": f"{scope}|{subject}|{pid}|{until}|1999-01-01|{signature}",
        "an empty field": f"{scope}|{subject}||{until}|{day}|{signature}",
        "another connection": token(Scope.COUNCIL, council, int(pid) + 1),
        "a longer life": f"{scope}|{subject}|{pid}|{int(until) + 9}|{day}|{signature}",
        "not a context": "council",
        "separators only": "|||||",
    }


@pytest.mark.parametrize(
    "how",
    [
        "another council under the old signature",
        "no signature",
        "five fields",
        "another day",
        "an empty field",
        "another connection",
        "a longer life",
        "not a context",
        "separators only",
    ],
)
def test_a_forged_context_is_refused(how: str, council_id: Any) -> None:
    forged = _forged(council_id("loten"))[how]
    with pytest.raises(ProgrammingError, match="not valid"), transaction.atomic():
        _put(forged)
        Council.objects.count()


def test_an_expired_context_is_refused(council_id: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("samrad.records.basics.context._SECONDS", -1)
    with (
        pytest.raises(ProgrammingError, match="not valid"),
        in_council(council_id("loten")),
    ):
        Council.objects.count()


def test_an_injection_that_sets_the_context_gets_nowhere(council_id: Any) -> None:
    lund = council_id("lund")
    injected = (
        f"SELECT set_config('samrad.context', 'council|{lund}|1|9999999999||00', true),"
        " (SELECT count(*) FROM records_evidence)"
    )
    with (
        pytest.raises(ProgrammingError, match="not valid"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        cursor.execute(injected)


def test_one_context_does_not_open_inside_another(council_id: Any) -> None:
    with (
        pytest.raises(ContextInUse),
        in_council(council_id("loten")),
        in_council(council_id("lund")),
    ):
        pass


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE records_clause DISABLE ROW LEVEL SECURITY",
        "DROP POLICY council_scope ON records_clause",
        "TRUNCATE records_clause",
        "SET ROLE samrad_owner",
        "SELECT * FROM samrad_context_key",
        "SELECT samrad_signature('council|x')",
        "UPDATE records_step SET reason = 'rewritten'",
        "DELETE FROM records_signedfile",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_application_may_not(statement: str, council_id: Any) -> None:
    with (
        pytest.raises(ProgrammingError, match=r"must be owner|permission denied"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_row_security_off_shows_an_error_and_no_row(council_id: Any) -> None:
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL row_security = off")
        cursor.execute("SELECT * FROM records_clause")


def test_tests_run_as_the_application_and_not_as_an_owner() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles"
            " WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("samrad_app", False, False)


def test_every_table_has_its_guard() -> None:
    assert unguarded() == []


def test_every_model_of_a_council_carries_its_council() -> None:
    without = {
        *("Person", "Organisation", "Council", "Recovery", "District", "Analyst", "Digest"),
        *("Forgetting", "Housekeeping", "Identity", "ServiceSession", "UsedOnce"),
        *("Statistic", "StatisticFigure"),
    }
    models_ = apps.get_app_config("records").get_models()

    assert {m.__name__ for m in models_ if not hasattr(m, "council_id")} == without


def test_every_key_to_a_row_of_a_council_names_the_council_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.conname FROM pg_constraint c"
            " JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attname = 'council_id'"
            " WHERE c.contype = 'f' AND c.confrelid <> 'records_council'::regclass"
            " AND array_length(c.conkey, 1) < 2"
        )
        assert cursor.fetchall() == []
