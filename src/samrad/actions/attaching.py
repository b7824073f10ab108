"""Papers that belong to a matter after it was proposed, and guests' own words for it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.matters import Along, bring_along, hold, is_own, to_matter
from samrad.actions.standing import party_acting, seated
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.stages import MATTER_STEPS, MatterStage
from samrad.core.people.parties import Party
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.people.models import Person


@transaction.atomic
def attach_papers(matter: Matter, along: Along, *, by: Person, at: datetime) -> None:
    """Let more papers belong to the matter.

    Raises:
        Refused: It is another's and `by` does not screen matters, or it is over.
    """
    matter, party = _to_change(matter, by=by, at=at)
    bring_along(matter, along, by=by, at=at)
    note(Act.PROPOSE_MATTER, to_matter(matter), by=by, party=party, at=at, papers=True)


@transaction.atomic
def detach_paper(matter: Matter, paper: UUID, *, by: Person, at: datetime) -> None:
    """Let a paper belong to the matter no longer; the paper stays where it is.

    Raises:
        Refused: It is another's and `by` does not screen matters, or it is over.
    """
    matter, party = _to_change(matter, by=by, at=at)
    Attachment.objects.filter(matter=matter, paper=paper).delete()
    note(Act.PROPOSE_MATTER, to_matter(matter), by=by, party=party, at=at, without=paper)


def _to_change(matter: Matter, *, by: Person, at: datetime) -> tuple[Matter, Party]:
    on = at.date()
    party = party_acting(by, matter.council, Act.PROPOSE_MATTER, on=on)
    matter, seat = hold(matter), seated(by, matter.council, on=on)
    if not is_own(matter, seat) and seat.why_not(Act.SCREEN_MATTER):
        raise Refused(Refusal("matter.not_yours"))
    stage = MatterStage(matter.stage)
    if not MATTER_STEPS[stage]:
        raise Refused(Refusal("matter.wrong_stage", {"stage": stage}))
    return matter, party
