"""Writing in the room: when it may be done, and what counts where two chose differently."""

from datetime import date
from typing import TypeVar

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.merging import lines_to_choose
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.persons import IDENTITY, find

_T = TypeVar("_T")
# A paragraph is a page or two; more is a paper, which is attached.
LONGEST_PARAGRAPH = 20_000


def why_not_write(stage: MeetingStage, minutes: MinutesStage) -> Refusal | None:
    """Why the minutes of a meeting may not be written now, or None if they may.

    They may be prepared before the meeting, and written until they are sent for comments.
    """
    if stage is MeetingStage.CANCELLED:
        return Refusal("minutes.meeting_cancelled")
    if minutes is not MinutesStage.DRAFT:
        return Refusal("minutes.not_a_draft", {"stage": minutes})
    return None


def why_not_words(text: str, marking: Marking, *, on: date) -> Refusal | None:
    """Why a paragraph marked so may not say `text`, or None if it may.

    No reason makes up for an identity number that is open: what is published stays out.
    """
    if len(text) > LONGEST_PARAGRAPH:
        return Refusal("minutes.too_long", {"most": LONGEST_PARAGRAPH})
    if marking.openness is Openness.OPEN and any(
        one.kind in IDENTITY for one in find(text, on=on)
    ):
        return Refusal("openness.holds_identity_numbers")
    return None


def why_not_finished(text: str, item: str) -> Refusal | None:
    """Why a paragraph at `item` cannot go out as it stands, or None if it can.

    Where two wrote the same line at once, somebody chooses first.
    """
    return Refusal("minutes.to_choose", {"item": item}) if lines_to_choose(text) else None


def chosen(base: _T, theirs: _T, mine: _T) -> _T:
    """What counts of something that is chosen, not written: whoever changed it, me last."""
    return theirs if mine == base else mine
