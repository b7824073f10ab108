"""Proposing matters: by a member, or on behalf of a guest or the coordinating level."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.papers import Brought, bring_paper
from samrad.actions.standing import Seated, party_acting, seated
from samrad.core.access.permissions import MAY, Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.meetings.kinds import RaisedBy
from samrad.core.meetings.proposing import (
    Deadline,
    Proposal,
    Words,
    deadline_for,
    why_not_open_words,
    why_not_propose,
)
from samrad.core.meetings.stages import MatterStage, MeetingStage, why_not_matter
from samrad.core.openness.levels import Openness, why_not_mark
from samrad.core.people.parties import Party
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.councils.models import Council
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.meetings.models import Item, Meeting
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person

_COMING = (MeetingStage.PLANNED, MeetingStage.CALLED)


@dataclass(frozen=True, slots=True)
class Along:
    """What comes along with a matter: papers that are there, and one that is brought now."""

    papers: tuple[Paper, ...] = ()
    brought: Brought | None = None


_NOTHING = Along()


@transaction.atomic
def propose_matter(
    council: Council,
    proposal: Proposal,
    *,
    meeting: Meeting | None = None,
    along: Along = _NOTHING,
    by: Person,
    at: datetime,
) -> Matter:
    """Propose a matter for `meeting`, or for none in particular.

    After the deadline of the agreement it is kept as late; the secretary decides.

    Raises:
        Refused: `by` may not, or not on behalf of others; it has no title or no sensible
            length; the meeting is over; its marking lacks a ground or a review.
    """
    proposal = proposal.cleaned()
    party = party_acting(by, council, Act.PROPOSE_MATTER, on=at.date())
    if proposal.raised_by is not RaisedBy.MEMBER:
        party_acting(by, council, Act.SCREEN_MATTER, on=at.date())
    _require(council, proposal, at=at)
    matter = Matter.objects.create(
        council=council, party=party, **_columns(council, proposal, meeting, by=by, at=at)
    )
    bring_along(matter, along, by=by, at=at)
    facts = {"openness": matter.openness, "late": matter.late}
    note(Act.PROPOSE_MATTER, to_matter(matter), by=by, party=party, at=at, **facts)
    return matter


@transaction.atomic
def propose_again(
    matter: Matter,
    proposal: Proposal,
    *,
    meeting: Meeting | None = None,
    along: Along = _NOTHING,
    by: Person,
    at: datetime,
) -> None:
    """Change what is proposed and not answered yet, or propose anew what was sent back.

    How open it is changes by `mark_matter` only.

    Raises:
        Refused: It is another's; it was accepted, merged, withdrawn or treated; or as when it
            is proposed for the first time.
    """
    proposal = proposal.cleaned()
    matter = hold(matter)
    party = _require_own(matter, by=by, at=at)
    stage = MatterStage(matter.stage)
    refusal = why_not_matter(stage, MatterStage.PROPOSED)
    if refusal and stage is not MatterStage.PROPOSED:
        raise Refused(refusal)
    _require(matter.council, proposal, at=at)
    new = _columns(matter.council, proposal, meeting, by=matter.proposed_by, at=at)
    for name in ("openness", "ground", "review", "raised_by"):
        del new[name]
    Matter.objects.filter(pk=matter.pk).update(**new)
    bring_along(matter, along, by=by, at=at)
    note(Act.PROPOSE_MATTER, to_matter(matter), by=by, party=party, at=at, again=True)


@transaction.atomic
def withdraw_matter(matter: Matter, *, by: Person, at: datetime) -> None:
    """Take back what one proposed; where it stands on an agenda it is struck.

    Raises:
        Refused: It is another's, or it was merged, withdrawn or treated already.
    """
    matter = hold(matter)
    party = _require_own(matter, by=by, at=at)
    if refusal := why_not_matter(MatterStage(matter.stage), MatterStage.WITHDRAWN):
        raise Refused(refusal)
    Matter.objects.filter(pk=matter.pk).update(stage=MatterStage.WITHDRAWN)
    strike(matter, by=by, at=at)
    note(Act.PROPOSE_MATTER, to_matter(matter), by=by, party=party, at=at, withdrawn=True)


def bring_along(matter: Matter, along: Along, *, by: Person, at: datetime) -> None:
    """Let what comes along belong to `matter`; part of the act that calls it."""
    papers = list(along.papers)
    if along.brought:
        act = Act.PROPOSE_MATTER
        papers.append(bring_paper(matter.council, along.brought, by=by, at=at, along=act))
    attach(matter, papers)


def attach(matter: Matter, papers: Iterable[Paper]) -> None:
    """Let `papers` belong to `matter`, each once; part of the act that calls it."""
    Attachment.objects.bulk_create(
        (Attachment(council=matter.council, matter=matter, paper=paper) for paper in papers),
        ignore_conflicts=True,
    )


def hold(matter: Matter) -> Matter:
    """The matter as it is now, held until the end; two who act at once act in turn."""
    rows = Matter.objects.select_for_update(of=("self",))
    return rows.select_related("council", "proposed_by").get(pk=matter.pk)


def strike(matter: Matter, *, by: Person, at: datetime) -> None:
    """Take it off agendas still to be treated; a number it had is never given again."""
    there = Item.objects.filter(matter=matter, struck_at=None, meeting__stage__in=_COMING)
    there.update(struck_at=at, struck_by=by)


def deadline_of(meeting: Meeting) -> Deadline | None:
    """By when matters for `meeting` are to be in. Two queries."""
    council = meeting.council
    clauses = clauses_in_force([council.id])[council.id]
    return deadline_for(meeting.day, clauses, country=Country(council.country))


def to_matter(matter: Matter) -> To:
    """What an entry of the log about `matter` is to."""
    return To(matter.council_id, Thing.MATTER, matter.id)


def words_of(matter: Matter) -> Words:
    """What it says."""
    return Words(matter.title, matter.background, matter.outcome)


def _require(council: Council, proposal: Proposal, *, at: datetime) -> None:
    country, on = Country(council.country), at.date()
    opens = proposal.marking.openness is Openness.OPEN
    for refusal in (
        why_not_propose(proposal),
        why_not_mark(proposal.marking, country=country, on=on),
        why_not_open_words(proposal.words, on=on) if opens else None,
    ):
        if refusal:
            raise Refused(refusal)


def _require_own(matter: Matter, *, by: Person, at: datetime) -> Party:
    """The party of `by`, who proposed it or runs the year for the party that did."""
    party = party_acting(by, matter.council, Act.PROPOSE_MATTER, on=at.date())
    if not is_own(matter, seated(by, matter.council, on=at.date())):
        raise Refused(Refusal("matter.not_yours"))
    return party


def is_own(matter: Matter, seat: Seated) -> bool:
    """Whether the matter is theirs to change: they proposed it, or run the year for who did."""
    runs = not MAY[Act.SCREEN_MATTER].isdisjoint(seat.roles)
    return matter.proposed_by_id == seat.person.id or (runs and matter.party == seat.party)


def _columns(
    council: Council, proposal: Proposal, meeting: Meeting | None, *, by: Person, at: datetime
) -> dict[str, object]:
    if meeting and (meeting.council_id != council.id or meeting.stage not in _COMING):
        raise Refused(Refusal("matter.meeting_over"))
    deadline = deadline_of(meeting) if meeting else None
    words, marking = proposal.words, proposal.marking
    return {
        "title": words.title,
        "background": words.background,
        "outcome": words.outcome,
        "kind": proposal.kind,
        "type": proposal.type,
        "focus": proposal.focus,
        "municipality": proposal.municipality,
        "minutes": proposal.minutes,
        "openness": marking.openness,
        "ground": marking.ground,
        "review": marking.review,
        "raised_by": proposal.raised_by,
        "raised_for": proposal.raised_for,
        "stage": MatterStage.PROPOSED,
        "meeting": meeting,
        "deadline": deadline.day if deadline else None,
        "late": deadline is not None and at.date() > deadline.day,
        "proposed_at": at,
        "proposed_by": by,
    }
