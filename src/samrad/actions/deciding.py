"""What follows from a decision: measures, or why there is none; written while it is made."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.writing import at_the_minutes, to_minutes
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.kinds import Wording
from samrad.core.people.parties import Party
from samrad.records.councils.queries import members
from samrad.records.meetings.followups import FollowUp
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.models import Item, Paragraph
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Agreed:
    """A measure as it was agreed in the room.

    Attributes:
        id: The measure, made by whoever began it, so that sending again makes no second.
        title: What is to be done.
        owners: Who sees to it, at each party that takes part in it.
        deadline: By when.
        indicator: By what one will see that it was done, or that it helped.
    """

    id: UUID
    title: str
    owners: dict[Party, UUID]
    deadline: date
    indicator: str = ""


@transaction.atomic
def agree_measure(
    item: Item, decision: UUID, agreed: Agreed, *, by: Person, at: datetime
) -> None:
    """Write down a measure of a decision, or change it while the minutes are a draft.

    Raises:
        Refused: `by` may not, the minutes are no draft, there is no such decision, it has no
            owner, or an owner who does not sit for that party.
    """
    party = at_the_minutes(item, by=by, at=at)
    paragraph = _decision(item, decision)
    _owned(item, agreed)
    values = {
        "title": agreed.title.strip(),
        "municipality_owner_id": agreed.owners.get(Party.MUNICIPALITY),
        "police_owner_id": agreed.owners.get(Party.POLICE),
        "deadline": agreed.deadline,
        "indicator": agreed.indicator.strip(),
    }
    new = Measure(id=agreed.id, council_id=item.council_id, decision=paragraph, **values)
    new.made_at, new.made_by = at, by
    Measure.objects.bulk_create([new], ignore_conflicts=True)
    if not Measure.objects.filter(pk=agreed.id, decision=paragraph).update(**values):
        raise Refused(Refusal("minutes.not_there"))
    NoMeasure.objects.filter(decision=paragraph).delete()
    facts = {"item": item.id, "measure": agreed.id, "deadline": agreed.deadline}
    note(Act.WRITE_MINUTES, to_minutes(item), by=by, party=party, at=at, **facts)


@transaction.atomic
def drop_measure(item: Item, measure: UUID, *, by: Person, at: datetime) -> None:
    """Take away a measure that was written down in the room by mistake.

    Raises:
        Refused: `by` may not, the minutes are no draft, or somebody has followed it up: then
            it is dropped with a reason, in the register.
    """
    party = at_the_minutes(item, by=by, at=at)
    if FollowUp.objects.filter(measure=measure).exists():
        raise Refused(Refusal("measure.followed_up"))
    gone, _ = Measure.objects.filter(pk=measure, decision__item=item).delete()
    if gone:
        facts = {"item": item.id, "measure": measure, "removed": True}
        note(Act.WRITE_MINUTES, to_minutes(item), by=by, party=party, at=at, **facts)


@transaction.atomic
def need_no_measure(
    item: Item, decision: UUID, because: str, *, by: Person, at: datetime
) -> None:
    """Say why a decision needs no measure; an empty reason takes that back.

    Raises:
        Refused: `by` may not, the minutes are no draft, or there is a measure already.
    """
    party = at_the_minutes(item, by=by, at=at)
    paragraph = _decision(item, decision)
    if because.strip() and Measure.objects.filter(decision=paragraph).exists():
        raise Refused(Refusal("measure.there_is_one"))
    NoMeasure.objects.filter(decision=paragraph).delete()
    if because.strip():
        said = {"because": because.strip(), "at": at, "by": by}
        NoMeasure.objects.create(council_id=item.council_id, decision=paragraph, **said)
    facts = {"item": item.id, "no_measure": bool(because.strip())}
    note(Act.WRITE_MINUTES, to_minutes(item), by=by, party=party, at=at, **facts)


def _decision(item: Item, decision: UUID) -> Paragraph:
    rows = Paragraph.objects.filter(pk=decision, item=item, wording=Wording.DECISION)
    found = rows.first()
    if found is None:
        raise Refused(Refusal("measure.no_decision"))
    return found


def _owned(item: Item, agreed: Agreed) -> None:
    """Each owner sits for the party they own it at."""
    seats = members(item.meeting.council, on=item.meeting.day)
    sitting = {(seat.party, seat.person_id) for seat in seats}
    if not agreed.owners:
        raise Refused(Refusal("measure.no_owner"))
    if any((party, person) not in sitting for party, person in agreed.owners.items()):
        raise Refused(Refusal("measure.not_their_party"))
