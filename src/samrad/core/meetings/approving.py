"""From a draft to locked minutes: comments of those present, approval by both, the lock.

A party approves a text, not a meeting: an approval holds as long as the text has the
fingerprint that was approved.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from samrad.core.access.permissions import BIND
from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.minutes import Minutes
from samrad.core.meetings.stages import MeetingStage, MinutesStage, why_not_minutes
from samrad.core.meetings.writing import why_not_finished
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import BOTH, Party
from samrad.core.people.roles import Role

LONGEST_COMMENT = 4000
_ANY = Marking(Openness.OPEN)


class Outcome(StrEnum):
    """What became of a comment."""

    TAKEN = "taken"  # into the text
    LEFT = "left"  # as it was, with an answer


class Step(StrEnum):
    """What minutes wait for."""

    WRITING = "writing"
    SENDING = "sending"
    SETTLING = "settling"
    APPROVING = "approving"
    LOCKING = "locking"
    PUBLISHING = "publishing"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the minutes of a meeting have come.

    Attributes:
        meeting: How far the meeting itself has come.
        stage: How far the minutes have.
        approved: Who approves the text as it stands.
        to_settle: How many comments nobody has answered.
        written: Whether there is a paragraph, and somebody who was there.
        published: Whether the locked version is public.
    """

    meeting: MeetingStage
    stage: MinutesStage
    approved: frozenset[Party] = frozenset()
    to_settle: int = 0
    written: bool = True
    published: bool = False

    @property
    def step(self) -> Step:
        """What is to be done next."""
        if self.stage is MinutesStage.LOCKED:
            return Step.NOTHING if self.published else Step.PUBLISHING
        if self.stage is MinutesStage.DRAFT:
            ready = self.written and self.meeting is MeetingStage.HELD
            return Step.SENDING if ready else Step.WRITING
        if self.to_settle:
            return Step.SETTLING
        return Step.LOCKING if self.approved == BOTH else Step.APPROVING


def why_not_send(progress: Progress, minutes: Minutes) -> Refusal | None:
    """Why the minutes cannot be sent for comments, or None if they can."""
    if progress.meeting is not MeetingStage.HELD:
        return Refusal("minutes.not_held")
    if not progress.written:
        return Refusal("minutes.nobody_present")
    texts = ((one.text, item.title) for item in minutes.items for one in item.paragraphs)
    unfinished = next((why for text in texts if (why := why_not_finished(*text))), None)
    return unfinished or why_not_minutes(progress.stage, MinutesStage.SENT)


def why_not_comment(progress: Progress, text: str, *, was_there: bool) -> Refusal | None:
    """Why somebody cannot comment, or None if they can: who was there, while it is asked."""
    if progress.stage is not MinutesStage.SENT:
        return Refusal("minutes.not_asked", {"stage": progress.stage})
    if not was_there:
        return Refusal("minutes.not_present")
    if not text.strip():
        return Refusal("minutes.empty_comment")
    if len(text) > LONGEST_COMMENT:
        return Refusal("minutes.long_comment", {"most": LONGEST_COMMENT})
    return None


def why_not_settle(outcome: str, answer: str, *, settled: bool) -> Refusal | None:
    """Why a comment cannot be settled so, or None if it can."""
    if settled:
        return Refusal("minutes.settled_already")
    if outcome not in list(Outcome):
        return Refusal("minutes.no_outcome")
    if outcome == Outcome.LEFT and not answer.strip():
        return Refusal("minutes.no_answer")
    return None


def why_not_bind(own: frozenset[Role], of_party: frozenset[Role]) -> Refusal | None:
    """Why somebody with the roles `own` does not approve for their party, or None if they do.

    Who can bind the party does. In a council in which nobody of it can, who runs its year does:
    a small council may have no one of the police but its contact.
    """
    able = of_party & BIND
    if own & BIND or not able:
        return None
    return Refusal("minutes.others_approve", {"roles": sorted(able)})


def why_not_approve(
    progress: Progress, party: Party, *, shown: str, now: str
) -> Refusal | None:
    """Why `party` cannot approve the text it was `shown`, or None if it can."""
    if progress.stage not in (MinutesStage.SENT, MinutesStage.APPROVED):
        return Refusal("minutes.not_for_approval", {"stage": progress.stage})
    if progress.to_settle:
        return Refusal("minutes.comments_open", {"number": progress.to_settle})
    if shown != now:
        return Refusal("minutes.changed_since")
    if party in progress.approved:
        return Refusal("minutes.approved_already", {"party": party})
    return None


def why_not_lock(progress: Progress) -> Refusal | None:
    """Why the minutes cannot be locked, or None if they can."""
    if progress.stage not in (MinutesStage.SENT, MinutesStage.APPROVED):
        return why_not_minutes(progress.stage, MinutesStage.LOCKED)
    if progress.to_settle:
        return Refusal("minutes.comments_open", {"number": progress.to_settle})
    if missing := BOTH - progress.approved:
        return Refusal("minutes.not_approved_by", {"parties": sorted(missing)})
    return None


def why_not_correct(progress: Progress, reason: str) -> Refusal | None:
    """Why locked minutes cannot be opened for a correction, or None if they can."""
    if progress.stage is not MinutesStage.LOCKED:
        return Refusal("minutes.not_locked")
    if not reason.strip():
        return Refusal("minutes.no_reason")
    return None


def why_not_give_up(locked: Minutes, now: Minutes) -> Refusal | None:
    """Why a correction cannot be given up, or None if what stands there is what was locked.

    How open each part is, which papers belong to it and what follows from a decision goes on
    after the lock; that is not compared.
    """
    if _words_of(locked) != _words_of(now):
        return Refusal("minutes.correction_differs")
    return None


def _words_of(minutes: Minutes) -> Minutes:
    """The text alone, as one value."""
    items = (
        replace(
            item,
            marking=_ANY,
            enclosed=(),
            paragraphs=tuple(
                replace(one, marking=_ANY, measures=(), without="") for one in item.paragraphs
            ),
        )
        for item in minutes.items
    )
    return replace(minutes, items=tuple(items), version=1, reason="")


def is_written(minutes: Minutes) -> bool:
    """Whether somebody was there and something was written."""
    return bool(minutes.attended) and any(item.paragraphs for item in minutes.items)
