"""A connection goes from one person to the next, and nothing of the first goes along.

These open connections of their own, past the transaction every other test runs in, for what
happens when a transaction ends is the very thing that is tried.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings as configured
from django.db import ProgrammingError, connection
from django.db import connections as all_connections
from django.http import StreamingHttpResponse
from django.test import Client
from psycopg.errors import InsufficientPrivilege, QueryCanceled
from psycopg_pool import ConnectionPool

from samrad.records.basics.context import ContextInUse, Scope, as_person, at_the_gate, token
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SEEN = "SELECT slug FROM records_council ORDER BY slug"


@pytest.fixture
def address() -> str:
    """Where this worker's database is, for the application's role."""
    of = connection.settings_dict
    return psycopg.conninfo.make_conninfo(
        host=of["HOST"],
        port=of["PORT"] or None,
        user=of["USER"],
        password=of["PASSWORD"],
        dbname=of["NAME"],
    )


@pytest.fixture
def who(person: Any) -> Callable[[str], UUID]:
    return lambda name: person(name).id


@contextmanager
def looking_as(raw: psycopg.Connection[Any], person: UUID) -> Iterator[None]:
    """What `as_person` does, on a connection that is not Django's."""
    with raw.transaction():
        context = token(Scope.PERSON, person, raw.info.backend_pid)
        raw.execute("SELECT set_config('samrad.context', %s, true)", [context])
        yield


def slugs(raw: psycopg.Connection[Any]) -> list[str]:
    return [slug for (slug,) in raw.execute(SEEN).fetchall()]


def assert_nobodys(raw: psycopg.Connection[Any]) -> None:
    """Nothing of whoever had the connection before is left on it."""
    (left,) = raw.execute("SELECT current_setting('samrad.context', true)").fetchone() or ("?",)
    assert not left
    with pytest.raises(InsufficientPrivilege, match="no council context"), raw.transaction():
        slugs(raw)


def test_a_pooled_connection_forgets_whose_it_was(address: str, who: Any) -> None:
    loten, lund = who("slt.loten"), who("samordnare.lund")
    with ConnectionPool(address, min_size=1, max_size=1, open=True) as pool:
        pids = set()
        for person, expected in ((loten, ["loten"]), (lund, ["lund"]), (loten, ["loten"])):
            with pool.connection() as raw:
                pids.add(raw.info.backend_pid)
                with looking_as(raw, person):
                    assert slugs(raw) == expected
            with pool.connection() as raw:
                assert_nobodys(raw)
        assert len(pids) == 1


def test_after_an_error_and_after_a_cancelled_statement_nothing_is_left(
    address: str, who: Any
) -> None:
    person = who("slt.loten")
    with psycopg.connect(address, autocommit=True) as raw:
        with pytest.raises(ZeroDivisionError), looking_as(raw, person):
            _ = 1 / 0
        assert_nobodys(raw)

        with pytest.raises(QueryCanceled), looking_as(raw, person):
            raw.execute("SET LOCAL statement_timeout = 20")
            raw.execute("SELECT pg_sleep(30)")
        assert_nobodys(raw)

        with pytest.raises(QueryCanceled), looking_as(raw, person):
            stop = threading.Timer(0.05, raw.cancel)
            stop.start()
            raw.execute("SELECT pg_sleep(30)")
        assert_nobodys(raw)
        with looking_as(raw, who("samordnare.lund")):
            assert slugs(raw) == ["lund"]


def test_a_prepared_statement_follows_the_context(address: str, who: Any) -> None:
    people = {"loten": who("slt.loten"), "lund": who("samordnare.lund")}
    with psycopg.connect(address, autocommit=True) as raw:
        # After five the server may settle on one plan for all.
        for _ in range(8):
            for slug, person in people.items():
                with looking_as(raw, person):
                    seen = raw.execute(SEEN, prepare=True).fetchall()
                assert seen == [(slug,)]
        with pytest.raises(InsufficientPrivilege), raw.transaction():
            raw.execute(SEEN, prepare=True)


def test_a_context_of_another_connection_is_worth_nothing(address: str, who: Any) -> None:
    with (
        psycopg.connect(address, autocommit=True) as one,
        psycopg.connect(address, autocommit=True) as other,
        other.transaction(),
    ):
        stolen = token(Scope.PERSON, who("slt.loten"), one.info.backend_pid)
        other.execute("SELECT set_config('samrad.context', %s, true)", [stolen])
        with pytest.raises(InsufficientPrivilege, match="not valid"), other.transaction():
            slugs(other)


def test_a_context_set_for_the_whole_session_stops_the_next_one_aloud(who: Any) -> None:
    """What only an injection could do: the next in line is refused, and sees nothing of it."""
    with elsewhere() as done:

        def leak_and_look() -> None:
            loten, lund = who("slt.loten"), who("samordnare.lund")
            with connection.cursor() as cursor:
                connection.ensure_connection()
                backend = connection.connection.info.backend_pid
                context = token(Scope.PERSON, loten, backend)
                cursor.execute("SELECT set_config('samrad.context', %s, false)", [context])
            with pytest.raises(ContextInUse), as_person(lund):
                pytest.fail("a page was answered on a connection that was another's")

        done(leak_and_look)


def test_threads_at_the_same_time_each_see_their_own(who: Any) -> None:
    people = {
        "loten": who("slt.loten"),
        "lund": who("samordnare.lund"),
        "lorenskog": who("slt.lorenskog"),
    }
    together = threading.Barrier(len(people))

    def look(slug: str) -> list[set[str]]:
        seen = []
        try:
            for _ in range(10):
                together.wait(timeout=20)
                with as_person(people[slug]):
                    together.wait(timeout=20)
                    seen.append(set(Council.objects.values_list("slug", flat=True)))
            return seen
        finally:
            all_connections.close_all()

    with ThreadPoolExecutor(len(people)) as threads:
        for slug, seen in zip(people, threads.map(look, people), strict=True):
            assert seen == [{slug}] * 10


def test_a_request_after_anothers_on_the_same_connection_sees_its_own(who: Any) -> None:
    with elsewhere() as done:

        def visit() -> None:
            pids = set()
            for name, own, other in (
                ("slt.loten", "/loten/", "/lund/"),
                ("samordnare.lund", "/lund/", "/loten/"),
                ("slt.loten", "/loten/", "/lund/"),
            ):
                with at_the_gate():
                    client = Client()
                    client.force_login(Person.objects.get(pk=who(name)))
                assert client.get(own).status_code == 200
                assert client.get(other).status_code == 404
                pids.add(connection.connection.info.backend_pid)
                with pytest.raises(ProgrammingError, match="no council context"):
                    Council.objects.exists()
                with at_the_gate():
                    client.session.flush()
            assert len(pids) == 1

        done(visit)


def test_an_answer_that_is_streamed_after_the_page_fails_aloud(person: Any) -> None:
    by = person("slt.loten")
    with as_person(by.id):
        late = StreamingHttpResponse(str(row.ref) for row in Evidence.objects.iterator())
    with pytest.raises(ProgrammingError, match="no council context"):
        b"".join(late)


def test_connections_are_kept_between_requests() -> None:
    """Which is why the tests above are worth their while."""
    assert configured.DATABASES["default"]["CONN_MAX_AGE"] > 0


@contextmanager
def elsewhere() -> Iterator[Callable[[Callable[[], None]], None]]:
    """Do something in a thread of its own: on a connection outside the test's transaction."""

    def done(act: Callable[[], None]) -> None:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(_and_close, act).result(timeout=60)

    yield done


def _and_close(act: Callable[[], None]) -> None:
    try:
        act()
    finally:
        all_connections.close_all()
