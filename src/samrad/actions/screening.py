"""The secretary screens what is proposed: it comes on a meeting, into another, or back."""

from datetime import datetime

from django.db import transaction

from samrad.actions.answers import queue_answer
from samrad.actions.log import note
from samrad.actions.matters import attach, hold, strike, to_matter
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.cleaning import clean
from samrad.core.meetings.proposing import why_not_share
from samrad.core.meetings.stages import MatterStage, MeetingStage, why_not_matter
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.reading_matters import papers_with
from samrad.records.people.models import Person

_OVER = frozenset({MeetingStage.HELD, MeetingStage.CANCELLED})


@transaction.atomic
def accept_matter(
    matter: Matter, meeting: Meeting, *, answer: str = "", by: Person, at: datetime
) -> None:
    """Take the matter up at `meeting`; one that was accepted before moves there.

    Raises:
        Refused: `by` may not, it is kept to a party, it was answered otherwise meanwhile, or
            the meeting is over.
    """
    matter, party = _to_screen(matter, MatterStage.ACCEPTED, by=by, at=at)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.council_id != matter.council_id or MeetingStage(meeting.stage) in _OVER:
        raise Refused(Refusal("matter.meeting_over"))
    if matter.meeting_id != meeting.pk:
        strike(matter, by=by, at=at)
    told = {"meeting": meeting, "stage": MatterStage.ACCEPTED}
    _answer(matter, answer, told, by=by, at=at)
    facts = {"stage": MatterStage.ACCEPTED, "meeting": meeting.name}
    note(Act.SCREEN_MATTER, to_matter(matter), by=by, party=party, at=at, **facts)


@transaction.atomic
def merge_matter(
    matter: Matter, into: Matter, *, answer: str = "", by: Person, at: datetime
) -> None:
    """Treat the matter together with `into`, which gets its papers; its words stay its own.

    Raises:
        Refused: `by` may not, one of them is kept to a party, either was answered otherwise
            meanwhile, or they are the same.
    """
    matter, party = _to_screen(matter, MatterStage.MERGED, by=by, at=at)
    into = hold(into)
    if into.pk == matter.pk or into.council_id != matter.council_id:
        raise Refused(Refusal("matter.into_itself"))
    for refusal in (
        why_not_share(Openness(into.openness)),
        why_not_matter(MatterStage(into.stage), MatterStage.MERGED),
    ):
        if refusal:
            raise Refused(refusal)
    strike(matter, by=by, at=at)
    attach(into, papers_with([matter])[matter.pk])
    # What was merged into it before goes along.
    Matter.objects.filter(into=matter).update(into=into)
    _answer(matter, answer, {"into": into, "stage": MatterStage.MERGED}, by=by, at=at)
    facts = {"stage": MatterStage.MERGED, "into": into.id}
    note(Act.SCREEN_MATTER, to_matter(matter), by=by, party=party, at=at, **facts)


@transaction.atomic
def send_back(matter: Matter, reason: str, *, by: Person, at: datetime) -> None:
    """Send the matter back to who proposed it, with the reason.

    Raises:
        Refused: `by` may not, no reason is given, or it was answered otherwise meanwhile.
    """
    matter, party = _to_screen(matter, MatterStage.SENT_BACK, by=by, at=at)
    if not clean(reason).text.strip():
        raise Refused(Refusal("matter.no_reason"))
    _answer(matter, reason, {"stage": MatterStage.SENT_BACK}, by=by, at=at)
    facts = {"stage": MatterStage.SENT_BACK}
    note(Act.SCREEN_MATTER, to_matter(matter), by=by, party=party, at=at, **facts)


def _to_screen(
    matter: Matter, stage: MatterStage, *, by: Person, at: datetime
) -> tuple[Matter, Party]:
    party = party_acting(by, matter.council, Act.SCREEN_MATTER, on=at.date())
    matter = hold(matter)
    shared = stage is not MatterStage.SENT_BACK
    for refusal in (
        why_not_share(Openness(matter.openness)) if shared else None,
        why_not_matter(MatterStage(matter.stage), stage),
    ):
        if refusal:
            raise Refused(refusal)
    return matter, party


def _answer(
    matter: Matter, answer: str, told: dict[str, object], *, by: Person, at: datetime
) -> None:
    """Keep the answer, and let a letter tell who asked that there is one."""
    said = clean(answer).text.strip()
    Matter.objects.filter(pk=matter.pk).update(
        answer=said, answered_at=at, answered_by=by, **told
    )
    queue_answer(matter, by=by, at=at)
