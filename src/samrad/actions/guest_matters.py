"""A guest begins a matter of her own, or writes what one that was begun for her is about."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from samrad.actions.guarding import note_override
from samrad.actions.log import note
from samrad.actions.matters import hold, to_matter
from samrad.core.access.permissions import Act, Visitor, guest_may_see, why_not_visit
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.agenda import why_not_item
from samrad.core.meetings.kinds import MatterKind, RaisedBy
from samrad.core.meetings.proposing import Words, why_not_raise
from samrad.core.meetings.stages import MatterStage
from samrad.core.openness.levels import Openness
from samrad.core.openness.persons import Found
from samrad.records.basics.context import as_person, in_council
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.shown import chances_to_raise
from samrad.records.papers.models import Guest
from samrad.records.people.models import Person

# A guest writes until the council has answered, and again when it comes back.
_OPEN = frozenset({MatterStage.PROPOSED, MatterStage.SENT_BACK})


def raise_matter(
    council: UUID,
    words: Words,
    *,
    kept: Mapping[Found, int] | None = None,
    reason: str = "",
    by: Person,
    at: datetime,
) -> Matter:
    """Begin a matter as a guest of `council`, who is shown it from then on. In no context.

    It is the council's to screen like any other; who runs the year for the party that invited
    the guest looks after it. `kept` and `reason` as in `guest_writes`.

    Raises:
        Refused: They are no guest there (any more), it has no title, or too many of theirs
            wait for an answer already.
    """
    with as_person(by.id):
        chance = next((one for one in chances_to_raise() if one.council == council), None)
    if refusal := why_not_visit(Act.PROPOSE_MATTER, Visitor.GUEST if chance else None):
        raise Refused(refusal)
    with in_council(council):
        guest = _as_guest(council, by, at=at)
        waiting = Matter.objects.filter(proposed_by=by, stage=MatterStage.PROPOSED).count()
        new = words.cleaned()
        if refusal := why_not_raise(new, waiting):
            raise Refused(refusal)
        made = _begin(guest, new, at=at)
        if kept:
            note_override(made.council, kept, reason, by=by, at=at)
        note(Act.PROPOSE_MATTER, to_matter(made), by=by, party=None, at=at)
        return made


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
    return matter.raised_by != RaisedBy.MEMBER and MatterStage(matter.stage) in _OPEN


def _as_guest(council: UUID, by: Person, *, at: datetime) -> Guest:
    """What makes them a guest there the longest, as an invitation to raise matters first.

    Held until the end: two matters sent at once count each other.
    """
    rows = Guest.objects.filter(council=council, person=by, until__gte=at.date())
    rows = rows.select_related("council", "person", "invited_by__organisation")
    found = rows.select_for_update(of=("self",)).order_by("-raises", "-until").first()
    if found is None:  # withdrawn a moment ago
        raise Refused(Refusal("access.no_seat"))
    return found


def _begin(guest: Guest, words: Words, *, at: datetime) -> Matter:
    made = Matter.objects.create(
        council=guest.council,
        title=words.title,
        background=words.background,
        outcome=words.outcome,
        kind=MatterKind.DISCUSS,
        party=guest.invited_by.organisation.party,
        raised_by=guest.raises or RaisedBy.GUEST,
        raised_for=guest.person.name,
        proposed_at=at,
        proposed_by=guest.person,
    )
    of = {"council": guest.council, "matter": made, "person": guest.person}
    Guest.objects.create(**of, until=guest.until, invited_at=at, invited_by=guest.invited_by)
    return made


def _require(matter: Matter, words: Words, *, by: Person, at: datetime) -> None:
    guest = Guest.objects.filter(matter=matter, person=by, until__gte=at.date()).exists()
    visitor = Visitor.GUEST if guest and guest_may_see(Openness(matter.openness)) else None
    if refusal := why_not_visit(Act.PROPOSE_MATTER, visitor):
        raise Refused(refusal)
    if not may_write(matter):
        raise Refused(Refusal("matter.wrong_stage", {"stage": MatterStage(matter.stage)}))
    if refusal := why_not_item(words.cleaned().title, matter.minutes):
        raise Refused(refusal)
