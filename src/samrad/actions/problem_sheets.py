"""Writing on a problem sheet, where two may write at once: nothing anybody wrote is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.problems import held_open, refuse, to_problem
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.cleaning import clean
from samrad.core.meetings.merging import Writers, merge
from samrad.core.pictures.reading import picture_from
from samrad.core.problems.sheet import Aspect, Said, why_not_say
from samrad.records.councils.queries import seated_on
from samrad.records.people.models import Person
from samrad.records.pictures.versions import PictureVersion
from samrad.records.problems.models import (
    Participant,
    Problem,
    ProblemAspect,
    ProblemEvidence,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an aspect now.

    Attributes:
        said: The texts.
        beside: Who wrote there meanwhile, if anybody did; oneself in another window, too.
    """

    said: Said
    beside: str = ""


@transaction.atomic
def say_of_problem(
    problem: Problem, aspect: Aspect, now: Said, *, was: Said, by: Person, at: datetime
) -> Kept:
    """Write what is to be said of an aspect; `was` is what stood there when they began.

    Where another wrote meanwhile, what both wrote is kept, line by line.

    Raises:
        Refused: `by` has no seat, the problem is closed, or a text is too long.
    """
    problem, party = held_open(problem, by=by, at=at)
    row = ProblemAspect.objects.filter(problem=problem, aspect=aspect).first()
    theirs = Said(row.text, row.twin) if row else Said()
    writer = row.written_by.name if row else ""
    said = _together(theirs, now.cleaned(), was.cleaned(), Writers(writer, by.name))
    refuse(why_not_say(said))
    beside = writer if theirs != was.cleaned() else ""
    if said == theirs:
        return Kept(said, beside)
    ProblemAspect.objects.update_or_create(
        council=problem.council,
        problem=problem,
        aspect=aspect,
        defaults={
            "text": said.text,
            "twin": said.twin,
            "revision": row.revision + 1 if row else 1,
            "written_at": at,
            "written_by": by,
        },
    )
    note(Act.WRITE_PROBLEM, to_problem(problem), by=by, party=party, at=at, aspect=aspect)
    return Kept(said, beside)


@transaction.atomic
def link_evidence(
    problem: Problem,
    version: PictureVersion,
    part: UUID,
    figures: Iterable[UUID],
    *,
    by: Person,
    at: datetime,
) -> None:
    """Say that a part of a frozen picture, or figures in it, show the problem.

    Raises:
        Refused: `by` has no seat, the problem is closed, or the picture has no such part or
            figure.
    """
    problem, party = held_open(problem, by=by, at=at)
    found = {one.id: one for one in picture_from(version.content).parts}.get(part)
    wanted = list(dict.fromkeys(figures))
    if found is None or not set(wanted) <= {one.id for one in found.figures}:
        raise Refused(Refusal("problem.no_such_evidence"))
    linked: list[UUID | None] = [*wanted]
    for figure in linked or [None]:
        ProblemEvidence.objects.get_or_create(
            council=problem.council,
            problem=problem,
            version=version,
            part_id=part,
            figure=figure,
            defaults={"linked_at": at, "linked_by": by},
        )
    facts = {"evidence": part, "figures": len(wanted)}
    note(Act.WRITE_PROBLEM, to_problem(problem), by=by, party=party, at=at, **facts)


@transaction.atomic
def unlink_evidence(linked: ProblemEvidence, *, by: Person, at: datetime) -> None:
    """Say that it does not show the problem after all.

    Raises:
        Refused: `by` has no seat, or the problem is closed.
    """
    problem, party = held_open(linked.problem, by=by, at=at)
    facts = {"evidence": linked.part_id, "dropped": True}
    linked.delete()
    note(Act.WRITE_PROBLEM, to_problem(problem), by=by, party=party, at=at, **facts)


@transaction.atomic
def name_participants(
    problem: Problem,
    members: Iterable[Person],
    services: Iterable[str],
    *,
    by: Person,
    at: datetime,
) -> None:
    """Add members, and services or organisations, to those who took part in the analysis.

    Raises:
        Refused: `by` has no seat, the problem is closed, somebody has no seat, or nobody is
            named.
    """
    problem, party = held_open(problem, by=by, at=at)
    people = {one.id: one for one in members}
    names = list(dict.fromkeys(" ".join(clean(one).text.split()) for one in services))
    names = [one for one in names if one]
    if not people and not names:
        raise Refused(Refusal("problem.nobody_named"))
    if not set(people) <= {one.id for one in seated_on(problem.council, at.date())}:
        raise Refused(Refusal("problem.not_a_member"))
    rows = [{"person": one} for one in people.values()] + [{"name": one} for one in names]
    for who in rows:
        Participant.objects.get_or_create(
            council=problem.council,
            problem=problem,
            **who,
            defaults={"named_at": at, "named_by": by},
        )
    note(Act.WRITE_PROBLEM, to_problem(problem), by=by, party=party, at=at, named=len(rows))


@transaction.atomic
def drop_participant(participant: Participant, *, by: Person, at: datetime) -> None:
    """Say that somebody did not take part after all.

    Raises:
        Refused: `by` has no seat, or the problem is closed.
    """
    problem, party = held_open(participant.problem, by=by, at=at)
    participant.delete()
    note(Act.WRITE_PROBLEM, to_problem(problem), by=by, party=party, at=at, dropped=True)


def _together(theirs: Said, mine: Said, base: Said, writers: Writers) -> Said:
    return Said(
        merge(base.text, theirs.text, mine.text, writers),
        merge(base.twin, theirs.twin, mine.twin, writers),
    )
