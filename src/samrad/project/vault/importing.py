"""An export into this installation: a council that is not there yet, all of it or nothing.

Nothing in the file is trusted: names are looked up in the list, values are read as the column
they are for, keys and constraints are the database's, and the log must be whole.
"""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections, models, transaction

from samrad.core.log.chain import Head, verify
from samrad.project.founding import require_free_slug
from samrad.project.migrating import OWNER
from samrad.project.trouble import Trouble
from samrad.project.vault import nouns
from samrad.project.vault.bundles import Bundle
from samrad.project.vault.exporting import FORMAT, last_migration
from samrad.project.vault.nouns import Column, Noun
from samrad.records.councils.models import Council
from samrad.records.log.queries import entries_of, head_of
from samrad.records.people.models import Organisation, Person

_MANY, _FEW = 500, 4
_LARGEST_FILE = 64 << 20
# What a row that is not as exported ends with.
_WRONG = (ValidationError, DatabaseError, ValueError, TypeError, KeyError)

Row = dict[str, Any]


@dataclass(slots=True)
class TakenIn:
    """What came in.

    Attributes:
        slug: The council.
        rows: How many rows of each noun.
        passwords: The persons who are new here, by e-mail, with a password where one was
            asked for.
        known: The e-mail of those who were here already under another identifier.
    """

    slug: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)


def take_in(bundle: Bundle, *, with_passwords: bool = False) -> TakenIn:
    """Take in one council.

    Raises:
        Trouble: The export is damaged, foreign or newer; the council is here already.
    """
    bundle.prove()
    _require_known(bundle)
    taking = _Taking(bundle, with_passwords=with_passwords)
    with transaction.atomic(using=OWNER):
        taking.everything()
    return taking.done


def _require_known(bundle: Bundle) -> None:
    about = bundle.about
    newer = about.get("format") != FORMAT or str(about.get("tables")) > last_migration()
    if newer:
        raise Trouble(
            f"{bundle.name} was exported by a newer Samråd ({about.get('samrad')}). Install "
            "that one, or a newer one, and import with it."
        )


class _Taking:
    """One council on its way in."""

    def __init__(self, bundle: Bundle, *, with_passwords: bool) -> None:
        self.done = TakenIn()
        self._bundle = bundle
        self._with_passwords = with_passwords
        self._council: UUID | None = None
        # Whom the export's identifiers mean here.
        self._here: dict[str, dict[UUID, UUID]] = {nouns.PERSON: {}, nouns.ORGANISATION: {}}

    def everything(self) -> None:
        """The council, its people, then what it has."""
        self._each(nouns.council_noun(), self._take_council)
        self._each(nouns.organisation_noun(), self._take_organisation)
        self._each(nouns.person_noun(), self._take_person)
        if self._council is None:
            raise self._bundle.damaged("there is no council in it")
        for noun in nouns.council_nouns():
            self._take_rows(noun)
        self._require_whole(self._council)

    def _each(self, noun: Noun, take: Callable[[Noun, Row], None]) -> None:
        count = 0
        for row in self._rows(noun):
            with self._understood(noun, row):
                take(noun, row)
            count += 1
        self.done.rows[noun.name] = count

    def _take_council(self, noun: Noun, row: Row) -> None:
        council = self._object(noun, row)
        there = Council.objects.using(OWNER).filter(
            models.Q(pk=council.pk) | models.Q(slug=council.slug)
        )
        if self._council or there.exists():
            raise Trouble(
                f"There is a council called {council.slug} here already, and nothing is "
                "overwritten. Nothing was taken in."
            )
        require_free_slug(council.slug)
        council.save(using=OWNER, force_insert=True)
        self._council, self.done.slug = council.pk, council.slug

    def _take_organisation(self, noun: Noun, row: Row) -> None:
        new = self._object(noun, row)
        of = Organisation.objects.using(OWNER)
        called = {"country": new.country, "name": new.name, "party": new.party}
        same = of.filter(pk=new.pk) or of.filter(**called)
        if not same:
            new.save(using=OWNER, force_insert=True)
        self._here[nouns.ORGANISATION][new.pk] = same[0].pk if same else new.pk

    def _take_person(self, noun: Noun, row: Row) -> None:
        new = self._object(noun, row)
        if new.forgotten_at and (new.name or new.is_active):
            raise self._bundle.damaged(f"person {new.pk} was forgotten, and has a name")
        people = Person.objects.using(OWNER)
        by_id = people.filter(pk=new.pk).first()
        by_email = people.filter(email__iexact=new.email).first()
        if by_id and by_email and by_id != by_email:
            raise Trouble(
                f"{new.email} is somebody else here: in {self._bundle.name} they have the "
                f"identifier that {by_id.email} has here. Nothing was taken in."
            )
        here = by_id or by_email
        if here is None:
            self._add_person(new)
        elif here.pk != new.pk:
            self.done.known.append(here.email)
        self._here[nouns.PERSON][new.pk] = (here or new).pk

    def _add_person(self, new: Any) -> None:
        """Somebody new here; what they signed in with elsewhere stayed there.

        Who was forgotten signs in nowhere.
        """
        asked = self._with_passwords and not new.forgotten_at
        password = secrets.token_urlsafe(12) if asked else ""
        new.set_password(password or None)
        new.save(using=OWNER, force_insert=True)
        if not new.forgotten_at:
            self.done.passwords[new.email] = password

    def _take_rows(self, noun: Noun) -> None:
        count = 0
        batch: list[models.Model] = []
        for row in self._rows(noun):
            with self._understood(noun, row):
                batch.append(self._object(noun, row, council_id=self._council))
                count += 1
                if len(batch) >= (_FEW if noun.files else _MANY):
                    self._write(noun, batch)
                    batch = []
        with self._understood(noun, {}):
            self._write(noun, batch)
        self.done.rows[noun.name] = count

    def _write(self, noun: Noun, batch: list[models.Model]) -> None:
        noun.model._default_manager.using(OWNER).bulk_create(batch)  # noqa: SLF001 -- Django's public way

    def _rows(self, noun: Noun) -> Iterator[Row]:
        """The rows of one file; an export from before the noun was made has none."""
        name = f"{noun.name}.jsonl"
        if name not in self._bundle.about["files"]:
            return
        for line in self._bundle.lines(name):
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict):
                raise self._bundle.damaged(f"a line of {name} is no row")
            yield row

    def _object(self, noun: Noun, row: Row, **more: object) -> Any:
        columns = {column.name: column for column in noun.columns}
        if strange := sorted(set(row) - set(columns)):
            raise self._bundle.damaged(f"{noun.name} has a column {strange[0]}, unknown here")
        values = {
            columns[name].field.attname: self._value(columns[name], value)
            for name, value in row.items()
        }
        return noun.model(**values, **more)

    def _value(self, column: Column, value: Any) -> object:
        if column.kind == "file":
            name = value["file"]
            if name not in self._bundle.about["files"]:
                raise self._bundle.damaged(f"{name} is missing")
            return self._bundle.content(name, longest=_LARGEST_FILE)
        read = column.field.to_python(value)
        if column.of in self._here and read is not None:
            return self._here[column.of][read]
        return read

    def _require_whole(self, council: UUID) -> None:
        """Every row that was listed, every key, and the log from end to end."""
        about = self._bundle.about
        try:
            with connections[OWNER].cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            noted = Head(int(about["log"]["number"]), str(about["log"]["seal"]))
        except _WRONG as error:
            raise self._bundle.damaged("rows name others that are not there") from error
        if any(self.done.rows.get(noun) != count for noun, count in about["rows"].items()):
            raise self._bundle.damaged("it has not as many rows as its list says")
        entries = entries_of(council, using=OWNER)
        if verify(entries, head_of(council, using=OWNER), anchors=[noted]):
            raise self._bundle.damaged("its log is not whole")

    @contextmanager
    def _understood(self, noun: Noun, row: Row) -> Iterator[None]:
        try:
            yield
        except _WRONG as error:
            which = f" {row['id']}" if "id" in row else ""
            raise self._bundle.damaged(f"{noun.name}{which} cannot be taken in") from error
