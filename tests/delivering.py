"""Figures for tests: a file a party brings, understood and ready to be taken."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from making import looked
from samrad.actions.deliveries import Arrived
from samrad.core.basics.countries import Country
from samrad.core.figures.files.columns import Columns, propose
from samrad.core.figures.files.grids import Grid, Raw
from samrad.core.figures.files.laying import laid
from samrad.core.figures.files.understanding import Asked, Understood, understand
from samrad.core.openness.levels import Marking, Openness

if TYPE_CHECKING:
    from samrad.records.papers.models import Paper
    from samrad.records.people.models import Person

DAY = date(2025, 6, 16)


def grid(text: str, delimiter: str = ";") -> Grid:
    """A text file as the reading room answers it, without going there."""
    rows: list[tuple[Raw, ...]] = [
        tuple(cell.strip() or None for cell in line.split(delimiter))
        for line in text.splitlines()
    ]
    return Grid("", tuple(rows), encoding="utf-8")


def understood(
    given: Grid | str, *, place: str = "3412", country: Country = Country.NORWAY, **said: Any
) -> Understood:
    """What a file says, with the columns that are proposed for it."""
    sheet = grid(given) if isinstance(given, str) else given
    table = laid(sheet)
    proposed = propose(table.headings, [line.cells for line in table.lines])
    columns = Columns(proposed, place=place, **said)
    return understand(table, columns, sheet, Asked(country, DAY))


def some_figures(paper: "Paper", *, by: "Person", at: datetime) -> dict[str, UUID]:
    """A delivery in that paper, and a file on its way, by their names in an address."""
    from samrad.records.figures.models import Delivery, Source, Upload

    of = {"council": paper.council, "party": paper.party, "name": "Prøve", "key": str(paper.id)}
    source = Source.objects.create(**of, made_at=at, made_by=by)
    of_source = {"council": paper.council, "source": source}
    moments = {"brought_at": at, "brought_by": by, "taken_at": at, "taken_by": by}
    delivery = Delivery.objects.create(
        **of_source, paper=paper, delivered=DAY, rows=0, sha256="2" * 64, **moments
    )
    content = b"tema;2024\nUro;3\n"
    upload = Upload.objects.create(
        **of_source, name="tall.csv", content=content, made_at=at, made_by=by
    )
    return {"delivery": delivery.id, "upload": upload.id}


def arrived(text: str, openness: Openness = Openness.COUNCIL, **said: Any) -> Arrived:
    """A file of figures, looked through and understood."""
    return Arrived(
        "Anmeldte forhold",
        looked(text.encode(), "tall.csv"),
        understood(text),
        {},
        Marking(openness),
        DAY,
        **said,
    )
