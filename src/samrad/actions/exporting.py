"""Saving what a page shows as a file."""

from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.log.events import Thing
from samrad.core.reports.figure_files import FigureFile, FigureShape
from samrad.core.reports.tables import Shape, Table
from samrad.gateways.tables import OF_FIGURES, WRITERS
from samrad.records.councils.models import Council
from samrad.records.people.models import Person


@transaction.atomic
def export_log(
    council: Council, table: Table, shape: Shape, *, by: Person, at: datetime
) -> bytes:
    """Write the log of the council into a file, and into the log that it left the house.

    Raises:
        Refused: `by` may not.
    """
    party = party_acting(by, council, Act.EXPORT_LOG, on=at.date())
    to = To(council.id, Thing.COUNCIL, council.id)
    note(Act.EXPORT_LOG, to, by=by, party=party, at=at, shape=shape, rows=len(table.rows))
    return as_file(table, shape)


def as_file(table: Table, shape: Shape) -> bytes:
    """A page's table as a file, for whoever reads the page."""
    return WRITERS[shape](table)


def figures_as_file(file: FigureFile, shape: FigureShape) -> bytes:
    """Figures of one source as a file, for whoever reads them on a page."""
    return OF_FIGURES[shape](file)
