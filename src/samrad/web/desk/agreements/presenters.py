"""Versions, clauses and changes as a page shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localtime

from samrad.core.agreements.stages import STEPS, Stage, why_not_step
from samrad.core.agreements.versions import Action, Difference, Draft
from samrad.core.people.parties import Party
from samrad.records.agreements.models import Change, Step
from samrad.records.agreements.queries import draft_of
from samrad.web.kit import formats, phrases


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause on a page; `change` is the open proposal on it, if any."""

    key: str
    kind: str
    says: str
    heading: str
    quote: str
    party: str
    change: "ChangeRow | None" = None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One proposed change; `ours` when the reader's own party proposed it.

    `reason` is why the other party declined it, if they did.
    """

    id: UUID
    action: str
    kind: str
    before: str
    after: str
    quote: str
    proposed: str
    ours: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """What differs in one clause between two versions."""

    action: str
    kind: str
    before: str
    after: str
    words_before: str
    words_after: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """Where one party stands, how it came there, and which steps it can take."""

    party: Party
    name: str
    stage: Stage
    stage_word: str
    history: tuple[str, ...]
    steps: tuple["StepLink", ...]


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step the reader's party can take now."""

    stage: Stage
    label: str


def clause_rows(
    clauses: Sequence[Draft], changes: Iterable["ChangeRow"], keys: Mapping[UUID, str]
) -> list[ClauseRow]:
    """The clauses of a version, each with the open proposal on it."""
    on_clause = {keys[change.id]: change for change in changes}
    return [_clause_row(clause, on_clause.get(clause.key)) for clause in clauses]


def change_rows(
    changes: Iterable[Change], clauses: Sequence[Draft], own: Party | None
) -> list[ChangeRow]:
    """Changes of a version, as the party `own` reads them."""
    now = {clause.key: clause for clause in clauses}
    return [_change_row(change, now.get(change.key), own) for change in changes]


def difference_rows(found: Iterable[Difference]) -> list[DifferenceRow]:
    """What differs between two versions."""
    return [_difference_row(one) for one in found]


def party_rows(
    stands: Mapping[Party, Stage],
    steps: Sequence[Step],
    *,
    own: Party | None,
    open_changes: int,
    until: date | None,
) -> list[PartyRow]:
    """Where each party stands; only the reader's own can take a step."""
    return [
        PartyRow(
            party=party,
            name=phrases.party_word(party),
            stage=stands[party],
            stage_word=phrases.stage_word(stands[party]),
            history=tuple(_history(step) for step in steps if step.party == party),
            steps=_steps(stands, party, open_changes, until) if party is own else (),
        )
        for party in Party
    ]


def _steps(
    stands: Mapping[Party, Stage], party: Party, open_changes: int, until: date | None
) -> tuple[StepLink, ...]:
    return tuple(
        StepLink(stage, phrases.step_word(stage))
        for stage in Stage
        if stage in STEPS[stands[party]]
        and why_not_step(stands, party, stage, open_changes=open_changes, until=until) is None
    )


def _history(step: Step) -> str:
    said = [phrases.stage_word(Stage(step.stage)), formats.day(step.on)]
    said += [part for part in (step.case, step.reason) if part]
    return " · ".join(said)


def _clause_row(clause: Draft, change: ChangeRow | None) -> ClauseRow:
    return ClauseRow(
        key=clause.key,
        kind=phrases.kind_of(clause.kind),
        says=phrases.in_words(clause.terms),
        heading=clause.source.heading,
        quote=clause.source.quote,
        party=phrases.parties_word(clause.binds),
        change=change,
    )


def _change_row(change: Change, now: Draft | None, own: Party | None) -> ChangeRow:
    action, proposed = Action(change.action), draft_of(change)
    party = Party(change.proposed_party)
    day = formats.day(localtime(change.proposed_at).date())
    return ChangeRow(
        id=change.id,
        action=phrases.action_of(action),
        kind=phrases.kind_of(change.kind),
        before=phrases.in_words(now.terms) if now and action is not Action.ADD else "",
        after="" if action is Action.REMOVE else phrases.in_words(proposed.terms),
        quote="" if action is Action.REMOVE else proposed.source.quote,
        proposed=f"{phrases.party_word(party)}, {day}",
        ours=party is own,
        reason=change.reason,
    )


def _difference_row(one: Difference) -> DifferenceRow:
    some = one.after or one.before
    assert some is not None  # noqa: S101 -- a difference has at least one side
    action = Action.AMEND
    if one.before is None or one.after is None:
        action = Action.ADD if one.before is None else Action.REMOVE
    return DifferenceRow(
        action=phrases.action_of(action),
        kind=phrases.kind_of(some.kind),
        before=phrases.in_words(one.before.terms) if one.before else "",
        after=phrases.in_words(one.after.terms) if one.after else "",
        words_before=one.before.source.quote if one.before else "",
        words_after=one.after.source.quote if one.after else "",
    )
