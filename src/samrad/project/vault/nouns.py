"""What an export of a council holds: each noun, its columns, and what stays behind.

The models are asked, and no list kept here: a new table of a council is exported the day it
exists, or named below with the reason why it is not.
"""

import re
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from samrad.records.councils.models import Council
from samrad.records.people.models import Organisation, Person

# Tables of a council that stay behind, each with the reason.
LEFT_OUT = {
    "feed": "addresses of calendars are secrets; subscribe again",
    "findable": "made anew from what is found by it",
    "asked": "a district asks again where the council goes",
    "grant": "the parties let a district see the counts anew where the council goes",
    "tally": "counted anew for the districts that may see it",
    "upload": "a file somebody was bringing just then; bring it again",
}
# Columns that never leave, whatever table they stand in.
_SECRET = re.compile("secret|password|token")
# Of a person only what the council knows: nothing of how they sign in. Who was forgotten comes
# along as forgotten, with the role and party that stand where the name stood.
_OF_A_PERSON = (
    *("id", "email", "name", "organisation", "language", "is_active"),
    *("forgotten_at", "last_role", "last_party"),
)
_KINDS: "list[tuple[type[models.Field[Any, Any]], str]]" = [
    (models.ForeignKey, "identifier"),
    (models.UUIDField, "identifier"),
    (models.BooleanField, "true or false"),
    (models.IntegerField, "number"),
    (models.FloatField, "number"),
    (models.DateTimeField, "moment"),
    (models.DateField, "day"),
    (models.TimeField, "time of day"),
    (models.JSONField, "JSON"),
    (ArrayField, "list"),
    (models.BinaryField, "file"),
    (models.CharField, "text"),
    (models.TextField, "text"),
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what kind of value it holds, which noun it names.

    Attributes:
        name: As it stands in the export.
        kind: In plain words.
        of: The noun an identifier names, or empty.
        may_be_empty: Whether there may be no value.
        field: Where it is kept.
    """

    name: str
    kind: str
    of: str
    may_be_empty: bool
    field: "models.Field[Any, Any]"


@dataclass(frozen=True, slots=True)
class Noun:
    """One kind of thing, in one file of the export."""

    name: str
    says: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    order: str

    @property
    def files(self) -> bool:
        """Whether each row carries a file."""
        return any(column.kind == "file" for column in self.columns)


COUNCIL, ORGANISATION, PERSON = "council", "organisation", "person"


def council_noun() -> Noun:
    """The council itself."""
    return _noun(Council)


def organisation_noun() -> Noun:
    """Where its people work."""
    return _noun(Organisation)


def person_noun() -> Noun:
    """Its people, as far as the council knows them."""
    return _noun(Person, only=_OF_A_PERSON)


def council_nouns() -> list[Noun]:
    """Everything a council has, a noun after those it names."""
    found = {name: _noun(model) for name, model in _of_a_council().items()}
    order = TopologicalSorter(
        {
            name: {c.of for c in noun.columns if c.of in found and c.of != name}
            for name, noun in sorted(found.items())
        }
    )
    return [found[name] for name in order.static_order()]


def named(model: type[models.Model]) -> str:
    """The word for a model: `signed_file`."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower()


def _of_a_council() -> dict[str, type[models.Model]]:
    return {
        named(model): model
        for model in apps.get_app_config("records").get_models()
        if _belongs_to_a_council(model) and named(model) not in LEFT_OUT
    }


def _belongs_to_a_council(model: type[models.Model]) -> bool:
    return any(
        field.name == "council" and field.related_model is Council
        for field in model._meta.concrete_fields  # noqa: SLF001 -- Django's public way to its fields
    )


def _noun(model: type[models.Model], only: tuple[str, ...] = ()) -> Noun:
    fields = {
        field.name: field
        for field in model._meta.concrete_fields  # noqa: SLF001 -- Django's public way to its fields
    }
    kept = only or [n for n in fields if n != "council" and not _SECRET.search(n)]
    return Noun(
        name=named(model),
        says=" ".join((model.__doc__ or "").split("\n\n")[0].split()),
        model=model,
        columns=tuple(_column(fields[name]) for name in kept),
        order="number" if "seal" in fields and "act" in fields else "pk",
    )


def _column(field: "models.Field[Any, Any]") -> Column:
    kind = next(word for type_, word in _KINDS if isinstance(field, type_))
    related = field.related_model
    of = named(related) if isinstance(related, type) else ""
    return Column(field.name, kind, of, field.null, field)
