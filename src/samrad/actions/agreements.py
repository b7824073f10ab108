"""Working on the text of an agreement: one party proposes, the other answers."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.agreements import stages, versions
from samrad.core.agreements.checking import why_not as why_not_terms
from samrad.core.agreements.versions import Action, Draft
from samrad.core.agreements.writing import terms_to_json
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.people.parties import Party
from samrad.records.agreements import queries
from samrad.records.agreements.models import Change, Clause, Version
from samrad.records.councils.models import Council
from samrad.records.people.models import Person


@transaction.atomic
def start_version(council: Council, *, title: str, by: Person, at: datetime) -> Version:
    """Start a new version: a copy of the latest, to be changed by proposals.

    Raises:
        Refused: `by` may not, or a version is under way already.
    """
    party = party_acting(by, council, Act.START_VERSION, on=at.date())
    latest = Version.objects.filter(council=council).order_by("number").last()
    if latest is not None and latest.since is None:
        raise Refused(Refusal("agreement.under_way", {"number": latest.number}))
    new = Version.objects.create(
        council=council,
        number=latest.number + 1 if latest else 1,
        title=title.strip(),
        made_at=at,
        made_by=by,
    )
    write_clauses(new, queries.clauses_of(latest) if latest else ())
    to = To(council.id, Thing.VERSION, new.id)
    note(Act.START_VERSION, to, by=by, party=party, at=at, number=new.number)
    return new


@transaction.atomic
def propose_change(
    version: Version, change: versions.Change, *, by: Person, at: datetime
) -> Change:
    """Propose one change for the other party to answer.

    Raises:
        Refused: `by` may not, the version is settled, the terms are impossible, the clause
            is not there, or there is an open proposal on it already.
    """
    party = party_acting(by, version.council, Act.PROPOSE_CHANGE, on=at.date())
    lock(version)
    for refusal in (
        stages.why_not_change(queries.stands_of(version)),
        why_not_terms(change.clause.terms) if change.action is not Action.REMOVE else None,
        versions.why_not_propose(change, queries.clauses_of(version)),
        _why_not_second(version, change.clause.key),
    ):
        if refusal:
            raise Refused(refusal)
    proposed = Change.objects.create(
        council=version.council,
        version=version,
        action=change.action,
        proposed_party=party,
        proposed_at=at,
        proposed_by=by,
        **_columns(change.clause),
    )
    _log(Act.PROPOSE_CHANGE, proposed, by=by, party=party, at=at)
    return proposed


@transaction.atomic
def propose_all(
    version: Version, changes: Iterable[versions.Change], *, by: Person, at: datetime
) -> None:
    """Propose several changes at once, or none of them.

    Raises:
        Refused: One of them may not be proposed.
    """
    for change in changes:
        propose_change(version, change, by=by, at=at)


@transaction.atomic
def answer_change(
    change: Change, *, accept: bool, reason: str = "", by: Person, at: datetime
) -> None:
    """Accept the other party's change, and so make it; or decline it, with a reason.

    Raises:
        Refused: `by` may not, it is their own party's change, it is answered already, the
            version is settled, or a decline gives no reason.
    """
    party = party_acting(by, change.council, Act.ANSWER_CHANGE, on=at.date())
    change = Change.objects.select_for_update().get(pk=change.pk)
    for refusal in (
        Refusal("agreement.answered_already") if change.answer else None,
        versions.why_not_answer(proposed_by=Party(change.proposed_party), answering=party),
        stages.why_not_change(queries.stands_of(change.version)),
        Refusal("agreement.no_reason") if not accept and not reason.strip() else None,
    ):
        if refusal:
            raise Refused(refusal)
    _answer(change, "accepted" if accept else "declined", reason, by=by, at=at)
    if accept:
        made = versions.Change(Action(change.action), queries.draft_of(change))
        write_clauses(change.version, versions.apply(made, queries.clauses_of(change.version)))
    _log(Act.ANSWER_CHANGE, change, by=by, party=party, at=at)


@transaction.atomic
def withdraw_change(change: Change, *, by: Person, at: datetime) -> None:
    """Take back a change one's own party proposed.

    Raises:
        Refused: `by` may not, the other party proposed it, or it is answered already.
    """
    party = party_acting(by, change.council, Act.PROPOSE_CHANGE, on=at.date())
    change = Change.objects.select_for_update().get(pk=change.pk)
    if change.answer:
        raise Refused(Refusal("agreement.answered_already"))
    if party is not Party(change.proposed_party):
        raise Refused(Refusal("agreement.not_your_change"))
    _answer(change, "withdrawn", "", by=by, at=at)
    _log(Act.PROPOSE_CHANGE, change, by=by, party=party, at=at)


def lock(version: Version) -> None:
    """Hold `version` until the transaction ends, so that two parties do not act at once."""
    Version.objects.select_for_update().get(pk=version.pk)


def write_clauses(version: Version, clauses: Sequence[Draft]) -> None:
    """Make `clauses` the clauses of `version`, in this order."""
    Clause.objects.filter(version=version).delete()
    Clause.objects.bulk_create(
        Clause(
            council_id=version.council_id,
            version=version,
            position=position,
            **_columns(clause),
        )
        for position, clause in enumerate(clauses)
    )


def free_key(version: Version, kind: str) -> str:
    """A key for a new clause of `kind` that no clause or proposal of the council has had."""
    return free_keys(version, [kind])[0]


def free_keys(version: Version, kinds: Iterable[str]) -> list[str]:
    """Keys for new clauses of `kinds`, each another one. Two queries."""
    taken = {
        *Clause.objects.filter(council=version.council_id).values_list("key", flat=True),
        *Change.objects.filter(council=version.council_id).values_list("key", flat=True),
    }
    found = []
    for kind in kinds:
        found.append(versions.new_key(kind, taken))
        taken.add(found[-1])
    return found


def _answer(change: Change, answer: str, reason: str, *, by: Person, at: datetime) -> None:
    change.answer, change.reason = answer, reason.strip()
    change.answered_at, change.answered_by = at, by
    change.save(update_fields=["answer", "reason", "answered_at", "answered_by"])


def _log(act: Act, change: Change, *, by: Person, party: Party, at: datetime) -> None:
    to = To(change.council_id, Thing.CHANGE, change.id)
    facts = {"clause": change.key, "action": change.action, "answer": change.answer}
    note(act, to, by=by, party=party, at=at, **facts)


def _why_not_second(version: Version, key: str) -> Refusal | None:
    if Change.objects.filter(version=version, key=key, answer="").exists():
        return Refusal("agreement.open_change_on_clause", {"key": key})
    return None


def _columns(clause: Draft) -> dict[str, object]:
    return {
        "key": clause.key,
        "kind": clause.kind,
        "terms": terms_to_json(clause.terms),
        "heading": clause.source.heading,
        "quote": clause.source.quote,
        "binds": sorted(clause.binds),
    }
