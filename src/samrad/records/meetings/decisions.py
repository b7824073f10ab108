"""Reading decisions and what follows from them; hands the core plain values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from samrad.core.meetings import decisions as core
from samrad.core.meetings.agenda import Carried
from samrad.core.meetings.digests import Owned
from samrad.core.meetings.kinds import ItemKind, Wording
from samrad.core.meetings.numbering import Number
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.followups import FollowUp
from samrad.records.meetings.measures import Measure
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.people.models import Person

# Who sits for which party.
Sitting = frozenset[tuple[str, UUID]]
NOBODY: Sitting = frozenset()
_OWNERS = ("municipality_owner", "police_owner")
_OPEN = Q(done_on__isnull=True, dropped_on__isnull=True)


def decisions_of(council: Council, *, on: date) -> list[core.Decision]:
    """Every decision of the council and what follows from it, the latest first. 4 queries."""
    rows = Paragraph.objects.filter(council=council, wording=Wording.DECISION)
    return _told(
        rows.order_by("-item__meeting__day", "item__position", "position", "id"), council, on=on
    )


def decisions_at(meeting: Meeting, *, on: date) -> list[core.Decision]:
    """The decisions of one meeting, in their order. Four queries."""
    rows = Paragraph.objects.filter(item__meeting=meeting, wording=Wording.DECISION)
    return _told(rows.order_by("item__position", "position", "id"), meeting.council, on=on)


def decision_called(council: Council, decision: UUID) -> Paragraph | None:
    """One decision with its item and meeting. One query."""
    rows = Paragraph.objects.filter(council=council, pk=decision, wording=Wording.DECISION)
    return rows.select_related("item__meeting", "item__matter").first()


def measure_called(council: Council, measure: UUID) -> Measure | None:
    """One measure with its decision and owners. One query."""
    rows = Measure.objects.filter(council=council, pk=measure)
    return rows.select_related(
        *_OWNERS, "decision__item__meeting", "decision__item__matter"
    ).first()


def followed_up(measure: Measure) -> list[FollowUp]:
    """What was noted about a measure since, the latest first. One query."""
    rows = FollowUp.objects.filter(measure=measure)
    return list(rows.select_related("by", "owner_before", "owner_after").order_by("-at", "-id"))


def returned(council: Council, measures: Iterable[UUID]) -> Mapping[UUID, list[Item]]:
    """The items on which each measure came back to the council, the latest first. One query."""
    keys = {f"measure.{one}": one for one in measures}
    rows = Item.objects.filter(
        council=council, kind=ItemKind.CARRIED, key__in=keys, struck_at=None
    )
    found: dict[UUID, list[Item]] = {one: [] for one in keys.values()}
    for item in rows.select_related("meeting").order_by("-meeting__day"):
        found[keys[item.key]].append(item)
    return found


def carried_for(meeting: Meeting) -> tuple[Carried, ...]:
    """Measures that are overdue on the day of the meeting, the most overdue first. One query.

    What was decided at the meeting itself, or after it, cannot come back to it.
    """
    rows = Measure.objects.filter(
        _OPEN,
        council=meeting.council_id,
        deadline__lt=meeting.day,
        decision__item__meeting__day__lt=meeting.day,
    ).select_related("decision__item")
    return tuple(
        Carried(one.id, one.title, one.deadline, marking_of_decision(one.decision))
        for one in rows.order_by("deadline", "id")
    )


def owned_by(person: Person, *, ended_since: date) -> list[Measure]:
    """The person's measures in the councils they sit in, by their deadline. One query.

    Of what has ended, only what ended on that day or later.
    """
    wanted = _OPEN | Q(done_on__gte=ended_since) | Q(dropped_on__gte=ended_since)
    rows = Measure.objects.filter(_is_owner(person), wanted)
    related = (*_OWNERS, "council", "decision__item__meeting", "decision__item__matter")
    return list(rows.select_related(*related).order_by("deadline", "id"))


def number_owned(person: Person, *, on: date) -> Mapping[str, int]:
    """How many measures are the person's to see to, and how many of them overdue. One query."""
    rows = Measure.objects.filter(_OPEN, _is_owner(person))
    found: Mapping[str, int] = rows.aggregate(
        open=Count("id"), overdue=Count("id", filter=Q(deadline__lt=on))
    )
    return found


def to_remind(person: Person) -> list[Owned]:
    """The person's measures that are neither done nor dropped. Two queries.

    A title stands there only where the decision is open to everyone: a letter is read in
    places the council has no say over.
    """
    rows = Measure.objects.filter(_OPEN, _is_owner(person))
    related = rows.select_related("council", "decision__item")
    changes = FollowUp.objects.filter(measure__in=rows).values_list("measure_id", "at")
    since: dict[UUID, date] = {}
    for measure, at in changes:
        since[measure] = max(since.get(measure, at.date()), at.date())
    return [
        Owned(
            row.id,
            row.council.name,
            row.council.slug,
            row.deadline,
            since.get(row.id, row.made_at.date()),
            row.title if marking_of_decision(row.decision).openness is Openness.OPEN else "",
        )
        for row in related
    ]


def marking_of_decision(decision: Paragraph) -> Marking:
    """How open a decision and all that hangs on it is: no more open than its item."""
    for row in (decision, decision.item):
        if row.openness == Openness.EXEMPT:
            return Marking(Openness.EXEMPT, row.ground, row.review)
    both_open = decision.openness == decision.item.openness == Openness.OPEN
    return Marking(Openness.OPEN if both_open else Openness.COUNCIL)


def sitting(councils: Iterable[UUID], *, on: date) -> Mapping[UUID, Sitting]:
    """Who sits in each council for which party on the day `on`, deputies too. One query."""
    now = Q(until__isnull=True) | Q(until__gte=on)
    rows = Seat.objects.filter(now, since__lte=on, council__in=set(councils))
    found: dict[UUID, set[tuple[str, UUID]]] = defaultdict(set)
    for council, party, person in rows.values_list("council_id", "party", "person_id"):
        found[council].add((party, person))
    return {council: frozenset(there) for council, there in found.items()}


def told(measure: Measure, sits: Sitting) -> core.Measure:
    """A measure as the core knows it; its owners are at hand."""
    owners = (
        (Party.MUNICIPALITY, measure.municipality_owner),
        (Party.POLICE, measure.police_owner),
    )
    return core.Measure(
        id=measure.id,
        title=measure.title,
        deadline=measure.deadline,
        owners=tuple(
            core.Owner(one.id, one.name, party, (party, one.id) in sits)
            for party, one in owners
            if one
        ),
        indicator=measure.indicator,
        done_on=measure.done_on,
        proof=measure.proof,
        dropped_on=measure.dropped_on,
        why=measure.dropped_why,
    )


def decision_told(row: Paragraph) -> core.Decision:
    """A decision as the core knows it, without what follows from it."""
    item = row.item
    number = Number(item.year, item.number) if item.year and item.number else None
    return core.Decision(
        id=row.id,
        text=row.text,
        item=str(number or ""),
        about=item.title,
        meeting=item.meeting.name,
        day=item.meeting.day,
        focus=_focus(item),
        marking=marking_of_decision(row),
    )


def _told(rows: "QuerySet[Paragraph]", council: Council, *, on: date) -> list[core.Decision]:
    sits = sitting([council.id], on=on).get(council.id, NOBODY)
    measures = Measure.objects.select_related(*_OWNERS).order_by("deadline", "id")
    wanted: Any = (Prefetch("measures", measures), "without")
    found = rows.select_related("item__meeting", "item__matter").prefetch_related(*wanted)
    return [
        replace(
            decision_told(row),
            measures=tuple(told(one, sits) for one in row.measures.all()),
            because=next((one.because for one in row.without.all()), ""),
        )
        for row in found
    ]


def _focus(item: Item) -> str:
    """The standing topic or focus area an item belongs to."""
    if item.kind == ItemKind.STANDING:
        return item.key.removeprefix("topic.")
    return item.matter.focus if item.matter else ""


def _is_owner(person: Person) -> Q:
    return Q(municipality_owner=person) | Q(police_owner=person)
