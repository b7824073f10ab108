"""Taking a municipality into a council, and letting one leave: each with its day."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.places.municipality import Municipality
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.people.bodies import CouncilKind
from samrad.core.people.municipalities import kind_after, why_not_join, why_not_leave
from samrad.core.people.parties import Party
from samrad.records.councils.joining import organisation_of
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.councils.queries import taking_part
from samrad.records.people.models import Person


@transaction.atomic
def take_in(
    council: Council, place: Municipality, *, since: date, by: Person, at: datetime
) -> CouncilParty:
    """Take a municipality into the council from `since`; a council of several is joint.

    Raises:
        Refused: `by` may not, or it takes part already.
    """
    party = party_acting(by, council, Act.CHANGE_MUNICIPALITIES, on=at.date())
    council = _held(council)
    if place.country != council.country:
        raise Refused(Refusal("council.municipality_abroad"))
    rows = taking_part(council, on=at.date()).filter(party=Party.MUNICIPALITY)
    keys = set(rows.values_list("organisation__municipality", flat=True))
    if refusal := why_not_join(place.key, keys):
        raise Refused(refusal)
    part = _took_in(council, organisation_of(place), since)
    _shape(council, on=at.date())
    facts = {"municipality": place.key, "since": since}
    note(Act.CHANGE_MUNICIPALITIES, _to(council), by=by, party=party, at=at, **facts)
    return part


@transaction.atomic
def let_leave(council: Council, part: UUID, *, until: date, by: Person, at: datetime) -> None:
    """Let a municipality leave the council; `until` is its last day.

    What it treated there stays. Its seats are ended first, by its own party.

    Raises:
        Refused: `by` may not, it does not take part, it is the last one, it would leave
            before it joined, or somebody still has a seat for it.
    """
    party = party_acting(by, council, Act.CHANGE_MUNICIPALITIES, on=at.date())
    council = _held(council)
    rows = taking_part(council, on=at.date()).filter(party=Party.MUNICIPALITY)
    found = rows.filter(pk=part).select_related("organisation").first()
    if found is None:
        raise Refused(Refusal("council.takes_no_part"))
    others = rows.filter(until=None).exclude(pk=part).count()
    seated = _seated_after(found, until)
    if refusal := why_not_leave(found.since, until, others=others, seated=seated):
        raise Refused(refusal)
    CouncilParty.objects.filter(pk=part).update(until=until)
    _shape(council, on=at.date())
    facts = {"municipality": found.organisation.municipality, "until": until}
    note(Act.CHANGE_MUNICIPALITIES, _to(council), by=by, party=party, at=at, **facts)


@transaction.atomic
def follow_municipalities(council: Council, *, at: datetime) -> bool:
    """Let the council's kind follow who takes part today; whether it changed.

    Once a municipality's last day is past a joint council may be one of a single one.
    """
    council = _held(council)
    before = council.kind
    _shape(council, on=at.date())
    if council.kind == before:
        return False
    facts = {"kind": council.kind, "before": before}
    note(Event.KIND_FOLLOWED, _to(council), by=None, party=None, at=at, **facts)
    return True


def _took_in(council: Council, organisation: UUID, since: date) -> CouncilParty:
    """Its row: the old one goes on where no day lies between, else a new one begins."""
    own = CouncilParty.objects.filter(council=council, organisation=organisation)
    last = own.order_by("-until").first()
    if last and last.until and since <= last.until + timedelta(days=1):
        last.until = None
        last.save(update_fields=["until"])
        return last
    return CouncilParty.objects.create(
        council=council, organisation_id=organisation, party=Party.MUNICIPALITY, since=since
    )


def _held(council: Council) -> Council:
    return Council.objects.select_for_update(no_key=True).get(pk=council.pk)


def _seated_after(part: CouncilParty, day: date) -> list[str]:
    after = Q(until__isnull=True) | Q(until__gt=day)
    rows = Seat.objects.filter(after, council=part.council_id, party=Party.MUNICIPALITY)
    of_it = rows.filter(person__organisation=part.organisation_id)
    return list(of_it.values_list("person__name", flat=True).distinct())


def _shape(council: Council, *, on: date) -> None:
    """What kind it is goes with how many take part today, or will."""
    rows = taking_part(council, on=on).filter(party=Party.MUNICIPALITY)
    council.kind = kind_after(CouncilKind(council.kind), rows.count())
    council.save(update_fields=["kind"])


def _to(council: Council) -> To:
    return To(council.id, Thing.COUNCIL, council.id)
