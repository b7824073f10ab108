"""The minutes of a meeting as one plain value, from the rows they are written in.

Whoever asks, of whichever party, gets the same value: what only one party sees is not in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from samrad.core.basics.countries import Country
from samrad.core.meetings.attending import Place, there
from samrad.core.meetings.kinds import ItemKind, MeetingKind, Present, Wording
from samrad.core.meetings.minutes import (
    AgreedMeasure,
    Attended,
    Enclosed,
    Minutes,
    Treated,
    Written,
)
from samrad.core.meetings.numbering import Number
from samrad.core.meetings.publishing import Marks
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.basics.marks import marking_of
from samrad.records.meetings.approving import Correction
from samrad.records.meetings.matters import Attachment
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.models import Item, Meeting, Paragraph, Presence
from samrad.records.meetings.queries import agenda_of
from samrad.records.meetings.room import place_of
from samrad.records.papers.models import Released

_CARRIED = "measure."


def minutes_of(meeting: Meeting, *, on: date) -> Minutes:
    """What is written of `meeting` now, and would be approved. Nine queries."""
    items = agenda_of(meeting)
    paragraphs = _written(items)
    papers = _enclosed(items, on=on)
    markings = _markings(items)
    correction = correction_of(meeting)
    return Minutes(
        council=meeting.council.name,
        country=Country(meeting.council.country),
        language=meeting.council.language,
        meeting=meeting.name,
        kind=MeetingKind(meeting.kind),
        day=meeting.day,
        place=meeting.place,
        starts=meeting.starts,
        ends=meeting.ends,
        attended=_attended(items),
        items=tuple(
            Treated(
                id=item.id,
                number=_number(item),
                title=item.title,
                marking=markings[item.id],
                municipality=item.municipality,
                paragraphs=tuple(paragraphs[item.id]),
                enclosed=tuple(papers[item.matter_id]) if item.matter_id else (),
            )
            for item in items
        ),
        version=correction.number if correction else 1,
        reason=correction.reason if correction else "",
    )


def correction_of(meeting: Meeting) -> Correction | None:
    """What the minutes were opened for last, unless that was given up. One query."""
    rows = Correction.objects.filter(meeting=meeting, given_up_at=None)
    return rows.order_by("-number").first()


def marks_of(meeting: Meeting, *, on: date) -> Marks:
    """How open each part of the minutes is now. Four queries."""
    items = agenda_of(meeting)
    rows = Paragraph.objects.filter(item__in=items)
    papers = _enclosed(items, on=on).values()
    return Marks(
        parts={**_markings(items), **{row.id: marking_of(row) for row in rows}},
        papers={one.id: one.openness for some in papers for one in some},
    )


def _number(item: Item) -> str:
    return str(Number(item.year, item.number)) if item.year and item.number else ""


def _markings(items: Iterable[Item]) -> Mapping[UUID, Marking]:
    """How open each item is: exempt also where its matter is, or the decision it carries on."""
    carried = {
        item.id: UUID(item.key.removeprefix(_CARRIED))
        for item in items
        if item.kind == ItemKind.CARRIED and item.key.startswith(_CARRIED)
    }
    measures = Measure.objects.filter(pk__in=carried.values()).select_related("decision__item")
    decisions = {row.id: row.decision for row in measures}
    found = {}
    for item in items:
        sources = [marking_of(item)]
        if item.matter:
            sources.append(marking_of(item.matter))
        if item.id in carried and (decision := decisions.get(carried[item.id])):
            sources += [marking_of(decision), marking_of(decision.item)]
        closed = (one for one in sources if one.openness is Openness.EXEMPT)
        found[item.id] = next(closed, sources[0])
    return found


def _written(items: Iterable[Item]) -> Mapping[UUID, list[Written]]:
    rows = Paragraph.objects.filter(item__in=items).order_by("position", "id")
    measures = _measures(rows)
    without = dict(
        NoMeasure.objects.filter(decision__in=rows).values_list("decision", "because")
    )
    found: dict[UUID, list[Written]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(
            Written(
                id=row.id,
                wording=Wording(row.wording),
                text=row.text,
                marking=marking_of(row),
                measures=tuple(measures[row.id]),
                without=without.get(row.id, ""),
            )
        )
    return found


def _measures(decisions: Iterable[Paragraph]) -> Mapping[UUID, list[AgreedMeasure]]:
    rows = Measure.objects.filter(decision__in=decisions).order_by("made_at", "id")
    found: dict[UUID, list[AgreedMeasure]] = defaultdict(list)
    for row in rows.select_related("municipality_owner", "police_owner"):
        owners = {
            Party.MUNICIPALITY: row.municipality_owner,
            Party.POLICE: row.police_owner,
        }
        named = {party: person.name for party, person in owners.items() if person}
        found[row.decision_id].append(
            AgreedMeasure(row.title, named, row.deadline, row.indicator)
        )
    return found


def _enclosed(items: Iterable[Item], *, on: date) -> Mapping[UUID, list[Enclosed]]:
    """The papers of each matter, but for what one party keeps to itself."""
    released = Released.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), paper=OuterRef("paper"), withdrawn_at=None
    )
    rows = Attachment.objects.filter(
        Q(paper__figures=False) | Exists(released), matter__in=_matters(items)
    ).annotate(
        # Figures marked open are for everyone only as far as the police released them.
        for_everyone=Q(paper__figures=False) | Exists(released.filter(public=True))
    )
    rows = rows.exclude(paper__openness=Openness.PARTY).exclude(matter__openness=Openness.PARTY)
    of = rows.select_related("paper").defer("paper__content", "paper__text")
    found: dict[UUID, list[Enclosed]] = defaultdict(list)
    for row in of.order_by("id"):
        paper, openness = row.paper, Openness(row.paper.openness)
        if openness is Openness.OPEN and not row.for_everyone:
            openness = Openness.COUNCIL
        told = Enclosed(paper.id, paper.title, paper.name, paper.sha256, openness)
        found[row.matter_id].append(told)
    return found


def _matters(items: Iterable[Item]) -> list[UUID]:
    return [item.matter_id for item in items if item.matter_id]


def _attended(items: list[Item]) -> tuple[Attended, ...]:
    """Who was there and who was missed: municipality, police, guests; each by name.

    At an item nobody noted anything at, because it was added later, it is as before.
    """
    rows = Presence.objects.filter(item__in=items).select_related("person", "seat")
    in_order = rows.order_by("person__name", "person_id", "item__position")
    noted = {(row.item_id, row.person_id): place_of(row) for row in in_order}
    places = there([item.id for item in items], noted)
    by_person = groupby(in_order, lambda row: row.person_id)
    found = [
        _one_attended(list(of_one), items, {at for at in places if _is_there(places[at], who)})
        for who, of_one in by_person
    ]
    order = {Party.MUNICIPALITY: 0, Party.POLICE: 1, None: 2}
    return tuple(sorted(found, key=lambda one: (order[one.party], one.name)))


def _is_there(places: Mapping[UUID, Place], person: UUID) -> bool:
    return person in places and places[person].present is Present.PRESENT


def _one_attended(rows: list[Presence], items: list[Item], at: set[UUID]) -> Attended:
    numbers = tuple(_number(item) for item in items if item.id in at)
    seat = next((row.seat for row in rows if row.seat), None)
    missed = Present.EXCUSED if rows[-1].present == Present.EXCUSED else Present.AWAY
    return Attended(
        name=rows[0].person.name,
        party=Party(seat.party) if seat else None,
        role=Role(seat.role) if seat else None,
        present=Present.PRESENT if at else missed,
        # A deputy sits on the seat of who is away, or on their own where nobody is.
        deputy=bool(seat and (seat.deputy or seat.person_id != rows[0].person_id)),
        items=numbers if at and len(at) < len(items) else (),
    )
