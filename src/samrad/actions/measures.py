"""Following decisions up: what was agreed is done, moved, handed over or dropped.

What is agreed in the room is written there (while the minutes are a draft); a decision from
which nothing followed then is settled here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import Seated, party_acting, seated
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.meetings import decisions
from samrad.core.meetings.decisions import FollowUpKind, State
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council
from samrad.records.councils.queries import seated_for
from samrad.records.meetings.decisions import NOBODY, told
from samrad.records.meetings.followups import FollowUp
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.models import Paragraph
from samrad.records.people.models import Person

_COLUMNS = {Party.MUNICIPALITY: "municipality_owner", Party.POLICE: "police_owner"}
_OWNERS = tuple(_COLUMNS.values())


@dataclass(frozen=True, slots=True)
class Promised:
    """A measure as somebody writes it down.

    Attributes:
        title: What will be done.
        deadline: By when.
        owners: Who sees to it, at each party that takes part in it.
        indicator: By what one will see that it was done, or that it helped.
    """

    title: str
    deadline: date
    owners: Mapping[Party, Person]
    indicator: str = ""


@transaction.atomic
def promise_measure(
    decision: Paragraph, promised: Promised, *, by: Person, at: datetime
) -> Measure:
    """Write down a measure of a decision after the meeting.

    Raises:
        Refused: `by` may not, it has no title or no owner, its deadline is past, or an owner
            does not sit for that party.
    """
    council = decision.item.meeting.council
    party = party_acting(by, council, Act.WRITE_MINUTES, on=at.date())
    _lock(decision)
    if refusal := why_not_promise(council, promised, on=at.date()):
        raise Refused(refusal)
    made = Measure.objects.create(
        council=council,
        decision=decision,
        title=promised.title.strip(),
        **{_COLUMNS[party]: owner for party, owner in promised.owners.items()},
        deadline=promised.deadline,
        indicator=promised.indicator.strip(),
        made_at=at,
        made_by=by,
    )
    NoMeasure.objects.filter(decision=decision).delete()
    facts = {"agreed": True, "deadline": made.deadline}
    note(Act.FOLLOW_UP_MEASURE, to_measure(made), by=by, party=party, at=at, **facts)
    return made


def why_not_promise(council: Council, promised: Promised, *, on: date) -> Refusal | None:
    """Why such a measure cannot be written down, or None if it can. A query for each owner."""
    if not promised.title.strip():
        return Refusal("measure.no_title")
    if promised.deadline < on:
        return Refusal("measure.deadline_past")
    if not promised.owners:
        return Refusal("measure.no_owner")
    for party, owner in promised.owners.items():
        if not seated_for(council, owner, party, on=on):
            return Refusal("measure.not_their_party")
    return None


@transaction.atomic
def need_nothing(decision: Paragraph, because: str, *, by: Person, at: datetime) -> None:
    """Say why nothing has to follow from a decision.

    Raises:
        Refused: `by` may not, there is no reason, or a measure follows from it.
    """
    party = party_acting(by, decision.item.meeting.council, Act.WRITE_MINUTES, on=at.date())
    _lock(decision)
    if not because.strip():
        raise Refused(Refusal("measure.no_reason"))
    if Measure.objects.filter(decision=decision).exists():
        raise Refused(Refusal("measure.there_is_one"))
    said = {"because": because.strip(), "at": at, "by": by, "council_id": decision.council_id}
    NoMeasure.objects.update_or_create(decision=decision, defaults=said)
    to = To(decision.council_id, Thing.MINUTES, decision.item.meeting_id)
    note(Act.FOLLOW_UP_MEASURE, to, by=by, party=party, at=at, none=decision.id)


@transaction.atomic
def do_measure(measure: Measure, proof: str, *, by: Person, at: datetime) -> None:
    """Say that a measure is done, and where that can be seen.

    Raises:
        Refused: `by` may not, it has ended already, or nothing says where it can be seen.
    """
    measure, party = _held(measure, by=by, at=at)
    if refusal := decisions.why_not_done(_state(measure, at), proof):
        raise Refused(refusal)
    measure.proof, measure.done_on, measure.done_by = proof.strip(), at.date(), by
    measure.save(update_fields=["proof", "done_on", "done_by"])
    _note(measure, FollowUpKind.DONE, measure.proof, by=by, party=party, at=at)


@transaction.atomic
def give_up_measure(measure: Measure, why: str, *, by: Person, at: datetime) -> None:
    """Drop a measure: it will not be done after all, because.

    Raises:
        Refused: `by` may not, it has ended already, or there is no reason.
    """
    measure, party = _held(measure, by=by, at=at)
    if refusal := decisions.why_not_drop(_state(measure, at), why):
        raise Refused(refusal)
    measure.dropped_why, measure.dropped_on, measure.dropped_by = why.strip(), at.date(), by
    measure.save(update_fields=["dropped_why", "dropped_on", "dropped_by"])
    _note(measure, FollowUpKind.DROPPED, measure.dropped_why, by=by, party=party, at=at)


@transaction.atomic
def move_deadline(measure: Measure, to: date, why: str, *, by: Person, at: datetime) -> None:
    """Give a measure another deadline; the one before and the reason are kept.

    Raises:
        Refused: `by` may not, it has ended, it is the same day or a past one, or there is no
            reason.
    """
    measure, party = _held(measure, by=by, at=at)
    state, before = _state(measure, at), measure.deadline
    if refusal := decisions.why_not_move(state, before, to, why, on=at.date()):
        raise Refused(refusal)
    measure.deadline = to
    measure.save(update_fields=["deadline"])
    days = {"before": before, "after": to}
    _note(measure, FollowUpKind.MOVED, why, by=by, party=party, at=at, **days)


@transaction.atomic
def hand_over_measure(
    measure: Measure, to: Person, why: str = "", *, by: Person, at: datetime
) -> None:
    """Hand a measure over to another at one's own party, e.g. where the owner has left.

    Raises:
        Refused: `by` may not, it has ended, it is theirs already, or they do not sit for the
            party of `by`.
    """
    measure, party = _held(measure, by=by, at=at)
    before: Person | None = getattr(measure, _COLUMNS[party])
    state, was = _state(measure, at), before.id if before else None
    if refusal := decisions.why_not_hand_over(state, was, to.id):
        raise Refused(refusal)
    if not seated_for(measure.council, to, party, on=at.date()):
        raise Refused(Refusal("measure.not_their_party"))
    setattr(measure, _COLUMNS[party], to)
    measure.save(update_fields=[_COLUMNS[party]])
    both = {"owner_before": before, "owner_after": to}
    _note(measure, FollowUpKind.HANDED_OVER, why, by=by, party=party, at=at, **both)


@transaction.atomic
def reopen_measure(measure: Measure, why: str, *, by: Person, at: datetime) -> None:
    """Open a measure again that was said to be done, or dropped, by mistake.

    Raises:
        Refused: `by` may not, it is open, or there is no reason.
    """
    measure, party = _held(measure, by=by, at=at)
    if refusal := decisions.why_not_reopen(_state(measure, at), why):
        raise Refused(refusal)
    measure.done_on = measure.done_by = measure.dropped_on = measure.dropped_by = None
    measure.proof = measure.dropped_why = ""
    columns = ["done_on", "done_by", "proof", "dropped_on", "dropped_by", "dropped_why"]
    measure.save(update_fields=columns)
    _note(measure, FollowUpKind.REOPENED, why, by=by, party=party, at=at)


def to_measure(measure: Measure) -> To:
    """What an entry of the log about `measure` is to."""
    return To(measure.council_id, Thing.MEASURE, measure.id)


def _lock(decision: Paragraph) -> None:
    """Two who settle the same decision do it one after the other."""
    Paragraph.objects.select_for_update(of=("self",)).get(pk=decision.pk)


def why_not_yours(measure: Measure, seat: Seated) -> Refusal | None:
    """Why whoever sits there may not follow `measure` up, or None if they may.

    Its owners may, and who runs the year for a party.
    """
    if refusal := seat.why_not(Act.FOLLOW_UP_MEASURE):
        return refusal
    owners = (measure.municipality_owner_id, measure.police_owner_id)
    if seat.person.id in owners or seat.why_not(Act.WRITE_MINUTES) is None:
        return None
    return Refusal("measure.not_yours")


def _held(measure: Measure, *, by: Person, at: datetime) -> tuple[Measure, Party]:
    """The measure, held until the transaction ends, and the party `by` acts for."""
    rows = Measure.objects.select_for_update(of=("self",)).select_related("council", *_OWNERS)
    measure = rows.get(pk=measure.pk)
    if refusal := why_not_yours(measure, seated(by, measure.council, on=at.date())):
        raise Refused(refusal)
    return measure, party_acting(by, measure.council, Act.FOLLOW_UP_MEASURE, on=at.date())


def _state(measure: Measure, at: datetime) -> State:
    return told(measure, NOBODY).state(on=at.date())


def _note(
    measure: Measure,
    kind: FollowUpKind,
    why: str,
    *,
    by: Person,
    party: Party,
    at: datetime,
    **more: object,
) -> None:
    """Keep it beside the measure, and write it into the log without the words."""
    new = {"kind": kind, "at": at, "by": by, "why": why.strip(), **more}
    FollowUp.objects.create(council_id=measure.council_id, measure=measure, **new)
    days = {name: day for name, day in more.items() if isinstance(day, date)}
    note(
        Act.FOLLOW_UP_MEASURE, to_measure(measure), by=by, party=party, at=at, kind=kind, **days
    )
