"""Whatever names a person is told to them, and every table is in the record of processing."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from samrad.core.retention.processing import tables
from samrad.records.basics.context import as_person
from samrad.records.people.models import Person
from samrad.records.rights.queries import traces
from samrad.web.kit.phrases.rights import TRACES

pytestmark = pytest.mark.django_db

_LINKS = """
SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
WHERE c.contype = 'f' AND c.confrelid = 'records_person'::regclass
"""


def asked(question: str) -> set[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return set(cursor.fetchall())


def test_each_key_to_a_person_has_words_for_what_it_means() -> None:
    assert set(TRACES) == asked(_LINKS)


def test_every_key_to_a_person_is_one_the_database_knows_too() -> None:
    # A field without its constraint would be in no catalogue, and so in nobody's data.
    keys = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.fields
        if field.related_model is Person
    }
    assert keys == asked(_LINKS)


def test_every_table_is_in_the_record_of_processing() -> None:
    there = asked(
        "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p', 'm')"
        " AND c.relnamespace = 'public'::regnamespace"
    )
    assert {name for (name,) in there} == set(tables())


def test_who_did_everything_is_told_of_all_of_it(
    person: Any, within: Any, some_rows: Any
) -> None:
    with within("loten") as council:
        some_rows(council)
    told = set()
    for who in ("politikontakt.loten", "stasjonssjef.loten"):
        with as_person(person(who).id):
            told |= {(one.table, one.column) for one in traces()}

    assert {
        ("records_seat", "person_id"),
        ("records_guest", "person_id"),
        ("records_guest", "invited_by_id"),
        ("records_paper", "brought_by_id"),
        ("records_released", "by_id"),
        ("records_change", "proposed_by_id"),
        ("records_step", "by_id"),
        ("records_signedfile", "kept_by_id"),
        ("records_version", "made_by_id"),
    } <= told
