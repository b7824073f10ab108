"""Figures arrive: sources, deliveries that are taken wholly or not at all, and undone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.papers import Brought, bring_paper
from samrad.actions.reading_figures import compared
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.files.glance import Weighed, weigh
from samrad.core.figures.files.understanding import Telling, Understood, tell_nobody
from samrad.core.figures.observations import Unit
from samrad.core.log.events import Thing
from samrad.core.openness.levels import Marking
from samrad.core.openness.looked import Looked
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council
from samrad.records.figures import queries
from samrad.records.figures.keeping import keep_figures
from samrad.records.figures.models import Delivery, Source
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class NewSource:
    """What is said of a source of figures.

    Attributes:
        key: Its short name, for the command line.
        name: What a reader knows it by.
        geography: What the place of a figure is.
        counting: What is counted, in the source's own words.
        unit: What one of a figure is.
        breaks: Days on which the way of counting changed, with the kind of change.
    """

    key: str
    name: str
    geography: str = ""
    counting: str = ""
    unit: Unit = Unit.CASES
    breaks: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file of figures as it was looked through and understood, and what is said of it.

    Attributes:
        title: What the paper is called.
        file: The file.
        read: What it says.
        columns: How it was understood, to be remembered.
        marking: How open the paper is.
        delivered: The day it was delivered.
        cutoff: Until which day what had been registered is counted.
        correction: Why figures that were shown say something else now.
    """

    title: str
    file: Looked
    read: Understood
    columns: dict[str, Any]
    marking: Marking
    delivered: date
    cutoff: date | None = None
    correction: str = ""


@transaction.atomic
def add_source(council: Council, new: NewSource, *, by: Person, at: datetime) -> Source:
    """Make a source of figures of the party `by` sits for.

    Raises:
        Refused: `by` may not, or the party has a source of that short name.
    """
    party = party_acting(by, council, Act.ADD_SOURCE, on=at.date())
    if Source.objects.filter(council=council, party=party, key=new.key).exists():
        raise Refused(Refusal("source.key_taken", {"key": new.key}))
    source = Source.objects.create(
        council=council,
        key=new.key,
        name=new.name.strip(),
        party=party,
        geography=new.geography.strip(),
        counting=new.counting.strip(),
        unit=new.unit,
        breaks=[[day.isoformat(), why] for day, why in new.breaks],
        made_at=at,
        made_by=by,
    )
    to = To(council.id, Thing.SOURCE, source.id)
    note(Act.ADD_SOURCE, to, by=by, party=party, at=at, source=new.key)
    return source


def why_not_take(source: Source, file: Weighed, *, correction: str) -> Refusal | None:
    """Why a file is not taken, or None if it is. One query.

    `correction` says why figures that were shown say something else now.
    """
    if file.problems:
        return Refusal("delivery.has_problems", {"number": file.problems})
    if not file.figures:
        return Refusal("figures.no_figures")
    if before := queries.counts_already(source, file.sha256):
        return Refusal("delivery.same_again", {"day": before.delivered})
    if file.nothing:
        return Refusal("delivery.nothing_new", {"number": file.same})
    if file.contradicts and not correction.strip():
        return Refusal("delivery.contradicts", {"number": file.contradicts})
    return None


@transaction.atomic
def take_delivery(
    source: Source,
    arrived: Arrived,
    *,
    by: Person,
    at: datetime,
    told: Telling = tell_nobody,
) -> Delivery:
    """Take every figure that arrived, with the file they came in.

    The file becomes a paper, and who sees the paper sees the figures: those of the police
    nobody but the police until they are released. `told` hears how many are kept so far; what
    it raises lets none of it happen.

    Raises:
        Refused: `by` may not, the source is the other party's, something in the file is not
            understood, it changes nothing, or it contradicts what was shown without saying why.
    """
    party = source_acting(source, by=by, at=at)
    source = Source.objects.select_for_update().get(pk=source.pk)
    file = weigh(arrived.read, compared(source, arrived.read, on=at.date()))
    if refusal := why_not_take(source, file, correction=arrived.correction):
        raise Refused(refusal)
    delivery = _keep(source, arrived, file, party, by=by, at=at)
    keep_figures(delivery, arrived.read.figures, told)
    Source.objects.filter(pk=source.pk).update(columns=arrived.columns)
    facts = {"rows": delivery.rows, "correction": bool(delivery.correction)}
    note(Act.TAKE_DELIVERY, to_delivery(delivery), by=by, party=party, at=at, **facts)
    return delivery


@transaction.atomic
def undo_delivery(delivery: Delivery, *, by: Person, at: datetime) -> None:
    """Let the figures of a delivery count no longer; those before it count again.

    Raises:
        Refused: `by` may not, the source is the other party's, or it was undone already.
    """
    party = source_acting(delivery.source, by=by, at=at, act=Act.UNDO_DELIVERY)
    row = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if row.undone_at is not None or row.taken_at is None:
        raise Refused(Refusal("delivery.not_in_force"))
    row.undone_at, row.undone_by = at, by
    row.save(update_fields=["undone_at", "undone_by"])
    note(Act.UNDO_DELIVERY, to_delivery(row), by=by, party=party, at=at, rows=row.rows)


def source_acting(
    source: Source, *, by: Person, at: datetime, act: Act = Act.TAKE_DELIVERY
) -> Party:
    """The party `by` acts for with a source, which has to be its own.

    Raises:
        Refused: `by` may not, or the source is the other party's.
    """
    party = party_acting(by, source.council, act, on=at.date())
    if party != source.party:
        raise Refused(Refusal("delivery.not_your_source", {"party": Party(source.party)}))
    return party


def to_delivery(delivery: Delivery) -> To:
    """What an entry of the log about a delivery is to."""
    return To(delivery.council_id, Thing.DELIVERY, delivery.id)


def _keep(
    source: Source, arrived: Arrived, file: Weighed, party: Party, *, by: Person, at: datetime
) -> Delivery:
    brought = Brought(arrived.title, arrived.file, arrived.marking, party is Party.POLICE)
    paper = bring_paper(source.council, brought, by=by, at=at, along=Act.TAKE_DELIVERY)
    return Delivery.objects.create(
        council=source.council,
        source=source,
        paper=paper,
        delivered=arrived.delivered,
        cutoff=arrived.cutoff,
        rows=file.figures,
        sha256=file.sha256,
        columns=arrived.columns,
        correction=arrived.correction.strip(),
        brought_at=at,
        brought_by=by,
        taken_at=at,
        taken_by=by,
    )
