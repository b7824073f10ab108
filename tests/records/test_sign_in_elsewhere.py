"""Who is who at a service: seen at the gate, and by whom it concerns; never by the others."""

from datetime import datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from samrad.records.basics.context import as_operator, as_person, at_the_gate
from samrad.records.signing_in.models import Identity, ServiceSession, UsedOnce
from samrad.records.signing_in.queries import end_sessions, known_as, used_before

pytestmark = pytest.mark.django_db
ISSUER = "https://inn.kommune.example"
TABLES: list[Any] = [Identity, ServiceSession, UsedOnce]


@pytest.fixture
def two(person: Any, at: datetime) -> tuple[Any, Any]:
    """Two people of one council, each known to the service and signed in through it."""
    found = person("slt.loten"), person("politikontakt.loten")
    with at_the_gate():
        for number, one in enumerate(found):
            subject = {"issuer": ISSUER, "subject_key": f"{ISSUER} {number}", "person": one}
            Identity.objects.create(**subject, bound_at=at)
            ServiceSession.objects.create(**subject, sid=f"s{number}", began_at=at)
    used_before("m" * 64, until=at)
    return found


@pytest.mark.parametrize("model", TABLES)
def test_without_a_context_nothing_is_looked_up(model: Any, two: Any) -> None:
    assert two
    with pytest.raises(ProgrammingError, match="no council context"), transaction.atomic():
        model.objects.count()


def test_one_sees_ones_own_and_nothing_of_those_one_sits_with(two: Any) -> None:
    mine, _ = two
    with as_person(mine.id):
        assert [one.person_id for one in Identity.objects.all()] == [mine.id]
        assert [one.person_id for one in ServiceSession.objects.all()] == [mine.id]
        assert not UsedOnce.objects.exists()


def test_the_gate_sees_all_and_others_none(two: Any, within: Any) -> None:
    assert two
    with at_the_gate():
        assert [model.objects.count() for model in TABLES] == [2, 2, 1]
    with within("loten"):
        assert [model.objects.count() for model in TABLES] == [0, 0, 0]
    with as_operator():
        assert [model.objects.count() for model in TABLES] == [0, 0, 0]


def test_a_page_neither_makes_nor_moves_nor_removes_an_identity(two: Any, at: datetime) -> None:
    mine, other = two
    with as_person(mine.id):
        for rows in (Identity.objects.all(), ServiceSession.objects.all()):
            assert rows.update(person=mine) == 0
            assert rows._raw_delete("default") == 0
        for who in (mine, other):
            with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
                Identity.objects.create(
                    person=who, issuer=ISSUER, subject_key="forged", bound_at=at
                )
    with at_the_gate():
        assert known_as(ISSUER, f"{ISSUER} 1") == other


def test_raw_sql_sees_no_more(two: Any) -> None:
    mine, _ = two
    with as_person(mine.id), connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM records_identity"
            " UNION SELECT person_id FROM records_servicesession"
        )
        assert cursor.fetchall() == [(mine.id,)]


def test_a_key_means_one_person_for_good(two: Any, at: datetime) -> None:
    mine, _ = two
    again = {"issuer": ISSUER, "subject_key": f"{ISSUER} 1"}
    with pytest.raises(IntegrityError), at_the_gate():
        Identity.objects.create(person=mine, bound_at=at, **again)


@pytest.mark.parametrize(
    ("issuer", "sid", "subject_key", "left"),
    [
        (ISSUER, "s0", None, 1),
        (ISSUER, None, f"{ISSUER} 0", 1),
        (ISSUER, "s0", f"{ISSUER} 1", 1),
        (ISSUER, "", "", 2),
        (ISSUER, "s2", None, 2),
        ("https://another.example", "s0", None, 2),
    ],
)
def test_a_sign_out_ends_what_it_names_and_nothing_else(
    issuer: str, sid: str | None, subject_key: str | None, left: int, two: Any
) -> None:
    assert two
    with at_the_gate():
        end_sessions(issuer, sid=sid, subject_key=subject_key)
        assert ServiceSession.objects.count() == left


def test_a_mark_counts_once(at: datetime) -> None:
    later = at + timedelta(minutes=20)

    assert [used_before("a" * 64, until=later) for _ in range(3)] == [False, True, True]
    assert not used_before("b" * 64, until=later)


@pytest.mark.slow
def test_of_many_at_once_one_is_the_first(at: datetime) -> None:
    # Each thread has a connection of its own, outside this test's transaction.
    start, said = Barrier(6), []

    def use() -> None:
        start.wait(10)
        said.append(used_before("c" * 64, until=at))
        connection.close()

    def forget() -> None:
        with at_the_gate():
            UsedOnce.objects.filter(mark="c" * 64).delete()
        connection.close()

    _run([Thread(target=use) for _ in range(6)])
    _run([Thread(target=forget)])

    assert sorted(said) == [False, True, True, True, True, True]


def _run(threads: list[Thread]) -> None:
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
