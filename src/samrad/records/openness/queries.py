"""Reading how things were marked: by whom, why, and whose each is to open."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from samrad.core.openness.levels import Openness
from samrad.core.openness.marked import MarkedKind
from samrad.core.people.parties import Party
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Paragraph
from samrad.records.openness.models import Marked
from samrad.records.orders.models import Answer
from samrad.records.papers.models import Paper
from samrad.records.pictures.models import PicturePart

Thing = Paper | Matter | Item | Paragraph | PicturePart | Answer
_KINDS: Mapping[type, MarkedKind] = {
    Paper: MarkedKind.PAPER,
    Matter: MarkedKind.MATTER,
    Item: MarkedKind.ITEM,
    Paragraph: MarkedKind.PARAGRAPH,
    PicturePart: MarkedKind.PART,
    Answer: MarkedKind.ANSWER,
}


def kind_of(thing: Thing) -> MarkedKind:
    """What kind of thing it is; of it in a `Marked` speaks the column of the same name."""
    return _KINDS[type(thing)]


def markings_of(thing: Thing) -> list[Marked]:
    """How the thing was marked since it is there, the latest first. One query."""
    rows = Marked.objects.filter(**{kind_of(thing): thing}).select_related("by")
    return list(rows.order_by("-at", "-id"))


def whose(thing: Thing) -> Party | None:
    """Whose the thing is to open; None where it is both parties'. One query at most.

    What is nobody's own is whoever's closed it; an item can have come closed with its matter.
    """
    if isinstance(thing, Paper | Matter | Answer):
        return Party(thing.party)
    if thing.openness != Openness.EXEMPT:
        return None
    came_with = thing.matter if isinstance(thing, Item) else None
    return closed_by(thing) or (Party(came_with.party) if came_with else None)


def closed_by(thing: Thing) -> Party | None:
    """The party that closed the thing, if that is known. One query."""
    found = closings(kind_of(thing), thing.pk).first()
    return Party(found.party) if found and found.party else None


def closings(kind: MarkedKind, which: "UUID | OuterRef") -> "QuerySet[Marked]":
    """The markings since which one thing has been exempt, the first of them first.

    Who closed it stands in the first: another ground or a later review takes it over from
    nobody.
    """
    opened = Marked.objects.filter(**{kind: OuterRef(kind)}, at__gt=OuterRef("at"))
    rows = Marked.objects.filter(**{kind: which}, openness=Openness.EXEMPT)
    still = rows.exclude(Exists(opened.exclude(openness=Openness.EXEMPT)))
    return still.order_by("at", "id")


def reasons(which: Iterable[UUID]) -> Mapping[UUID, str]:
    """Why things were marked, by the markings' identifiers, as far as seen. One query."""
    rows = Marked.objects.filter(pk__in=set(which))
    return dict(rows.values_list("id", "reason"))
