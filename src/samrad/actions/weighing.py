"""What a case weighs: proposed by one party, adopted by the council, or taken back."""

from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.harm import HarmTable
from samrad.core.log.events import Thing
from samrad.core.people.parties import Party
from samrad.core.pictures import weighing
from samrad.core.pictures.weighing import Decision
from samrad.records.councils.models import Council
from samrad.records.people.models import Person
from samrad.records.pictures.weights import HarmWeights, weights_of


@transaction.atomic
def propose_weights(
    council: Council, table: HarmTable, *, by: Person, at: datetime
) -> HarmWeights:
    """Propose an edition of a table of weights to the other party.

    Raises:
        Refused: `by` may not, this edition is there already, or nothing weighs anything.
    """
    party = party_acting(by, council, Act.PROPOSE_WEIGHTS, on=at.date())
    taken = frozenset((one.name, one.version) for one in weights_of(council))
    _refuse(weighing.why_not_propose(table, taken))
    proposed = HarmWeights.objects.create(
        council=council,
        name=table.name,
        version=table.version,
        unit=table.unit,
        source=table.source,
        weights=[[one.category, one.weight, one.police_initiated] for one in table.weights],
        party=party,
        proposed_at=at,
        proposed_by=by,
    )
    note(Act.PROPOSE_WEIGHTS, _to(proposed), by=by, party=party, at=at)
    return proposed


@transaction.atomic
def adopt_weights(
    weights: HarmWeights, decision: Decision, *, by: Person, at: datetime
) -> None:
    """Note that the council has adopted what the other party proposed; from then on it counts.

    Raises:
        Refused: `by` may not, their own party proposed it, it is decided on already, or no
            decision is named, or one of a day to come.
    """
    party = party_acting(by, weights.council, Act.ADOPT_WEIGHTS, on=at.date())
    weights = _held(weights)
    proposed_by = Party(weights.party)
    refusal = weighing.why_not_adopt(
        proposed_by, party, decision, open_=weights.is_open, on=at.date()
    )
    _refuse(refusal)
    weights.decided_on, weights.decision = decision.on, decision.where.strip()
    weights.adopted_for, weights.adopted_at, weights.adopted_by = party, at, by
    weights.save()
    facts = {"decided_on": decision.on}
    note(Act.ADOPT_WEIGHTS, _to(weights), by=by, party=party, at=at, **facts)


@transaction.atomic
def withdraw_weights(weights: HarmWeights, *, by: Person, at: datetime) -> None:
    """Take a proposal back, or decline the other party's.

    Raises:
        Refused: `by` may not, or it is decided on already.
    """
    party = party_acting(by, weights.council, Act.WITHDRAW_WEIGHTS, on=at.date())
    weights = _held(weights)
    _refuse(weighing.why_not_withdraw(open_=weights.is_open))
    weights.withdrawn_at, weights.withdrawn_by = at, by
    weights.save(update_fields=["withdrawn_at", "withdrawn_by"])
    note(Act.WITHDRAW_WEIGHTS, _to(weights), by=by, party=party, at=at)


def _held(weights: HarmWeights) -> HarmWeights:
    return HarmWeights.objects.select_for_update(of=("self",)).get(pk=weights.pk)


def _to(weights: HarmWeights) -> To:
    return To(weights.council_id, Thing.WEIGHTS, weights.id)


def _refuse(refusal: Refusal | None) -> None:
    if refusal:
        raise Refused(refusal)
