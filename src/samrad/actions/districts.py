"""Letting a district be told a council's counts, taking it back, and counting."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act, Visitor, why_not_visit
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.people.parties import Party
from samrad.core.reports.tally import tally
from samrad.records.councils.models import Council
from samrad.records.districts.models import Asked, District, Grant, Tally
from samrad.records.districts.queries import districts_of_me, lets_anybody
from samrad.records.people.models import Person
from samrad.records.reports.queries import partnerships


def districts_to_read() -> list[District]:
    """The districts this transaction's person reads for, by name. One query.

    Raises:
        Refused: There is none.
    """
    mine = districts_of_me()
    who = Visitor.ANALYST if mine else None
    if refusal := why_not_visit(Act.READ_DISTRICT, who):
        raise Refused(refusal)
    return mine


@transaction.atomic
def ask(council: UUID, district: District, *, at: datetime) -> None:
    """Ask the council for `district`; an act of the operator, which opens nothing."""
    _, new = Asked.objects.get_or_create(council_id=council, district=district)
    if new:
        note(Event.DISTRICT_ASKED, _to(council, district), by=None, party=None, at=at)


@transaction.atomic
def grant(council: Council, district: UUID, *, by: Person, at: datetime) -> None:
    """Let the district be told the council's counts, for the party `by` sits for.

    It is told from when both parties have granted; then they are counted at once.

    Raises:
        Refused: `by` may not, the district has not asked, or the party has granted already.
    """
    party = party_acting(by, council, Act.GRANT_DISTRICT, on=at.date())
    one = _asking(council, district)
    Council.objects.select_for_update().get(pk=council.pk)
    if _in_force(council, district, party).exists():
        raise Refused(Refusal("district.granted_already"))
    Grant.objects.create(council=council, district_id=district, party=party, at=at, by=by)
    note(Act.GRANT_DISTRICT, _to(council.id, one), by=by, party=party, at=at)
    count(council, on=at.date())


@transaction.atomic
def withdraw_grant(council: Council, district: UUID, *, by: Person, at: datetime) -> None:
    """Take back what the own party granted: the district is told nothing from now on.

    Raises:
        Refused: `by` may not, the district has not asked, or the party has granted nothing.
    """
    party = party_acting(by, council, Act.WITHDRAW_DISTRICT, on=at.date())
    one = _asking(council, district)
    if (given := _in_force(council, district, party).first()) is None:
        raise Refused(Refusal("district.not_granted"))
    given.withdrawn_at, given.withdrawn_by = at, by
    given.save(update_fields=["withdrawn_at", "withdrawn_by"])
    note(Act.WITHDRAW_DISTRICT, _to(council.id, one), by=by, party=party, at=at)


@transaction.atomic
def count(council: Council, *, on: date) -> bool:
    """Count `council` as of the day `on`, if some district is told; else nothing is kept."""
    if not lets_anybody(council):
        return False
    counts = tally(partnerships([council], on=on)[council.id], on=on)
    Tally.objects.update_or_create(council=council, on=on, defaults=asdict(counts))
    return True


def _asking(council: Council, district: UUID) -> District:
    asked = Asked.objects.filter(council=council, district=district)
    if (one := asked.select_related("district").first()) is None:
        raise Refused(Refusal("district.has_not_asked"))
    return one.district


def _to(council: UUID, district: District) -> To:
    return To(council, Thing.DISTRICT, district.id)


def _in_force(council: Council, district: UUID, party: Party) -> QuerySet[Grant]:
    return Grant.objects.filter(
        council=council, district=district, party=party, withdrawn_at=None
    )
