"""Deleting what has been kept long enough: in a council, all of it or none, with receipts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from samrad.actions.log import To, note
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.retention.choices import Choice, read_choices
from samrad.core.retention.kinds import OF_A_COUNCIL, Kind
from samrad.core.retention.rules import Rule
from samrad.records.retention import queries
from samrad.records.retention.queries import Run


@dataclass(frozen=True, slots=True)
class Due:
    """How many of one kind are, or were, older than the day `before`; by which rule."""

    number: int
    before: date
    rule: Rule


def choices() -> tuple[Choice, ...]:
    """What this installation chose otherwise; read once, from the file the operator named.

    Raises:
        Refused: The file cannot be read, or something in it cannot be chosen.
    """
    return _read(settings.SAMRAD_RETENTION) if settings.SAMRAD_RETENTION else ()


@cache
def _read(file: str) -> tuple[Choice, ...]:
    try:
        text = Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(Refusal("retention.unreadable", {"file": file})) from error
    read = read_choices(text)
    if isinstance(read, Refusal):
        raise Refused(read)
    return read


def due_in(council: UUID, rules: Mapping[Kind, Rule], *, on: date) -> list[Due]:
    """What is due in the council on the day `on`; also what only a decision lets go."""
    found = []
    for rule, before in _dated(rules, on):
        number = queries.number_due(council, rule.kind, before=before)
        found.append(Due(number, before, rule))
    return [due for due in found if due.number]


@transaction.atomic
def dispose(council: UUID, rules: Mapping[Kind, Rule], *, on: date, run: Run) -> list[Due]:
    """Delete what is due in the council and may go; the answer is what went.

    Each kind leaves its receipt and an entry in the log. Run again, it finds nothing.
    """
    gone = []
    for rule, before in _dated(rules, on):
        if rule.may_go:
            number = queries.delete_due(
                council,
                rule.kind,
                before=before,
                rule=rule.cite,
                decided=rule.decided,
                run=run,
            )
            gone.append(Due(number, before, rule))
    for due in (went := [one for one in gone if one.number]):
        facts = {"kind": due.rule.kind, "number": due.number, "before": due.before}
        to = To(council, Thing.RECEIPT, run.id)
        note(Event.DISPOSED, to, by=None, party=None, at=run.at, **facts)
    return went


def _dated(rules: Mapping[Kind, Rule], on: date) -> list[tuple[Rule, date]]:
    dated = [(rules[kind], rules[kind].before(on)) for kind in OF_A_COUNCIL]
    return [(rule, before) for rule, before in dated if before is not None]
