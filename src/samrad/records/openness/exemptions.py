"""Everything that is exempt, of every kind, and when each is looked at again. One query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    SmallIntegerField,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from samrad.core.access.permissions import MAY, Act
from samrad.core.openness.levels import Openness
from samrad.core.openness.marked import MarkedKind
from samrad.core.openness.reviews import SOON
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import held
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Paragraph
from samrad.records.openness.models import Marked
from samrad.records.openness.queries import closings
from samrad.records.orders.models import Answer
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person
from samrad.records.pictures.models import PicturePart

# By which act somebody opens it, or keeps it exempt for longer.
CHANGED_BY: Mapping[MarkedKind, Act] = {
    MarkedKind.PAPER: Act.KEEP_EXEMPT,
    MarkedKind.MATTER: Act.MARK_MATTER,
    MarkedKind.ITEM: Act.MARK_ITEM,
    MarkedKind.PARAGRAPH: Act.PUBLISH_MINUTES,
    MarkedKind.PART: Act.MARK_PICTURE,
    MarkedKind.ANSWER: Act.MARK_ANSWER,
}


@dataclass(frozen=True, slots=True)
class Exemption:
    """Something that is exempt. What it says stands here for nobody to read.

    Attributes:
        kind: What kind of thing it is.
        id: Which one.
        council: Whose council.
        council_name: What that is called.
        slug: Its name in addresses.
        whose: The party that decides whether it is opened; None where either does.
        ground: On which ground.
        review: The day by which somebody looks again.
        since: The day it was marked so, or began.
        year: The year of the meeting it belongs to, or 0.
        number: The number of that meeting, or 0.
        stage: How far the minutes or the picture it stands in are; empty for other things.
        name: The title of a paper, what was asked of an answer; else empty.
    """

    kind: MarkedKind
    id: UUID
    council: UUID
    council_name: str
    slug: str
    whose: Party | None
    ground: str
    review: date
    since: date
    year: int
    number: int
    stage: str
    name: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where a kind of thing keeps what an exemption tells; `meeting` is the way to its own."""

    model: type[Model]
    kind: MarkedKind
    since: str
    whose: str = ""
    meeting: str = ""
    stage: str = ""
    name: str = ""
    only: Q = field(default_factory=Q)


# What is about a matter and still to be treated is as open as the matter: that stands alone.
_OWN = Q(matter=None) | Q(meeting__stage="held")
_KINDS = (
    _Kind(Paper, MarkedKind.PAPER, "brought_at", "party", name="title"),
    _Kind(Matter, MarkedKind.MATTER, "proposed_at", "party"),
    _Kind(
        Item,
        MarkedKind.ITEM,
        "meeting__planned_at",
        "matter__party",
        "meeting__",
        "meeting__minutes_stage",
        only=Q(struck_at=None) & _OWN,
    ),
    _Kind(
        Paragraph,
        MarkedKind.PARAGRAPH,
        "written_at",
        meeting="item__meeting__",
        stage="item__meeting__minutes_stage",
        only=Q(item__struck_at=None),
    ),
    _Kind(
        PicturePart,
        MarkedKind.PART,
        "picture__begun_at",
        meeting="picture__meeting__",
        stage="picture__stage",
    ),
    _Kind(
        Answer,
        MarkedKind.ANSWER,
        "given_at",
        "party",
        name="unit__order__title",
        only=Q(withdrawn_at=None),
    ),
)


def exempt_in(council: Council) -> list[Exemption]:
    """What is exempt in the council, as far as it is seen, the nearest review first."""
    return _told(_exempt(kind).filter(council=council) for kind in _KINDS)


def to_look_at(person: Person, *, on: date) -> list[Exemption]:
    """What `person` has to look at again, the most overdue first.

    What their party decides about, or either does; only where a seat of theirs lets them act.
    """
    return _told(_to_look_at(kind, person, on=on) for kind in _KINDS)


def _to_look_at(kind: _Kind, person: Person, *, on: date) -> "QuerySet[Any]":
    seats = Seat.objects.filter(
        held(on),
        person=person,
        council=OuterRef("council"),
        role__in=MAY[CHANGED_BY[kind.kind]],
    )
    own = Exists(seats.filter(party=OuterRef("x_whose")))
    either = Q(Exists(seats), x_whose="")
    return _exempt(kind).filter(own | either, review__lte=on + SOON)


def _exempt(kind: _Kind) -> "QuerySet[Any]":
    rows = kind.model._default_manager.filter(kind.only, openness=Openness.EXEMPT)  # noqa: SLF001 -- Django's public way to a model's rows
    latest = Marked.objects.filter(**{kind.kind: OuterRef("pk")}).order_by("-at", "-id")
    marked = Cast(Subquery(latest.values("at")[:1]), DateField())
    began = Cast(F(kind.since), DateField())
    told: QuerySet[Any] = rows.annotate(
        x_kind=_text(kind.kind),
        x_whose=_whose(kind),
        x_since=Coalesce(marked, began),
        x_year=_number(kind.meeting and f"{kind.meeting}year"),
        x_number=_number(kind.meeting and f"{kind.meeting}number"),
        x_stage=F(kind.stage) if kind.stage else _text(""),
        x_name=F(kind.name) if kind.name else _text(""),
    )
    return told


def _whose(kind: _Kind) -> Coalesce:
    """As `queries.whose` has it of one thing."""
    if kind.whose == "party":
        return Coalesce(F("party"), _text(""))
    closed = Subquery(closings(kind.kind, OuterRef("pk")).values("party")[:1])
    came_with = [F(kind.whose)] if kind.whose else []
    return Coalesce(closed, *came_with, _text(""), output_field=CharField())


def _text(said: str) -> Value:
    return Value(said, output_field=CharField())


def _number(of: str) -> "F | Value":
    return F(of) if of else Value(0, output_field=SmallIntegerField())


def _told(found: "Iterable[QuerySet[Any]]") -> list[Exemption]:
    columns = (
        *("x_kind", "id", "council_id", "council__name", "council__slug", "x_whose"),
        *("ground", "review", "x_since", "x_year", "x_number", "x_stage", "x_name"),
    )
    first, *others = (rows.order_by().values_list(*columns) for rows in found)
    told = (_exemption(*row) for row in first.union(*others, all=True))
    return sorted(told, key=lambda one: (one.review, one.council_name, one.id))


def _exemption(kind: str, which: UUID, *row: Any) -> Exemption:
    council, name, slug, whose, *rest = row
    party = Party(whose) if whose else None
    return Exemption(MarkedKind(kind), which, council, name, slug, party, *rest)
