"""The acts on figures, for the test that tries every act in every role."""

from collections.abc import Callable
from datetime import datetime

from delivering import arrived
from making import looked
from samrad.actions import deliveries
from samrad.core.access.permissions import Act
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council
from samrad.records.figures.models import Delivery, Source
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person

_MAY = {
    Role.COORDINATOR,
    Role.POLICE_CONTACT,
    Role.POLICE_CHIEF,
    Role.POLICE_SECTION_LEADER,
}
MAY_ON_FIGURES: dict[Act, set[Role]] = {
    Act.ADD_SOURCE: _MAY,
    Act.TAKE_DELIVERY: _MAY,
    Act.UNDO_DELIVERY: _MAY,
}


def _source(council: Council, by: Person, at: datetime) -> Source:
    """A source of the municipality, to which everyone in that test belongs."""
    of = {"council": council, "key": "ute", "name": "Utekontakten", "party": "municipality"}
    return Source.objects.create(**of, made_at=at, made_by=by)


def _add(council: Council, by: Person, at: datetime) -> None:
    new = deliveries.NewSource("ute", "Utekontakten")
    deliveries.add_source(council, new, by=by, at=at)


def _take(council: Council, by: Person, at: datetime) -> None:
    source = _source(council, by, at)
    deliveries.take_delivery(source, arrived("tema;2024\nUro;3\n"), by=by, at=at)


def _undo(council: Council, by: Person, at: datetime) -> None:
    file = looked(b"tema;2024\nUro;3\n")
    paper = Paper.objects.create(
        council=council,
        title="Tall",
        name=file.name,
        kind=file.kind,
        content=file.content,
        sha256=file.sha256,
        party="municipality",
        openness="council",
        brought_at=at,
        brought_by=by,
    )
    delivery = Delivery.objects.create(
        council=council,
        source=_source(council, by, at),
        paper=paper,
        delivered=at.date(),
        rows=0,
        sha256="0" * 64,
        brought_at=at,
        brought_by=by,
        taken_at=at,
        taken_by=by,
    )
    deliveries.undo_delivery(delivery, by=by, at=at)


ACTS_ON_FIGURES: dict[Act, Callable[[Council, Person, datetime], None]] = {
    Act.ADD_SOURCE: _add,
    Act.TAKE_DELIVERY: _take,
    Act.UNDO_DELIVERY: _undo,
}
