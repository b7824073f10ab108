"""Deleting what the installation has kept long enough: sessions, jobs, idle persons."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db import transaction

from samrad.actions.retention import Due
from samrad.actions.rights import forget_now
from samrad.core.basics.countries import Country
from samrad.core.retention.kinds import Kind
from samrad.core.retention.rules import Rule, shortest
from samrad.records.basics.context import at_the_gate
from samrad.records.retention import installation
from samrad.records.retention.models import Housekeeping
from samrad.records.retention.queries import Run
from samrad.records.rights.queries import idle_persons

OfCountry = Mapping[Kind, Rule]
Rules = Mapping[Country, OfCountry]
_FOUND: Mapping[Kind, Callable[[date], list[str]]] = {
    Kind.SESSION: installation.sessions,
    Kind.SIGN_IN_MARK: installation.sign_in_marks,
    Kind.QUEUE: installation.jobs,
    Kind.RECOVERY: installation.recoveries,
    Kind.FORGETTING: installation.answered,
}


def due_here(rules: Rules, *, on: date) -> list[Due]:
    """What of the installation is due on the day `on`."""
    with at_the_gate():
        found = [Due(len(which), before, rule) for rule, before, which in _due(rules, on)]
    return [due for due in found if due.number]


def keep_house(rules: Rules, *, on: date, run: Run) -> list[Due]:
    """Delete what is due; persons are anonymised. Each kind is a transaction of its own."""
    gone = []
    for kind in (*_FOUND, Kind.PERSON):
        with at_the_gate(), transaction.atomic():
            for rule, before, which in _due(rules, on, kinds=(kind,)):
                _let_go(kind, which, run)
                if which:
                    _receive(rule, before, which, run)
                    gone.append(Due(len(which), before, rule))
    return gone


def _due(
    rules: Rules, on: date, *, kinds: Iterable[Kind] = (*_FOUND, Kind.PERSON)
) -> Iterable[tuple[Rule, date, list[str]]]:
    for kind in kinds:
        if kind is Kind.PERSON:
            for country, listed in rules.items():
                if before := listed[kind].before(on):
                    idle = idle_persons(country, before=before)
                    yield listed[kind], before, [str(one) for one in idle]
        else:
            rule = shortest([listed[kind] for listed in rules.values()])
            if before := rule.before(on):
                yield rule, before, _FOUND[kind](before)


def _let_go(kind: Kind, which: list[str], run: Run) -> None:
    if kind is Kind.PERSON:
        for one in which:
            forget_now(one, at=run.at)
    else:
        installation.delete(kind, which)


def _receive(rule: Rule, before: date, which: list[str], run: Run) -> None:
    Housekeeping.objects.create(
        run=run.id,
        kind=rule.kind,
        number=len(which),
        before=before,
        rule=rule.cite,
        decided=rule.decided,
        sha256=hashlib.sha256("\n".join(sorted(which)).encode()).hexdigest(),
        at=run.at,
        ran_by=run.ran_by,
    )
