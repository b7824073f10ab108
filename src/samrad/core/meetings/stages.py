"""The stages of a meeting, of a matter and of minutes, and which follows which.

docs/reference/meetings.md draws these tables; `make docs` keeps it fresh.
"""

from collections.abc import Mapping
from enum import StrEnum

from samrad.core.basics.refusals import Refusal


class MeetingStage(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"  # the day is known
    CALLED = "called"  # the notice with the agenda has gone out
    HELD = "held"
    CANCELLED = "cancelled"


class MatterStage(StrEnum):
    """How far a matter has come that somebody proposed."""

    PROPOSED = "proposed"
    SENT_BACK = "sent_back"  # with a reason; it may be proposed again
    ACCEPTED = "accepted"  # it stands on an agenda, or will
    MERGED = "merged"  # into another one
    WITHDRAWN = "withdrawn"
    TREATED = "treated"


class MinutesStage(StrEnum):
    """How far the minutes of a meeting have come."""

    DRAFT = "draft"
    SENT = "sent"  # to those present, for comments
    APPROVED = "approved"  # by both parties
    LOCKED = "locked"


MEETING_STEPS: Mapping[MeetingStage, frozenset[MeetingStage]] = {
    MeetingStage.PLANNED: frozenset({MeetingStage.CALLED, MeetingStage.CANCELLED}),
    MeetingStage.CALLED: frozenset({MeetingStage.HELD, MeetingStage.CANCELLED}),
    MeetingStage.HELD: frozenset(),
    MeetingStage.CANCELLED: frozenset(),
}
MATTER_STEPS: Mapping[MatterStage, frozenset[MatterStage]] = {
    MatterStage.PROPOSED: frozenset(
        {
            MatterStage.SENT_BACK,
            MatterStage.ACCEPTED,
            MatterStage.MERGED,
            MatterStage.WITHDRAWN,
        }
    ),
    MatterStage.SENT_BACK: frozenset({MatterStage.PROPOSED, MatterStage.WITHDRAWN}),
    # Accepted again: for a later meeting.
    MatterStage.ACCEPTED: frozenset(
        {
            MatterStage.ACCEPTED,
            MatterStage.TREATED,
            MatterStage.MERGED,
            MatterStage.WITHDRAWN,
        }
    ),
    MatterStage.MERGED: frozenset(),
    MatterStage.WITHDRAWN: frozenset(),
    MatterStage.TREATED: frozenset(),
}
MINUTES_STEPS: Mapping[MinutesStage, frozenset[MinutesStage]] = {
    MinutesStage.DRAFT: frozenset({MinutesStage.SENT}),
    MinutesStage.SENT: frozenset({MinutesStage.DRAFT, MinutesStage.APPROVED}),
    # A text that is changed is approved anew.
    MinutesStage.APPROVED: frozenset(
        {MinutesStage.DRAFT, MinutesStage.SENT, MinutesStage.LOCKED}
    ),
    # Only to be corrected, for a reason, and as a new version.
    MinutesStage.LOCKED: frozenset({MinutesStage.DRAFT}),
}


def why_not_meeting(stage: MeetingStage, to: MeetingStage) -> Refusal | None:
    """Why a meeting at `stage` does not come to `to`, or None if it does."""
    if to in MEETING_STEPS[stage]:
        return None
    return Refusal("meeting.wrong_stage", {"stage": stage, "to": to})


def why_not_matter(stage: MatterStage, to: MatterStage) -> Refusal | None:
    """Why a matter at `stage` does not come to `to`, or None if it does."""
    if to in MATTER_STEPS[stage]:
        return None
    return Refusal("matter.wrong_stage", {"stage": stage, "to": to})


def why_not_minutes(stage: MinutesStage, to: MinutesStage) -> Refusal | None:
    """Why minutes at `stage` do not come to `to`, or None if they do."""
    if to in MINUTES_STEPS[stage]:
        return None
    return Refusal("minutes.wrong_stage", {"stage": stage, "to": to})
