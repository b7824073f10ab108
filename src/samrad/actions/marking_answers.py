"""Changing how open an answer to a knowledge order is."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.marking import change_marking
from samrad.actions.orders import to_order
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.levels import Marking
from samrad.core.orders.answers import why_not_mark_answer
from samrad.records.orders.models import Answer
from samrad.records.orders.queries import told
from samrad.records.people.models import Person


@transaction.atomic
def mark_answer(
    answer: Answer, marking: Marking, *, reason: str, by: Person, at: datetime
) -> None:
    """Change how open an answer is, with the reason; what it says stays as it was given.

    Raises:
        Refused: `by` may not, it was taken back, it came from the other party and would be
            opened, no reason is given, the marking lacks its ground or its review, or it would
            be open and may not be.
    """
    party = party_acting(by, answer.council, Act.MARK_ANSWER, on=at.date())
    related = ("council", "unit__order")
    rows = Answer.objects.select_for_update(of=("self",)).select_related(*related)
    answer = rows.get(pk=answer.pk)
    if answer.withdrawn_at:
        raise Refused(Refusal("answer.withdrawn_already"))
    after = replace(told(answer).answer, marking=marking)
    if refusal := why_not_mark_answer(after, on=at.date()):
        raise Refused(refusal)
    facts = change_marking(answer, marking, reason=reason, party=party, by=by, at=at)
    facts["answer"] = answer.id
    to = to_order(answer.unit.order)
    note(Act.MARK_ANSWER, to, by=by, party=party, at=at, **facts)
