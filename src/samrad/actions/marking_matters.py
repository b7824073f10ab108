"""Changing how open a matter is, and reading one that is exempt."""

from datetime import datetime

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.marking import change_marking
from samrad.actions.matters import hold, to_matter, words_of
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.log.events import Event
from samrad.core.meetings.proposing import why_not_keep_to_party, why_not_open_words
from samrad.core.meetings.stages import MatterStage
from samrad.core.openness.levels import Marking, Openness, is_logged
from samrad.records.basics.marks import columns_of
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item
from samrad.records.meetings.reading_matters import items_of
from samrad.records.people.models import Person


@transaction.atomic
def mark_matter(
    matter: Matter, marking: Marking, *, reason: str, by: Person, at: datetime
) -> None:
    """Change how open the matter is, with the reason; where it is to be treated, too.

    Raises:
        Refused: `by` may not, it is the other party's to open, no reason is given, the marking
            lacks its ground or its review, it is before the council already and cannot be kept
            to a party, or it would be open to everyone with an identity number in it.
    """
    on = at.date()
    party = party_acting(by, matter.council, Act.MARK_MATTER, on=on)
    matter, opened = hold(matter), marking.openness is Openness.OPEN
    facts = change_marking(matter, marking, reason=reason, party=party, by=by, at=at)
    for refusal in (
        why_not_keep_to_party(MatterStage(matter.stage), marking.openness),
        why_not_open_words(words_of(matter), on=on) if opened else None,
    ):
        if refusal:
            raise Refused(refusal)
    there = [item.pk for item in items_of(matter)]
    Item.objects.filter(pk__in=there).update(**columns_of(marking))
    note(Act.MARK_MATTER, to_matter(matter), by=by, party=party, at=at, **facts)


@transaction.atomic
def read_matter(matter: Matter, *, by: Person, at: datetime) -> None:
    """Note that somebody reads the matter, where each reading goes into the log.

    Raises:
        Refused: `by` may not.
    """
    openness = Openness(matter.openness)
    on = at.date()
    party = party_acting(by, matter.council, Act.READ_MATTER, on=on, openness=openness)
    if is_logged(openness):
        facts = {"ground": matter.ground}
        note(Event.EXEMPT_READ, to_matter(matter), by=by, party=party, at=at, **facts)
