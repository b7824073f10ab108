"""How a version comes to be from the one before, and what differs between two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import assert_never

from samrad.core.agreements.clauses import Source
from samrad.core.agreements.kinds import NAMES, Terms
from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import BOTH, Party


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause as it stands in one version, before anyone asks from when it counts."""

    key: str
    terms: Terms
    source: Source
    binds: frozenset[Party] = BOTH

    @property
    def kind(self) -> str:
        """The kind's name, e.g. `"meetings"`."""
        return NAMES[type(self.terms)]


class Action(StrEnum):
    """What a change does to the text."""

    ADD = "add"
    AMEND = "amend"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Change:
    """One proposed change; for REMOVE, `clause` is the one that goes."""

    action: Action
    clause: Draft


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One number or word of a clause's terms that differs."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one clause between two versions.

    Exactly one of the two is None for a clause added or removed; `changed` lists the
    differing fields of an amended one, and is empty where only its words were changed.
    """

    before: Draft | None
    after: Draft | None
    changed: tuple[FieldChange, ...] = ()


def apply(change: Change, clauses: Sequence[Draft]) -> tuple[Draft, ...]:
    """The clauses once `change` is accepted."""
    match change.action:
        case Action.ADD:
            return (*clauses, change.clause)
        case Action.AMEND:
            return tuple(change.clause if c.key == change.clause.key else c for c in clauses)
        case Action.REMOVE:
            return tuple(c for c in clauses if c.key != change.clause.key)
        case _:
            assert_never(change.action)


def why_not_propose(change: Change, clauses: Sequence[Draft]) -> Refusal | None:
    """Why the change does not fit the clauses there are, or None if it does."""
    there = {clause.key: clause for clause in clauses}
    if change.action is Action.ADD:
        return None
    if change.clause.key not in there:
        return Refusal("agreement.no_such_clause", {"key": change.clause.key})
    if change.action is Action.AMEND and change.clause == there[change.clause.key]:
        return Refusal("agreement.nothing_changed")
    return None


def why_not_answer(*, proposed_by: Party, answering: Party) -> Refusal | None:
    """Why `answering` may not accept or decline the change: nobody answers themselves."""
    if proposed_by is answering:
        return Refusal("agreement.own_change", {"party": answering})
    return None


def difference(before: Sequence[Draft], after: Sequence[Draft]) -> tuple[Difference, ...]:
    """What differs, clause by clause, in the order of the newer version; removed ones last."""
    old = {clause.key: clause for clause in before}
    new = {clause.key for clause in after}
    found = [_compared(old.get(clause.key), clause) for clause in after]
    gone = [Difference(clause, None) for clause in before if clause.key not in new]
    return (*(one for one in found if one is not None), *gone)


def new_key(kind: str, taken: Iterable[str]) -> str:
    """A name for a new clause of `kind` that no clause of the council has had."""
    used = set(taken)
    if kind not in used:
        return kind
    number = 2
    while f"{kind}-{number}" in used:
        number += 1
    return f"{kind}-{number}"


def _compared(before: Draft | None, after: Draft) -> Difference | None:
    if before is None:
        return Difference(None, after)
    if before == after:
        return None
    return Difference(before, after, _changed_fields(before.terms, after.terms))


def _changed_fields(before: Terms, after: Terms) -> tuple[FieldChange, ...]:
    if type(before) is not type(after):
        return ()
    return tuple(
        FieldChange(field.name, old, new)
        for field in fields(before)
        if (old := getattr(before, field.name)) != (new := getattr(after, field.name))
    )
