"""Reading knowledge orders; which of their answers are seen the database decides."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from samrad.core.basics.periods import Period
from samrad.core.meetings.digests import Owned
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Answer, Confidence, Figure, Given, Trend
from samrad.core.orders.stages import OrderStage
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council
from samrad.records.orders import models
from samrad.records.orders.models import Order, Unit
from samrad.records.papers.models import Guest
from samrad.records.people.models import Person


def orders_of(council: Council) -> list[Order]:
    """The orders of the council: what is asked first, the nearest day first. One query."""
    place = Case(
        When(stage=OrderStage.ASKED, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = Order.objects.filter(council=council).select_related("asked_by")
    return list(rows.order_by(place, "due", "-asked_at", "id"))


def order_called(council: Council, order: UUID) -> Order | None:
    """One order with who asked and who ended it. One query."""
    rows = Order.objects.filter(council=council, pk=order)
    return rows.select_related("council", "asked_by", "ended_by").first()


def units_of(orders: Iterable[Order]) -> Mapping[UUID, list[Unit]]:
    """The units each order asks, by name. One query."""
    rows = Unit.objects.filter(order__in=list(orders)).select_related("person")
    found: defaultdict[UUID, list[Unit]] = defaultdict(list)
    for row in rows.order_by("name", "id"):
        found[row.order_id].append(row)
    return found


def unit_called(council: Council, unit: UUID) -> Unit | None:
    """One unit with what it is asked. One query."""
    rows = Unit.objects.filter(council=council, pk=unit)
    return rows.select_related("council", "order", "person").first()


def answers_by_unit(units: Iterable[Unit]) -> Mapping[UUID, list[models.Answer]]:
    """What each unit answered, as far as it is seen, the latest first. One query."""
    found: defaultdict[UUID, list[models.Answer]] = defaultdict(list)
    for row in _standing().filter(unit__in=list(units)).order_by("-given_at", "-id"):
        found[row.unit_id].append(row)
    return found


def answered_on(units: Iterable[Unit]) -> Mapping[UUID, date]:
    """The day of the first answer of each unit that stands and is seen. One query."""
    rows = _standing().filter(unit__in=list(units)).order_by("-given_at")
    return {row.unit_id: row.given_at.date() for row in rows}


def answer_called(council: Council, answer: UUID) -> models.Answer | None:
    """One answer that stands, if it is seen. One query."""
    return _standing().filter(council=council, pk=answer).first()


def answers_for(
    council: Council, areas: Iterable[str], *, until: date, on: date
) -> tuple[Given, ...]:
    """What was answered about topics or focus areas by `until`, as it stood on `on`. One query.

    The latest first. What a party keeps to itself only that party is handed.
    """
    stood = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__date__gt=on)
    rows = models.Answer.objects.filter(
        stood, council=council, unit__order__focus__in=list(areas), given_at__date__lte=until
    ).exclude(unit__order__stage=OrderStage.WITHDRAWN)
    return tuple(
        told(row) for row in rows.select_related("unit__order").order_by("-given_at", "-id")
    )


def told(row: models.Answer) -> Given:
    """An answer as the core knows it; its unit and order are at hand."""
    order = row.unit.order
    return Given(
        question=order.title,
        focus=order.focus,
        unit=row.unit.name,
        party=Party(row.party),
        given_on=row.given_at.date(),
        late=row.late,
        answer=Answer(
            text=row.text,
            figure=_figure(row),
            source=row.source,
            period=Period(row.since, row.until),
            trend=Trend(row.trend),
            confidence=Confidence(row.confidence),
            may_be_public=row.may_be_public,
            marking=Marking(Openness(row.openness), row.ground, row.review),
        ),
    )


def _figure(row: models.Answer) -> Figure | None:
    if row.number is None:
        return None
    number = int(row.number) if row.number.is_integer() else repr(row.number)
    return Figure(Decimal(number), row.measured_in)


def guests_of(units: Iterable[Unit]) -> list[Guest]:
    """Who answers for those units without a seat. One query."""
    rows = Guest.objects.filter(unit__in=list(units)).select_related("person")
    return list(rows.order_by("until", "id"))


def to_answer(person: Person) -> list[Unit]:
    """What `person` is asked as a member and has not answered, the nearest first. One query."""
    rows = _not_answered(Unit.objects.filter(person=person, guest=False))
    return list(rows.select_related("order", "council").order_by("order__due", "id"))


def orders_to_remind(person: Person) -> list[Owned]:
    """What `person` has still to answer, as a member and as a guest. Two queries.

    No title: a letter is read in places the council has no say over.
    """
    as_member = [
        Owned(
            one.id,
            one.council.name,
            one.council.slug,
            one.order.due,
            one.asked_at.date(),
            is_order=True,
        )
        for one in to_answer(person)
    ]
    return as_member + [
        Owned(one.unit, one.council, "", one.due, one.asked_at.date(), is_order=True)
        for one in units_shown_to_me()
        if one.waits
    ]


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """What a unit is asked for which this transaction's person answers as a guest.

    Nobody answers after it is shown no longer: by then it is due at the latest.
    """

    unit: UUID
    title: str
    council: str
    until: date
    due: date
    asked_at: datetime
    stage: str
    answered: bool

    @property
    def waits(self) -> bool:
        """Whether the council still waits for an answer."""
        return self.stage == OrderStage.ASKED and not self.answered


def units_shown_to_me() -> list[ShownUnit]:
    """What this transaction's person is asked as a guest. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.id, o.title, s.council, s.until, least(o.due, s.until), u.asked_at,"
            " o.stage,"
            " EXISTS (SELECT 1 FROM records_answer a"
            "   WHERE a.unit_id = u.id AND a.withdrawn_at IS NULL)"
            " FROM samrad_units_shown() s JOIN records_unit u ON u.id = s.unit"
            " JOIN records_order o ON o.id = u.order_id ORDER BY o.due, o.title"
        )
        return [ShownUnit(*row) for row in cursor.fetchall()]


def _standing() -> QuerySet[models.Answer]:
    rows = models.Answer.objects.filter(withdrawn_at=None)
    return rows.select_related("unit__order", "given_by")


def _not_answered(rows: QuerySet[Unit]) -> QuerySet[Unit]:
    answered = models.Answer.objects.filter(withdrawn_at=None).values("unit")
    return rows.filter(order__stage=OrderStage.ASKED).exclude(pk__in=answered)
