"""Planning a whole year, moving a meeting and calling it off; members' calendars are told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from samrad.actions.evidence import withdraw_evidence
from samrad.actions.log import note
from samrad.actions.meeting_letters import tell_invited, tell_left, tell_members
from samrad.actions.meetings import (
    Planned,
    note_planned,
    plan_meeting,
    to_meeting,
    why_not_plan,
)
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.moving import why_not_cancel, why_not_move
from samrad.core.meetings.stages import MeetingStage
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.meetings.models import Meeting
from samrad.records.people.models import Person

_WHEN = ("day", "starts", "ends", "place")


@transaction.atomic
def publish_year(
    council: Council, planned: Sequence[Planned], *, by: Person, at: datetime
) -> list[Meeting]:
    """Plan all of these meetings, or none, and invite the members to each.

    Raises:
        Refused: There is none, two are on one day, or one of them cannot be planned.
    """
    if not planned:
        raise Refused(Refusal("plan.no_day"))
    days = [one.day for one in planned]
    if twice := [day for day in days if days.count(day) > 1]:
        raise Refused(Refusal("plan.day_twice", {"day": twice[0]}))
    in_order = sorted(planned, key=lambda one: one.day)
    made = [plan_meeting(council, one, by=by, at=at) for one in in_order]
    for meeting in made:
        tell_members(meeting, at=at)
    return made


@transaction.atomic
def move_meeting(meeting: Meeting, to: Planned, *, by: Person, at: datetime) -> Meeting:
    """Move a meeting to another day, time or place, and tell all who are invited.

    It keeps its number. The evidence of its plan moves along.

    Raises:
        Refused: `by` may not, it is over, the day is past or in another year, or nothing is
            different.
    """
    party = party_acting(by, meeting.council, Act.PLAN_MEETING, on=at.date())
    meeting = _locked(meeting)
    if refusal := _why_not_move(meeting, to, at=at):
        raise Refused(refusal)
    before = meeting.day
    for name in _WHEN:
        setattr(meeting, name, getattr(to, name))
    meeting.sequence += 1
    meeting.save(update_fields=[*_WHEN, "sequence"])
    if meeting.day != before:
        _withdraw_plan(meeting, by=by, at=at)
        note_planned(meeting, to.word, by=by, at=at)
    facts = {"day": meeting.day, "before": before, "sequence": meeting.sequence}
    note(Act.PLAN_MEETING, to_meeting(meeting), by=by, party=party, at=at, **facts)
    tell_members(meeting, at=at)
    tell_left(meeting, at=at)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, why: str, *, by: Person, at: datetime) -> Meeting:
    """Call a meeting off; its number stays used. Who was invited is told, without the reason.

    Raises:
        Refused: `by` may not, it is over, or no reason is given.
    """
    party = party_acting(by, meeting.council, Act.PLAN_MEETING, on=at.date())
    meeting = _locked(meeting)
    if refusal := why_not_cancel(MeetingStage(meeting.stage), why):
        raise Refused(refusal)
    meeting.stage = MeetingStage.CANCELLED
    meeting.cancelled_at, meeting.cancelled_by, meeting.cancelled_why = at, by, why.strip()
    meeting.sequence += 1
    meeting.save()
    _withdraw_plan(meeting, by=by, at=at)
    facts = {"cancelled": meeting.day, "sequence": meeting.sequence}
    note(Act.PLAN_MEETING, to_meeting(meeting), by=by, party=party, at=at, **facts)
    tell_invited(meeting, at=at)
    return meeting


def differs(meeting: Meeting, to: Planned) -> bool:
    """Whether anything about when and where would be different."""
    return any(getattr(meeting, name) != getattr(to, name) for name in _WHEN)


def _locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now; whoever else changes it waits."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("council")
    return rows.get(pk=meeting.pk)


def _why_not_move(meeting: Meeting, to: Planned, *, at: datetime) -> Refusal | None:
    if refusal := why_not_plan(replace(to, as_noted=None), today=at.date()):
        return refusal
    if refusal := why_not_move(MeetingStage(meeting.stage), meeting.year, to.day):
        return refusal
    return None if differs(meeting, to) else Refusal("meeting.nothing_changed")


def _withdraw_plan(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Withdraw what says that it is planned; pages for earlier days still show it."""
    plans = Evidence.objects.filter(
        council=meeting.council,
        deed=Deed.MEETING_PLANNED,
        meeting=meeting.name,
        withdrawn__isnull=True,
    )
    for plan in plans:
        withdraw_evidence(plan, by=by, at=at)
