"""What each rule of law asks for in a year."""

from typing import assert_never

from samrad.core.basics.deeds import Deed
from samrad.core.duties.clocks import Clock
from samrad.core.duties.duty import Duty, Kind
from samrad.core.duties.of_clauses import topics_at_each_meeting
from samrad.core.duties.view import YearView, standing
from samrad.core.norms.shapes import AtEachMeeting, Every, Guidance, Norm, Ongoing, Standing

_KINDS = {
    Deed.PICTURE_UPDATED: Kind.PICTURE,
    Deed.PLAN_DECIDED: Kind.PLAN,
    Deed.PLAN_FOLLOWED_UP: Kind.PLAN_FOLLOW_UP,
    Deed.REPORTED: Kind.REPORT,
    Deed.AGREEMENT_SIGNED: Kind.AGREEMENT,
    Deed.COUNCIL_FORMED: Kind.COUNCIL,
    Deed.COORDINATION_NAMED: Kind.COORDINATION,
}


def duties_of_norm(norm: Norm, view: YearView, said: frozenset[str]) -> list[Duty]:
    """The duties of `norm` in the year of `view`, without those a clock gives.

    Topics the parties have made clauses of (`said`, in lower case) are asked for there and
    not a second time here.
    """
    match norm.asks:
        case Standing(deed=deed):
            return standing(_KINDS[deed], norm, view, deed)
        case AtEachMeeting(topics=topics):
            left = tuple(topic for topic in topics if topic.casefold() not in said)
            return topics_at_each_meeting(norm, view, left) if left else []
        case Every() | Ongoing() | Guidance():
            return []
        case _:
            assert_never(norm.asks)


def clock_of_norm(norm: Norm) -> Clock | None:
    """The clock that `norm` sets going, if it is of a kind that has one."""
    match norm.asks:
        case Every(months=months, deed=deed):
            return Clock(_KINDS[deed], norm, deed, months)
        case Ongoing(deed=deed, watch_months=months):
            return Clock(_KINDS[deed], norm, deed, months, assumed=True)
        case _:
            return None
