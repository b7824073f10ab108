"""Whatever statement is run, and whatever lies in the database: no way round the policies."""

import re
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, connections, transaction
from psycopg import sql

import samrad
from samrad.records.basics.context import as_person, in_council
from samrad.records.evidence.models import Evidence
from samrad.records.signing_in.models import UsedOnce

pytestmark = pytest.mark.django_db

SOURCE = Path(samrad.__file__).parent

# Functions that run as the owner, past every policy, each with why it may. One that is not
# here was not reviewed.
REVIEWED = {
    "samrad_guest_orders": "identifiers of orders one is asked in as a guest, in one's time",
    "samrad_guest_units": "identifiers of the units one answers for as a guest, in one's time",
    "samrad_public_picture_of": "one published picture, less what is no longer released",
    "samrad_released_no_longer": "when the release of a paper of an own council ended",
    "samrad_public_pictures": "which pictures of a council are published",
    "samrad_units_shown": "the units one is shown as a guest, with council and last day",
    "samrad_all_councils": "names and identifiers of councils, to an operator only",
    "samrad_asking_analysts": "names of analysts of districts that ask an own council",
    "samrad_bars": "what keeps a person from being forgotten; of oneself, or at the gate",
    "samrad_asking_districts": "identifiers of districts that ask an own council",
    "samrad_busy": "days on which members are busy; of councils not seen, not even which",
    "samrad_claim": "verifies the signed context; reads no row",
    "samrad_councils": "identifiers of councils with a seat held today",
    "samrad_councils_for": "the same, of one party",
    "samrad_deputy_seats": "the person's own seats as deputy, with the council's name",
    "samrad_dispose": "deletes what is due in the context's council, with its receipt",
    "samrad_due": "identifiers of what is due, in the context's council only",
    "samrad_find_change": "trigger: keeps the words of the row that is written",
    "samrad_find_clause": "trigger: keeps the words of the row that is written",
    "samrad_find_item": "trigger: keeps the words of what the row says of paragraphs",
    "samrad_find_matter": "trigger: keeps the words of the row that is written",
    "samrad_find_meeting": "trigger: keeps the words of what the row says of paragraphs",
    "samrad_find_of_matter": "trigger: keeps the words of what the row says of paragraphs",
    "samrad_find_of_problem": "trigger: keeps the words of what the row says of its problem",
    "samrad_find_problem": "trigger: keeps the words of the row that is written",
    "samrad_find_paragraph": "trigger: keeps the words of the row that is written",
    "samrad_find_evidence": "trigger: keeps the words of the row that is written",
    "samrad_find_paper": "trigger: keeps the words of the row that is written",
    "samrad_forget_address": "trigger: empties the addresses of the person who is forgotten",
    "samrad_find_version": "trigger: keeps the day of the version that is written",
    "samrad_granted": "names of councils whose parties both let the person's district",
    "samrad_granting_councils": "identifiers of the same",
    "samrad_guest_answers": "identifiers of items that answer the person's matters",
    "samrad_guest_items": "identifiers of items the person is invited for",
    "samrad_items_shown": "the person's items as a guest, with council, day and place",
    "samrad_raising": "the councils the person is a guest of, by name, and until when",
    "samrad_guest_matters": "identifiers of matters the person is invited to",
    "samrad_guest_papers": "identifiers of papers the person is invited to, or to their matter",
    "samrad_has_place": "whether somebody has a seat or paper today, at the gate only",
    "samrad_idle_persons": "identifiers of persons without a place, at the gate only",
    "samrad_invited": "the council an invitation's secret leads to, at the gate only",
    "samrad_invited_by": "the same with the council's name, for the person's own page",
    "samrad_is_held": "whether a seat one holds in hand is held on a day",
    "samrad_find_of_order": "trigger: keeps the words of the row that is written",
    "samrad_find_of_picture": "trigger: keeps the words of the row that is written",
    "samrad_find_on_part": "trigger: keeps the words of what hangs on the part",
    "samrad_keep_of_order": "called by the triggers; the application may not call it",
    "samrad_keep_of_picture": "called by the triggers; the application may not call it",
    "samrad_keep_problem": "called by the triggers; the application may not call it",
    "samrad_keep_paragraph": "called by the triggers; the application may not call it",
    "samrad_matters_shown": "the person's matters as a guest, with council and day",
    "samrad_keep_findable": "called by the triggers; the application may not call it",
    "samrad_known_organisations": "identifiers of organisations of own councils",
    "samrad_known_persons": "identifiers of persons of own councils",
    "samrad_let_go": "removes a person's feeds and invitations, at the gate only",
    "samrad_log": "adds one entry, into an own council's log, in nobody else's name",
    "samrad_me": "the person of the context",
    "samrad_municipality": "the identifier of a municipality that is taken in; of it no more",
    "samrad_my_districts": "identifiers of districts the person reads for",
    "samrad_own_entries": "entries of the log in the person's own name",
    "samrad_public_council": "name, language and country of a council, to residents only",
    "samrad_public_minutes": "published minutes of a council, to residents only",
    "samrad_public_minutes_of": "the same, of one meeting",
    "samrad_open_papers": "open papers that published minutes name, to residents only",
    "samrad_public_paper": "one of them, to residents only",
    "samrad_released": "identifiers of released figures of own councils",
    "samrad_scope": "the kind of the context",
    "samrad_search": "identifiers only, by the rule of the papers' own policy",
    "samrad_sees_everyone": "whether the context is the gate's or an operator's",
    "samrad_signature": "the application may not call it",
    "samrad_today": "the day of the context",
    "samrad_traces": "rows that name the person of the context; of others nothing",
    "samrad_version_day": "called by the triggers; the application may not call it",
}
# A value that is taken already is told by an error; so such values are one's own council's,
# or cannot be guessed.
NOT_BY_COUNCIL = {
    "records_feed_secret_sha256_key": "192 random bits",
    "invitation_secret_once": "192 random bits",
    "file_once_per_version": "the version is of the council",
    "clause_key_once": "the version is of the council",
    "one_open_change_per_clause": "the version is of the council",
    "guest_once_per_paper": "the paper is of the council",
    "guest_once_per_unit": "the unit is of the council",
    "guest_once_per_item": "the item is of the council",
    "asked_once_in_an_order": "the order is of the council",
    "order_letter_once": "the unit is of the council",
    "guest_once_per_matter": "the matter is of the council",
    "attached_once": "the matter is of the council",
    "item_stands_there_once": "the meeting is of the council",
    "present_once_per_item": "the item is of the council",
    "no_measure_once": "the decision is of the council",
    "one_release_in_force": "the paper is of the council",
}


def rows(statement: str, alias: str = "default") -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


# --- what lies in the database -------------------------------------------------------------


def test_no_function_runs_as_the_owner_unreviewed() -> None:
    found = rows(
        "SELECT proname, array_to_string(proconfig, ','), proleakproof FROM pg_proc"
        " WHERE prosecdef AND pronamespace = 'public'::regnamespace"
        " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = pg_proc.oid"
        " AND d.deptype = 'e')"
    )
    assert {name for name, *_ in found} == REVIEWED.keys()
    for name, config, leakproof in found:
        assert "search_path=public, pg_temp" in (config or ""), name
        assert not leakproof, name


def test_no_function_of_ours_claims_to_leak_nothing() -> None:
    leakproof = (
        "SELECT proname FROM pg_proc WHERE proleakproof"
        " AND pronamespace <> 'pg_catalog'::regnamespace"
    )
    assert rows(leakproof) == []


def test_no_view_looks_with_its_owners_eyes_and_nothing_is_kept_twice() -> None:
    views = rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND (relkind = 'm' OR relkind = 'v'"
        " AND NOT coalesce(reloptions @> '{security_invoker=true}', false))"
    )
    assert views == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_view_without_that_would_show_everything() -> None:
    """Why the test above is there: the trap, sprung."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("CREATE VIEW trap AS SELECT * FROM records_evidence")
        cursor.execute("SELECT count(DISTINCT council_id) FROM trap")
        assert cursor.fetchone()[0] > 1
        transaction.set_rollback(True, using="owner")


def test_a_value_taken_elsewhere_is_not_told_by_an_error() -> None:
    found = rows(
        "SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid"
        " WHERE x.indisunique AND NOT x.indisprimary AND EXISTS (SELECT 1 FROM pg_attribute a"
        "   WHERE a.attrelid = x.indrelid AND a.attname = 'council_id')"
        " AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = x.indrelid"
        "   AND a.attnum = ANY (x.indkey) AND a.attname = 'council_id')"
    )
    assert {name for (name,) in found} <= NOT_BY_COUNCIL.keys()


def test_every_identifier_is_made_before_it_is_written_and_cannot_be_counted() -> None:
    """So a role that may only add needs no answer back, and nobody guesses the next one.

    What counted once has its own hash for a key.
    """
    for model in set(apps.get_app_config("records").get_models()) - {UsedOnce}:
        key = model._meta.pk
        assert key.get_internal_type() == "UUIDField", model
        assert key.has_default(), model


def test_nothing_cascades_into_what_the_deleter_cannot_see() -> None:
    cascading = rows(
        "SELECT conname FROM pg_constraint WHERE contype = 'f' AND confdeltype IN ('c', 'n')"
        " AND conrelid::regclass::text LIKE 'records_%'"
    )
    assert cascading == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_who_migrates_sees_every_row_and_serves_no_page() -> None:
    """A later migration would otherwise fill a column of nothing, and say it is done."""
    (seen,) = rows("SELECT count(DISTINCT council_id) FROM records_evidence", "owner")
    assert seen[0] > 1
    settings = connections["default"].settings_dict, connections["owner"].settings_dict
    assert settings[0]["USER"] != settings[1]["USER"]


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("alias", ["default", "owner"])
def test_a_dump_by_whom_a_policy_binds_fails_aloud_and_is_not_half(alias: str) -> None:
    """`pg_dump` asks for `row_security = off`: all of it, or an error."""
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(using=alias),
        connections[alias].cursor() as cursor,
    ):
        cursor.execute("SET LOCAL row_security = off")
        cursor.execute("SELECT count(*) FROM records_evidence")


# --- statements ----------------------------------------------------------------------------


def test_copying_out_is_filtered_and_copying_in_refused(council_id: Any) -> None:
    with in_council(council_id("loten")), connection.cursor() as cursor:
        with cursor.copy("COPY records_evidence (council_id) TO STDOUT") as copy:
            told = b"".join(bytes(part) for part in copy).decode().split()
        assert set(told) == {str(council_id("loten"))}
        query = "COPY (SELECT council_id FROM records_seat) TO STDOUT"
        with cursor.copy(query) as copy:
            told = b"".join(bytes(part) for part in copy).decode().split()
        assert set(told) == {str(council_id("loten"))}
    with (
        pytest.raises(psycopg.errors.FeatureNotSupported, match="row-level security"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
        cursor.copy("COPY records_seat FROM STDIN"),
    ):
        pass
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be superuser"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        cursor.execute("COPY records_evidence TO PROGRAM 'cat'")


def test_a_function_that_tells_what_it_is_given_is_given_own_rows_only(
    council_id: Any,
) -> None:
    """Cheap enough that the planner would run it before any filter, if it may."""
    own = council_id("loten")
    notices: list[str] = []
    with in_council(own), connection.cursor() as cursor:
        connection.connection.add_notice_handler(
            lambda notice: notices.append(str(notice.message_primary))
        )
        cursor.execute(
            "CREATE FUNCTION pg_temp.tell(of_council uuid, ref text) RETURNS boolean"
            " LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN"
            " RAISE NOTICE 'told %', of_council; RETURN true; END $$"
        )
        cursor.execute(
            "SELECT count(*) FROM records_evidence WHERE pg_temp.tell(council_id, ref)"
        )
        (count,) = cursor.fetchone()
    assert count == len(notices) > 0
    assert set(notices) == {f"told {own}"}


def test_the_words_of_the_search_cannot_be_reached_through_a_function_of_ones_own(
    council_id: Any,
) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "CREATE FUNCTION pg_temp.peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER"
            " AS 'SELECT count(*) FROM records_findable'"
        )
        cursor.execute("SELECT pg_temp.peek()")


def test_the_planner_tells_no_value_of_a_row(council_id: Any) -> None:
    """It does tell about how many rows a table has in all: the one thing it tells."""
    with in_council(council_id("loten")), connection.cursor() as cursor:
        cursor.execute("EXPLAIN (VERBOSE) SELECT * FROM records_evidence WHERE ref = 'x'")
        plan = "\n".join(line for (line,) in cursor.fetchall())
        assert str(council_id("lund")) not in plan
        assert "samrad_councils" in plan
        cursor.execute("SELECT count(*) FROM pg_stats WHERE schemaname = 'public'")
        assert cursor.fetchone() == (0,)
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute("SELECT * FROM pg_statistic")


def test_a_second_statement_behind_the_first_moves_nobody(council_id: Any) -> None:
    """Django binds at the client, so an injection could stack one; the signature holds."""
    lund = council_id("lund")
    stacked = (
        f"SELECT 1; SELECT set_config('samrad.context', 'council|{lund}|1|9999||00', true);"
        " SELECT ref FROM records_evidence"
    )
    with (
        pytest.raises(ProgrammingError, match="not valid"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        cursor.execute(stacked)


def test_after_the_transaction_the_context_is_empty_and_not_absent(council_id: Any) -> None:
    """PostgreSQL leaves '' behind, not NULL: both have to be nobody's."""
    with in_council(council_id("loten")):
        assert Evidence.objects.exists()
    assert rows("SELECT current_setting('samrad.context', true)") == [("",)]
    with pytest.raises(ProgrammingError, match="no council context"), transaction.atomic():
        Evidence.objects.exists()
    with (
        pytest.raises(ProgrammingError, match="no council context"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("RESET samrad.context")
        cursor.execute("SELECT count(*) FROM records_evidence")


# --- dropped and disabled ------------------------------------------------------------------


@pytest.fixture
def as_superuser(server: Any) -> Any:
    """This worker's database, for who may do anything; nothing of it is kept."""
    name = connection.settings_dict["NAME"]
    url = server.superuser_url.replace("/postgres?", f"/{name}?")
    with psycopg.connect(url) as raw:
        yield raw
        raw.rollback()


@pytest.mark.parametrize(
    ("statement", "councils"),
    [
        ("SELECT 1", 1),
        # Dropping the policy shuts the table; switching security off opens it, and the guard
        # of `samrad migrate` and `samrad check` finds it.
        ("DROP POLICY council_scope ON records_tally", 0),
        ("ALTER TABLE records_tally DISABLE ROW LEVEL SECURITY", 2),
    ],
)
def test_a_dropped_policy_shuts_and_a_disabled_one_opens(
    statement: str, councils: int, as_superuser: Any, person: Any
) -> None:
    from samrad.project.migrating import _UNGUARDED
    from samrad.records.basics.context import Scope, token

    by = person("slt.loten").id
    as_superuser.execute(statement)
    unguarded = as_superuser.execute(_UNGUARDED).fetchall()
    as_superuser.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier("samrad_app")))
    context = token(Scope.PERSON, by, as_superuser.info.backend_pid)
    as_superuser.execute("SELECT set_config('samrad.context', %s, true)", [context])
    found = as_superuser.execute("SELECT count(DISTINCT council_id) FROM records_tally")

    assert found.fetchone() == (councils,)
    assert unguarded == ([] if councils == 1 else [("records_tally",)])


# --- outside the database ------------------------------------------------------------------


def test_nothing_is_kept_where_no_policy_reaches() -> None:
    """No cache, no advisory lock, no channel, no file of a council outside its rows."""
    outside = re.compile(
        r"django\.core\.cache|cache_page|pg_advisory|\bNOTIFY\b|default_storage|FileField\(upload"
    )
    found = [
        file.relative_to(SOURCE)
        for file in SOURCE.rglob("*.py")
        if outside.search(file.read_text())
        # Locks of the embedded server and of a restoration: the machine's, and no council's.
        and not {"postgres", "vault"} & {*file.parts}
    ]
    assert found == []


def test_a_person_of_no_council_counts_nothing_by_any_aggregate(person: Any) -> None:
    with as_person(person("uten.sete").id):
        assert Evidence.objects.count() == 0
        assert rows("SELECT max(ref), bool_or(true) FROM records_evidence") == [(None, None)]
        assert rows("SELECT exists(SELECT 1 FROM records_paper)") == [(False,)]
