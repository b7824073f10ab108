"""What the minutes wait for, and the one button that takes them on, if it is yours to press."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samrad.actions.minutes import why_not_bind_in
from samrad.core.access.permissions import Act
from samrad.core.meetings.approving import Progress, Step
from samrad.core.meetings.minutes import Minutes
from samrad.core.meetings.stages import MinutesStage
from samrad.core.people.parties import Party
from samrad.web.desk.here import Here
from samrad.web.kit import clock
from samrad.web.kit.phrases import party_word, step_of_minutes

_ACTS = {
    Step.WRITING: Act.WRITE_MINUTES,
    Step.SENDING: Act.SEND_MINUTES,
    Step.SETTLING: Act.SETTLE_COMMENT,
    Step.APPROVING: Act.APPROVE_MINUTES,
    Step.LOCKING: Act.LOCK_MINUTES,
    Step.PUBLISHING: Act.PUBLISH_MINUTES,
}


@dataclass(frozen=True, slots=True)
class Way:
    """One step on the way of the minutes, and whether it is behind us."""

    what: str
    done: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the minutes stand.

    Attributes:
        now: What they wait for, as a sentence.
        mine: The step whose button this reader gets; empty where another acts.
        party: Whom the reader would approve for, in words.
        may_take_back: Whether the reader may make them a draft again.
        way: Every step, in order.
    """

    now: str
    mine: str
    party: str
    may_take_back: bool
    way: tuple[Way, ...]


def steps_of(at: Here, progress: Progress, minutes: Minutes) -> Steps:
    """Where the minutes stand, for who looks."""
    step, party = progress.step, at.seat.party
    act = _ACTS.get(step)
    mine = act is not None and at.seat.why_not(act) is None
    if mine and step is Step.APPROVING:
        may = why_not_bind_in(at.seat, on=clock.today()) is None
        mine = may and party not in progress.approved
    out = progress.stage in (MinutesStage.SENT, MinutesStage.APPROVED)
    return Steps(
        now=step_of_minutes(step),
        mine=step if mine else "",
        party=party_word(party) if party else "",
        may_take_back=out and at.seat.why_not(Act.SEND_MINUTES) is None,
        way=_way(progress, minutes),
    )


def _way(progress: Progress, minutes: Minutes) -> tuple[Way, ...]:
    locked = progress.stage is MinutesStage.LOCKED
    out = progress.stage is not MinutesStage.DRAFT
    approved = (
        Way(
            _("Approved by %(party)s") % {"party": party_word(party)},
            done=locked or party in progress.approved,
        )
        for party in Party
    )
    return (
        Way(_("Written"), done=out or (progress.written and progress.step is Step.SENDING)),
        Way(_("Sent to those who were there"), done=out),
        *approved,
        Way(_("Locked as version %(number)s") % {"number": minutes.version}, done=locked),
        Way(_("Public"), done=progress.published),
    )
