"""Answering a knowledge order: by who is asked, for them, or as a guest."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.guarding import note_override
from samrad.actions.log import note
from samrad.actions.orders import hold_order, to_order
from samrad.actions.standing import Seated, party_acting, seated
from samrad.core.access.permissions import MAY, Act, Visitor, why_not_visit
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.levels import Marking, Openness, why_not_mark
from samrad.core.openness.persons import Found
from samrad.core.orders import answers as core
from samrad.core.orders.asking import Form
from samrad.core.orders.stages import OrderStage, why_not_answer_at
from samrad.core.people.parties import Party
from samrad.records.basics.context import as_person, in_council
from samrad.records.basics.marks import columns_of
from samrad.records.orders.models import Answer, Order, Unit
from samrad.records.papers.models import Guest
from samrad.records.people.models import Person


@transaction.atomic
def answer_order(unit: Unit, answer: core.Answer, *, by: Person, at: datetime) -> Answer:
    """Answer for a unit; after the day of the order it is kept as late.

    Raises:
        Refused: `by` is not asked and runs the year for another party; the order is closed;
            what the order asks for is missing; it would be open and may not be.
    """
    party = party_acting(by, unit.council, Act.ANSWER_ORDER, on=at.date())
    if not may_answer(unit, seated(by, unit.council, on=at.date())):
        raise Refused(Refusal("answer.not_yours"))
    return _keep(unit, answer, party, by=by, at=at)


def guest_answers(
    unit: UUID,
    answer: core.Answer,
    *,
    kept: Mapping[Found, int] | None = None,
    reason: str = "",
    by: Person,
    at: datetime,
) -> None:
    """Answer for the unit `by` is asked for as a guest. Called in no context.

    It is the council's, whatever the guest lets be shown to everyone: a member opens it.
    `kept` is what the person guard found and `by` keeps, for that `reason`.

    Raises:
        Refused: They are no guest (any more), or as for a member.
    """
    with as_person(by.id):
        shown = Unit.objects.filter(pk=unit, guest=True).first()
    if shown is None:
        raise Refused(Refusal("access.no_seat"))
    with in_council(shown.council_id):
        found = Unit.objects.select_related("council", "order").get(pk=unit)
        guest = Guest.objects.filter(unit=found, person=by, until__gte=at.date()).exists()
        if refusal := why_not_visit(Act.ANSWER_ORDER, Visitor.GUEST if guest else None):
            raise Refused(refusal)
        if answer.marking != Marking(Openness.COUNCIL):
            raise Refused(Refusal("access.not_open_enough"))
        _keep(found, answer, None, by=by, at=at)
        if kept:
            note_override(found.council, kept, reason, by=by, at=at)


@transaction.atomic
def withdraw_answer(answer: Answer, *, by: Person, at: datetime) -> None:
    """Take an answer back; what it said stays with the council, and is shown nowhere.

    Raises:
        Refused: It is another's, or it was taken back already.
    """
    unit = answer.unit
    party = party_acting(by, answer.council, Act.ANSWER_ORDER, on=at.date())
    if not may_answer(unit, seated(by, answer.council, on=at.date())):
        raise Refused(Refusal("answer.not_yours"))
    rows = Answer.objects.filter(pk=answer.pk, withdrawn_at=None)
    if not rows.update(withdrawn_at=at, withdrawn_by=by):
        raise Refused(Refusal("answer.withdrawn_already"))
    facts = {"unit": unit.id, "withdrawn": True}
    note(Act.ANSWER_ORDER, to_order(unit.order), by=by, party=party, at=at, **facts)


def may_answer(unit: Unit, seat: Seated) -> bool:
    """Whether they answer for the unit: they are asked, or run the year for its party."""
    runs = not MAY[Act.PLAN_MEETING].isdisjoint(seat.roles)
    asked = unit.person_id == seat.person.id and not unit.guest
    return asked or (runs and unit.party == seat.party)


def _keep(
    unit: Unit, answer: core.Answer, party: Party | None, *, by: Person, at: datetime
) -> Answer:
    order, answer = hold_order(unit.order), answer.cleaned()
    _require(order, answer, at=at)
    figure = answer.figure
    made = Answer.objects.create(
        council=unit.council,
        unit=unit,
        number=float(figure.number) if figure else None,
        measured_in=figure.measured_in if figure else "",
        text=answer.text,
        source=answer.source,
        since=answer.period.since,
        until=answer.period.until or answer.period.since,
        trend=answer.trend,
        confidence=answer.confidence,
        may_be_public=answer.may_be_public,
        party=party or unit.party,
        **columns_of(answer.marking),
        late=at.date() > order.due,
        given_at=at,
        given_by=by,
    )
    facts = {"unit": unit.id, "late": made.late, "openness": made.openness}
    note(Act.ANSWER_ORDER, to_order(order), by=by, party=party, at=at, **facts)
    return made


def _require(order: Order, answer: core.Answer, *, at: datetime) -> None:
    country, on = Country(order.council.country), at.date()
    for refusal in (
        why_not_answer_at(OrderStage(order.stage)),
        core.why_not_answer(answer, Form(order.form), on=on),
        why_not_mark(answer.marking, country=country, on=on),
    ):
        if refusal:
            raise Refused(refusal)
