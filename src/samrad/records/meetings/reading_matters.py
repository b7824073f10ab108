"""Reading matters; which of them are seen the database decides."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from samrad.core.access.permissions import MAY, Act
from samrad.core.meetings.kinds import Wording
from samrad.core.meetings.stages import MatterStage, MeetingStage
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import held, taking_part
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.papers.models import Guest, Paper
from samrad.records.people.models import Person

_COMING = (MeetingStage.PLANNED, MeetingStage.CALLED)
# What waits for somebody stands first.
_ORDER = (MatterStage.PROPOSED, MatterStage.SENT_BACK, MatterStage.ACCEPTED)


def matters_of(council: Council) -> list[Matter]:
    """The matters seen here: what waits first, then the latest. One query."""
    return list(_in_order(_rows().filter(council=council)))


def matter_called(council: Council, matter: UUID) -> Matter | None:
    """One matter with who proposed it, its meeting and what it was merged into. One query."""
    return _rows().filter(council=council, pk=matter).first()


def matters_by(person: Person) -> list[Matter]:
    """What `person` proposed, in every council. One query."""
    return list(_in_order(_rows().filter(proposed_by=person)))


def to_screen(person: Person, *, on: date) -> list[Matter]:
    """What is proposed where a seat of `person` lets them screen it. One query."""
    may = MAY[Act.SCREEN_MATTER]
    seats = Seat.objects.filter(
        held(on), person=person, council=OuterRef("council"), role__in=may
    )
    rows = Matter.objects.filter(Exists(seats), stage=MatterStage.PROPOSED)
    return list(rows.select_related("council").order_by("proposed_at", "id"))


def _rows() -> QuerySet[Matter]:
    more = ("council", "proposed_by", "answered_by", "meeting", "into")
    return Matter.objects.select_related(*more)


def _in_order(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    places = [When(stage=stage, then=Value(place)) for place, stage in enumerate(_ORDER)]
    place = Case(*places, default=Value(len(_ORDER)), output_field=IntegerField())
    return rows.order_by(place, "-proposed_at", "-id")


def papers_with(matters: Iterable[Matter]) -> Mapping[UUID, list[Paper]]:
    """The papers of each of `matters`, as far as they are seen, without files. One query."""
    rows = Attachment.objects.filter(matter__in=list(matters)).select_related("paper")
    found: defaultdict[UUID, list[Paper]] = defaultdict(list)
    for row in rows.defer("paper__content", "paper__text").order_by("paper__title", "id"):
        found[row.matter_id].append(row.paper)
    return found


def merged_into(matter: Matter) -> list[Matter]:
    """What was merged into `matter`, the oldest first. One query."""
    rows = Matter.objects.filter(into=matter).select_related("proposed_by")
    return list(rows.order_by("proposed_at", "id"))


def guests_of(matter: Matter) -> list[Guest]:
    """Who without a seat sees the matter. One query."""
    rows = Guest.objects.filter(matter=matter).select_related("person")
    return list(rows.order_by("until", "id"))


def mergeable(matter: Matter) -> list[Matter]:
    """What `matter` can be merged into: what is proposed or accepted too. One query."""
    rows = Matter.objects.filter(
        council=matter.council_id, stage__in=[MatterStage.PROPOSED, MatterStage.ACCEPTED]
    )
    rows = rows.exclude(pk=matter.pk).exclude(openness=Openness.PARTY)
    return list(rows.order_by("title", "id"))


def decisions_on(matters: Iterable[Matter]) -> Mapping[UUID, list[Paragraph]]:
    """What was decided on each matter, or on what it was merged into. One query.

    What is exempt is read in the minutes, where the reading is written into the log.
    """
    asked = {matter.id: matter.into_id or matter.id for matter in matters}
    rows = Paragraph.objects.filter(
        wording=Wording.DECISION,
        item__matter__in=set(asked.values()),
        item__struck_at=None,
        item__meeting__stage=MeetingStage.HELD,
    ).exclude(Q(openness=Openness.EXEMPT) | Q(item__openness=Openness.EXEMPT))
    found: defaultdict[UUID | None, list[Paragraph]] = defaultdict(list)
    for row in rows.select_related("item__meeting").order_by("item__meeting__day", "position"):
        found[row.item.matter_id].append(row)
    return {matter: found[treated] for matter, treated in asked.items()}


def items_of(matter: Matter) -> list[Item]:
    """Where it stands on agendas still to be treated. One query."""
    rows = Item.objects.filter(matter=matter, struck_at=None, meeting__stage__in=_COMING)
    return list(rows.select_related("meeting"))


def coming_meetings(council: Council, *, on: date) -> list[Meeting]:
    """Meetings to come for which matters can be proposed, the next first. One query."""
    rows = Meeting.objects.filter(council=council, stage__in=_COMING, day__gte=on)
    return list(rows.order_by("day", "number"))


def municipalities_of(council: Council, *, on: date) -> list[str]:
    """The municipalities that take part on that day, by their keys. One query."""
    parts = taking_part(council, on=on).filter(party=Party.MUNICIPALITY)
    keys = parts.exclude(organisation__municipality="").order_by("organisation__name")
    return list(dict.fromkeys(keys.values_list("organisation__municipality", flat=True)))


@dataclass(frozen=True, slots=True)
class ShownMatter:
    """A matter this transaction's person is shown as a guest."""

    matter: UUID
    title: str
    council: str
    until: date
    treated_on: date | None


def decisions_shown(matter: Matter) -> list[Paragraph]:
    """What a guest of the matter is shown of what was decided on it. One query."""
    rows = Paragraph.objects.filter(wording=Wording.DECISION, item__matter=matter)
    return list(rows.order_by("position", "id"))


def matters_shown_to_me() -> list[ShownMatter]:
    """What this transaction's person is shown of matters as a guest. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT m.id, m.title, s.council, s.until, s.treated_on"
            " FROM samrad_matters_shown() s JOIN records_matter m ON m.id = s.matter"
            " ORDER BY s.until, m.title"
        )
        return [ShownMatter(*row) for row in cursor.fetchall()]
