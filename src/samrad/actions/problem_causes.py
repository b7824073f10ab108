"""Writing down what causes a problem: added, changed, moved up, taken out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.problems import held_open, refuse, to_problem
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.cleaning import clean
from samrad.core.people.parties import Party
from samrad.core.problems.causes import Bone, Shape, hanging_on, why_not_causes
from samrad.core.problems.causes import Cause as Told
from samrad.records.basics.ids import uuid7
from samrad.records.people.models import Person
from samrad.records.problems.models import Cause, Problem
from samrad.records.problems.queries import cause_told


@dataclass(frozen=True, slots=True)
class NewCause:
    """A cause as somebody writes it: what it is, and where it stands."""

    text: str
    under: UUID | None = None
    bone: Bone | None = None

    def cleaned(self) -> "NewCause":
        """The same in plain words, on one line."""
        return replace(self, text=one_line(self.text))


@transaction.atomic
def add_cause(
    problem: Problem, shape: Shape, new: NewCause, *, by: Person, at: datetime
) -> Cause:
    """Add a cause, after those that stand there already.

    Raises:
        Refused: `by` has no seat, the problem is closed, or the causes would make no drawing
            any more.
    """
    problem, party = held_open(problem, by=by, at=at)
    new = new.cleaned()
    rows = _rows(problem, shape)
    told = Told(uuid7(), new.text, new.under, new.bone)
    refuse(why_not_causes(shape, [*map(cause_told, rows), told]))
    added = Cause.objects.create(
        id=told.id,
        council=problem.council,
        problem=problem,
        shape=shape,
        under_id=new.under,
        bone=new.bone or "",
        position=max((one.position for one in rows), default=0) + 1,
        text=new.text,
        written_at=at,
        written_by=by,
    )
    _note(problem, by=by, party=party, at=at, cause=added.id, shape=shape)
    return added


@transaction.atomic
def change_cause(cause: Cause, new: NewCause, *, was: str, by: Person, at: datetime) -> None:
    """Word a cause anew, or let it stand under another; `was` is the text that was seen.

    Raises:
        Refused: `by` has no seat, the problem is closed, another changed the text meanwhile,
            or the causes would make no drawing any more.
    """
    problem, party = held_open(cause.problem, by=by, at=at)
    shape, new = Shape(cause.shape), new.cleaned()
    rows = _rows(problem, shape)
    now = _among(rows, cause)
    if now.text not in (was, new.text):
        raise Refused(Refusal("problem.changed_meanwhile", {"now": now.text}))
    told = Told(cause.id, new.text, new.under, new.bone)
    refuse(why_not_causes(shape, [told if one == now else cause_told(one) for one in rows]))
    now.text, now.under_id, now.bone = new.text, new.under, new.bone or ""
    now.written_at, now.written_by = at, by
    now.save(update_fields=["text", "under", "bone", "written_at", "written_by"])
    _note(problem, by=by, party=party, at=at, cause=cause.id, changed=True)


@transaction.atomic
def move_cause_up(cause: Cause, *, by: Person, at: datetime) -> None:
    """Let a cause change places with the one before it. The first stays where it is.

    Raises:
        Refused: `by` has no seat, or the problem is closed.
    """
    problem, party = held_open(cause.problem, by=by, at=at)
    rows = _rows(problem, Shape(cause.shape))
    now = _among(rows, cause)
    beside = [one for one in rows if (one.under_id, one.bone) == (now.under_id, now.bone)]
    place = beside.index(now)
    if place == 0:
        return
    before = beside[place - 1]
    before.position, now.position = now.position, before.position
    Cause.objects.bulk_update([before, now], ["position"])
    _note(problem, by=by, party=party, at=at, cause=cause.id, moved=True)


@transaction.atomic
def take_cause_out(cause: Cause, *, by: Person, at: datetime) -> None:
    """Take a cause out, with everything under it.

    Raises:
        Refused: `by` has no seat, or the problem is closed.
    """
    problem, party = held_open(cause.problem, by=by, at=at)
    rows = _rows(problem, Shape(cause.shape))
    gone = hanging_on([cause_told(one) for one in rows], cause.id)
    Cause.objects.filter(pk__in=gone).delete()
    _note(problem, by=by, party=party, at=at, cause=cause.id, out=len(gone))


def one_line(text: str) -> str:
    """A text in plain words, on one line."""
    return " ".join(clean(text).text.split())


def _rows(problem: Problem, shape: Shape) -> list[Cause]:
    rows = Cause.objects.filter(problem=problem, shape=shape)
    return list(rows.order_by("position", "id"))


def _among(rows: Sequence[Cause], cause: Cause) -> Cause:
    found = next((one for one in rows if one.pk == cause.pk), None)
    if found is None:
        raise Refused(Refusal("cause.not_there"))
    return found


def _note(problem: Problem, *, by: Person, party: Party, at: datetime, **facts: object) -> None:
    note(Act.WRITE_PROBLEM, to_problem(problem), by=by, party=party, at=at, **facts)
