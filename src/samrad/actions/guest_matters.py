"""A guest who was invited to raise a matter writes what it is about."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from samrad.actions.guarding import note_override
from samrad.actions.log import note
from samrad.actions.matters import hold, to_matter
from samrad.core.access.permissions import Act, Visitor, guest_may_see, why_not_visit
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.agenda import why_not_item
from samrad.core.meetings.kinds import RaisedBy
from samrad.core.meetings.proposing import Words
from samrad.core.meetings.stages import MatterStage
from samrad.core.openness.levels import Openness
from samrad.core.openness.persons import Found
from samrad.records.basics.context import as_person, in_council
from samrad.records.meetings.matters import Matter
from samrad.records.papers.models import Guest
from samrad.records.people.models import Person

# A guest writes until the council has answered, and again when it comes back.
_OPEN = frozenset({MatterStage.PROPOSED, MatterStage.SENT_BACK})


def guest_writes(
    matter: UUID,
    words: Words,
    *,
    kept: Mapping[Found, int] | None = None,
    reason: str = "",
    by: Person,
    at: datetime,
) -> None:
    """Write what a matter is about that `by` raises as a guest. Called in no context.

    `kept` is what the person guard found and `by` keeps, for that `reason`.

    Raises:
        Refused: They are no guest of it (any more), it is not theirs to write, it was answered
            meanwhile, or it has no title.
    """
    with as_person(by.id):
        shown = Matter.objects.filter(pk=matter).first()
    if shown is None:
        raise Refused(Refusal("access.no_seat"))
    with in_council(shown.council_id):
        found = hold(shown)
        _require(found, words, by=by, at=at)
        new = words.cleaned()
        found.title, found.background, found.outcome = new.title, new.background, new.outcome
        found.stage, found.proposed_at = MatterStage.PROPOSED, at
        found.save(update_fields=["title", "background", "outcome", "stage", "proposed_at"])
        if kept:
            note_override(found.council, kept, reason, by=by, at=at)
        note(Act.PROPOSE_MATTER, to_matter(found), by=by, party=None, at=at)


def may_write(matter: Matter) -> bool:
    """Whether a guest of it writes what it is about."""
    return matter.raised_by == RaisedBy.GUEST and MatterStage(matter.stage) in _OPEN


def _require(matter: Matter, words: Words, *, by: Person, at: datetime) -> None:
    guest = Guest.objects.filter(matter=matter, person=by, until__gte=at.date()).exists()
    visitor = Visitor.GUEST if guest and guest_may_see(Openness(matter.openness)) else None
    if refusal := why_not_visit(Act.PROPOSE_MATTER, visitor):
        raise Refused(refusal)
    if not may_write(matter):
        raise Refused(Refusal("matter.wrong_stage", {"stage": MatterStage(matter.stage)}))
    if refusal := why_not_item(words.cleaned().title, matter.minutes):
        raise Refused(refusal)
