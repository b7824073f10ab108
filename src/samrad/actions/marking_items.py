"""Changing how open an item is that stands on an agenda without a matter of its own."""

from datetime import datetime

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.marking import change_marking
from samrad.actions.meetings import to_meeting
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.agenda import why_not_mark_item
from samrad.core.meetings.stages import MeetingStage
from samrad.core.openness.levels import Marking
from samrad.records.meetings.models import Item
from samrad.records.people.models import Person

_BEFORE = frozenset({MeetingStage.PLANNED, MeetingStage.CALLED})


@transaction.atomic
def mark_item(item: Item, marking: Marking, *, reason: str, by: Person, at: datetime) -> None:
    """Change how open an item is, with the reason.

    Until it is treated, one of a matter is as open as the matter, and is marked there.

    Raises:
        Refused: `by` may not, it is a matter's, it was struck, the other party closed it, no
            reason is given, the marking lacks its ground or its review, it would be kept to a
            party, or its title would be open with an identity number in it.
    """
    party = party_acting(by, item.council, Act.MARK_ITEM, on=at.date())
    rows = Item.objects.select_for_update(of=("self",)).select_related("meeting", "council")
    item = rows.get(pk=item.pk)
    if item.matter_id and item.meeting.stage in _BEFORE:
        raise Refused(Refusal("agenda.marked_with_its_matter"))
    if item.struck_at:
        raise Refused(Refusal("agenda.item_gone"))
    if refusal := why_not_mark_item(item.title, marking, on=at.date()):
        raise Refused(refusal)
    facts = change_marking(item, marking, reason=reason, party=party, by=by, at=at)
    to, facts["item"] = to_meeting(item.meeting), item.id
    note(Act.MARK_ITEM, to, by=by, party=party, at=at, **facts)
