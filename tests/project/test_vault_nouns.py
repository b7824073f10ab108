"""What leaves with a council: every table of it, or a reason; no column that opens anything."""

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as some

from samrad.project.vault import nouns
from samrad.project.vault.exporting import _safe, written

NOUNS = [
    *nouns.council_nouns(),
    nouns.council_noun(),
    nouns.person_noun(),
    nouns.organisation_noun(),
]
_PLAIN = some.text(some.characters(codec="utf-8", exclude_characters="\0"))
_JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | _PLAIN,
    lambda inner: some.lists(inner) | some.dictionaries(_PLAIN, inner),
)
_ZONES = some.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours)))
# Without a zone, as hypothesis wants its bounds.
_FIRST, _LAST = (datetime.fromisoformat(day) for day in ("1900-01-02", "2200-01-01"))
VALUES = {
    "identifier": some.uuids(),
    "true or false": some.booleans(),
    "number": some.integers(0, 2**31),
    "moment": some.datetimes(_FIRST, _LAST, timezones=_ZONES),
    "day": some.dates(date(1900, 1, 1), date(2200, 1, 1)),
    "JSON": _JSON,
    "list": some.lists(_PLAIN),
    "text": _PLAIN,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", VALUES)
@given(data=some.data())
def test_what_is_written_is_read_as_the_same(kind: str, data: some.DataObject) -> None:
    column = next(c for noun in NOUNS for c in noun.columns if c.kind == kind and not c.of)
    value = data.draw(VALUES[kind])
    line = json.dumps(written(value), ensure_ascii=False).encode()

    assert column.field.to_python(json.loads(line)) == value
    assert written(column.field.to_python(json.loads(line))) == written(value)


def test_a_moment_is_written_in_utc_wherever_it_was_told() -> None:
    oslo = timezone(timedelta(hours=2))
    told = datetime(2025, 6, 16, 12, tzinfo=oslo)

    assert written(told) == "2025-06-16T10:00:00.000000+00:00"
    assert written(told.astimezone(UTC)) == written(told)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.name)
def test_no_column_that_opens_anything_leaves(noun: nouns.Noun) -> None:
    names = [column.name for column in noun.columns]

    assert [name for name in names if re.search("secret|password|token|last_login", name)] == []


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.name)
def test_whom_a_row_names_comes_along(noun: nouns.Noun) -> None:
    known = {one.name for one in NOUNS}

    assert [column.of for column in noun.columns if column.of and column.of not in known] == []


@pytest.mark.slow
@pytest.mark.django_db
def test_every_table_of_a_council_leaves_or_says_why_not() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relkind = 'r' AND a.attname = 'council_id' AND NOT a.attisdropped"
        )
        there = {name for (name,) in cursor.fetchall()}
    leaving = {noun.model._meta.db_table for noun in nouns.council_nouns()}
    left_out = {f"records_{name.replace('_', '')}" for name in nouns.LEFT_OUT}

    assert leaving | left_out == there
    assert leaving & left_out == set()


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        ("Referat møte 3.docx", "Referat_mote_3.docx"),
        ("../../../etc/passwd", "etc_passwd"),
        ("C:\\Users\\ola\\tall.xlsx", "C_Users_ola_tall.xlsx"),
        ("=cmd|'/c calc'!A1.csv", "cmd_c_calc_A1.csv"),
        ("….", "file"),
        ("å" * 300 + ".pdf", "a" * 76 + ".pdf"),
        ("\u202egpj.exe", "gpj.exe"),
    ],
)
def test_a_file_has_a_name_every_system_can_write(brought: str, kept: str) -> None:
    assert _safe(brought) == kept


def test_an_identifier_is_no_string_by_chance() -> None:
    assert written(UUID(int=7)) == "00000000-0000-0000-0000-000000000007"
