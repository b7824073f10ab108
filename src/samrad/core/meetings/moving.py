"""Whether a meeting can be moved or called off, and if not why."""

from datetime import date

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.stages import MEETING_STEPS, MeetingStage, why_not_meeting


def why_not_move(stage: MeetingStage, year: int, to: date) -> Refusal | None:
    """Why a meeting of `year` does not move to that day, or None if it does.

    It keeps its number, and the number names its year: in another one it is another meeting.
    """
    if MeetingStage.CANCELLED not in MEETING_STEPS[stage]:
        return Refusal("meeting.not_to_be_moved", {"stage": stage})
    if to.year != year:
        return Refusal("meeting.moves_out_of_its_year", {"year": year})
    return None


def why_not_cancel(stage: MeetingStage, why: str) -> Refusal | None:
    """Why a meeting is not called off, or None if it is."""
    if refusal := why_not_meeting(stage, MeetingStage.CANCELLED):
        return refusal
    return None if why.strip() else Refusal("meeting.no_reason")
