"""Everything held on a person, in the words of the page and of the file they take along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from samrad.records.people.models import Person
from samrad.records.rights.queries import OwnEntry, Trace, own_entries, traces
from samrad.web.kit import formats
from samrad.web.kit.phrases import field_text, field_word, logged_word, trace_word

# Where the row is about the person and not something they did.
_ABOUT = frozenset({"person_id", "user_id", "accepted_by_id"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what it is, in which council, on which day, and what stands in it.

    On the page what was done several times on a day is one line.
    """

    what: str
    council: str
    on: date | None
    facts: tuple[tuple[str, str], ...] = ()
    raw: Mapping[str, Any] | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class OwnData:
    """All that is held on one person."""

    identity: tuple[tuple[str, str, str], ...]
    about: tuple[Line, ...]
    done: tuple[Line, ...]
    logged: tuple[Line, ...]

    def as_plain(self, *, on: date) -> dict[str, Any]:
        """The same for a machine (GDPR art. 20): names of fields, days as ISO 8601."""
        return {
            "told_on": on.isoformat(),
            "identity": {name: text for name, _, text in self.identity},
            "about_you": [_plain(line) for line in self.about],
            "what_you_did": [_plain(line) for line in self.done],
            "log": [_plain(line) for line in self.logged],
        }


def own_data(person: Person) -> OwnData:
    """Everything held on `person`, whose transaction this is. Two queries."""
    found = traces()
    return OwnData(
        identity=_identity(person),
        about=tuple(_trace(one) for one in found if one.column in _ABOUT),
        done=tuple(_trace(one) for one in found if one.column not in _ABOUT),
        logged=tuple(_entry(one) for one in own_entries()),
    )


def gathered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The same lines, those that say the same as one line with how often."""
    groups = (list(same) for _, same in groupby(lines, key=_said))
    return tuple(replace(same[0], times=len(same)) for same in groups)


def _said(line: Line) -> object:
    return line.what, line.council, line.on, line.facts


def _identity(person: Person) -> tuple[tuple[str, str, str], ...]:
    seen = formats.day(timezone.localtime(person.last_login)) if person.last_login else "–"
    return (
        ("name", _("Name"), person.name),
        ("email", _("E-mail address"), person.email),
        ("organisation", _("Where you work"), person.organisation.name),
        ("language", _("Language"), dict(settings.LANGUAGES)[person.language]),
        ("last_sign_in", _("Signed in last"), seen),
        ("may_sign_in", _("May sign in"), _("yes") if person.is_active else _("no")),
    )


def _trace(one: Trace) -> Line:
    texts = ((name, field_text(name, value)) for name, value in sorted(one.details.items()))
    return Line(
        what=trace_word(one.table, one.column),
        council=one.council,
        on=one.on,
        facts=tuple((field_word(name), text) for name, text in texts if text),
        raw={"table": one.table, "column": one.column, "id": one.which, **one.details},
    )


def _entry(one: OwnEntry) -> Line:
    return Line(
        what=logged_word(one.act),
        council=one.council,
        on=timezone.localtime(one.at).date(),
        raw={"number": one.number, "at": one.at.isoformat(), "act": one.act},
    )


def _plain(line: Line) -> dict[str, Any]:
    on = line.on.isoformat() if line.on else None
    return {"what": line.what, "council": line.council, "on": on, **(line.raw or {})}
