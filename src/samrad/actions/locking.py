"""Locking minutes both parties approved, and correcting them afterwards as a new version."""

from datetime import datetime

from django.db import transaction

from samrad.actions.answers import queue_answers_of
from samrad.actions.evidence import note_evidence
from samrad.actions.log import note
from samrad.actions.minutes import held, to_minutes
from samrad.core.access.permissions import Act
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refused
from samrad.core.duties.evidence import Evidence
from samrad.core.meetings.approving import why_not_correct, why_not_lock
from samrad.core.meetings.kinds import ItemKind
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.records.meetings.approving import Correction, MinutesVersion
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.progress import progress_of
from samrad.records.people.models import Person

_OVER = (MeetingStage.HELD, MeetingStage.CANCELLED)


@transaction.atomic
def lock_minutes(meeting: Meeting, ref: str, *, by: Person, at: datetime) -> MinutesVersion:
    """Lock the minutes; from now on nobody changes them, whatever they send the database.

    `ref` says where they can be seen, e.g. "møte 3/25"; it goes with the evidence that they
    are archived. No agenda asks to approve them any more.

    Raises:
        Refused: `by` may not, a party has not approved the text as it stands, or a comment is
            not settled.
    """
    meeting, party = held(meeting, Act.LOCK_MINUTES, by=by, at=at)
    minutes = minutes_of(meeting, on=at.date())
    if refusal := why_not_lock(progress_of(meeting, minutes)):
        raise Refused(refusal)
    # Where the text was changed and changed back, it is approved and was not marked so.
    _to_stage(meeting, MinutesStage.APPROVED)
    version = MinutesVersion.objects.create(
        council=meeting.council,
        meeting=meeting,
        number=minutes.version,
        content=minutes.canonical().decode(),
        sha256=minutes.sha256,
        reason=minutes.reason,
        locked_at=at,
        locked_by=by,
    )
    _to_stage(meeting, MinutesStage.LOCKED)
    if version.number == 1:
        done = Evidence(Deed.MINUTES_ARCHIVED, at.date(), ref, meeting.name)
        note_evidence(meeting.council, done, by=by, at=at)
        queue_answers_of(meeting, by=by, at=at)
    _off_the_agendas(meeting, by=by, at=at)
    facts = {"version": version.number, "sha256": version.sha256}
    note(Act.LOCK_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)
    return version


@transaction.atomic
def correct_minutes(meeting: Meeting, reason: str, *, by: Person, at: datetime) -> Correction:
    """Open locked minutes to become a new version, for a reason; both parties approve anew.

    What was locked stays, and can be read.

    Raises:
        Refused: `by` may not, they are not locked, or no reason is given.
    """
    meeting, party = held(meeting, Act.CORRECT_MINUTES, by=by, at=at)
    minutes = minutes_of(meeting, on=at.date())
    if refusal := why_not_correct(progress_of(meeting, minutes), reason):
        raise Refused(refusal)
    correction = Correction.objects.create(
        council=meeting.council,
        meeting=meeting,
        # The first version is 1; a number is not given again, also where it was given up.
        number=Correction.objects.filter(meeting=meeting).count() + 2,
        reason=reason.strip(),
        at=at,
        by=by,
    )
    _to_stage(meeting, MinutesStage.DRAFT)
    facts = {"version": correction.number}
    note(Act.CORRECT_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)
    return correction


def _to_stage(meeting: Meeting, stage: MinutesStage) -> None:
    meeting.minutes_stage = stage
    meeting.save(update_fields=["minutes_stage"])


def _off_the_agendas(meeting: Meeting, *, by: Person, at: datetime) -> None:
    asking = Item.objects.filter(
        council=meeting.council_id,
        kind=ItemKind.APPROVAL,
        key=f"approval.{meeting.name}",
        struck_at=None,
    ).exclude(meeting__stage__in=_OVER)
    asking.update(struck_at=at, struck_by=by)
