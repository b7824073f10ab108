"""Figures that leave the house as a file, with where they come from and why one is missing.

A number that is not there and one that is not shown are told apart from zero in every format:
the value is empty, and a status says why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Provenance, Series
from samrad.core.reports.tables import Cell, Table


class FigureShape(StrEnum):
    """How figures are written into a file."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONSTAT = "json-stat"
    DCAT = "dcat"


# What is too few and what protects another cell look the same: who knew which is which would
# know that one of them is small.
STATUS: Mapping[Why, str] = {
    Why.TOO_FEW: "confidential",
    Why.PROTECTS_ANOTHER: "confidential",
    Why.NOT_RELEASED: "not released",
    Why.NOT_COLLECTED: "not collected",
    Why.BREAK: "break",
}
SHOWN = "shown"
# Programs ask for these by name, whatever language the page is in.
COLUMNS = (
    *("indicator", "label", "place", "from", "until", "unit", "value", "status"),
    *("source", "delivered", "registered_until", "geography", "counting", "breaks"),
)


@dataclass(frozen=True, slots=True)
class FigureFile:
    """The figures of one source.

    Attributes:
        title: What they are.
        publisher: Who answers for them.
        series: At least one; all from the same source.
        saved: The day the file is made.
        address: The page they stand on.
        links: Where each shape of the file is had.
        language: The language of the labels, e.g. "nb".
        licence: The address of the terms on which they may be passed on; empty where none is
            given.
        public: Whether everyone may read them.
    """

    title: str
    publisher: str
    series: tuple[Series, ...]
    saved: date
    address: str
    language: str
    links: Mapping[FigureShape, str] = field(default_factory=dict)
    licence: str = ""
    public: bool = False

    def __post_init__(self) -> None:
        """Refuse figures of several sources: one file says of itself where it comes from.

        Raises:
            ValueError: There are none, or of several.
        """
        if len({one.provenance.source for one in self.series}) != 1:
            msg = "a file holds the figures of one source"
            raise ValueError(msg)

    @property
    def provenance(self) -> Provenance:
        """Where they come from and how they were counted."""
        return self.series[0].provenance

    def address_of(self, shape: FigureShape) -> str:
        """Where that shape is had; the page, where no link is told."""
        return self.links.get(shape, self.address)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every stretch of days something is told of, in order."""
        told = {point.period for one in self.series for point in one.points}
        return tuple(sorted(told, key=lambda one: (one.since, one.until or date.max)))


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of one series in one period; without a value its status says why."""

    series: Series
    period: Period
    value: float | None
    why: Why | None

    @property
    def status(self) -> str:
        """Why there is no number, or that there is one."""
        return SHOWN if self.why is None else STATUS[self.why]


def told(file: FigureFile) -> Iterator[Told]:
    """Each series in each period: what nobody delivered is there, as not collected."""
    for one in file.series:
        for period in file.periods:
            yield Told(one, period, *_value(one.at(period)))


def table(file: FigureFile) -> Table:
    """The figures as a table: one row for each, its provenance beside it."""
    about = file.provenance
    said = (
        *(about.source, about.delivered, about.cutoff or "", about.geography, about.counting),
        "; ".join(f"{one.on.isoformat()} {one.why}" for one in about.breaks),
    )
    return Table(
        title=file.title,
        columns=COLUMNS,
        rows=tuple((*_cells(one), *said) for one in told(file)),
        about=(
            ("publisher", file.publisher),
            ("source", about.source),
            ("licence", file.licence or "none given"),
            ("saved", file.saved.isoformat()),
            ("page", file.address),
        ),
    )


def time_code(period: Period) -> str:
    """A stretch of days as ISO 8601 writes it: "2024" for a year, else "first/last"."""
    first, last = period.since, period.until
    if last == date(first.year, 12, 31) and first == date(first.year, 1, 1):
        return str(first.year)
    return f"{first.isoformat()}/{last.isoformat() if last else '..'}"


def _cells(one: Told) -> tuple[Cell, ...]:
    series, period = one.series, one.period
    value = "" if one.value is None else _plain(one.value)
    until = period.until or ""
    what = (series.indicator, series.label, series.place)
    return (*what, period.since, until, series.unit, value, one.status)


def _plain(number: float) -> float:
    """A count without its “.0”."""
    return int(number) if number.is_integer() else number


def _value(figure: Figure | None) -> tuple[float | None, Why | None]:
    if figure is None:
        return None, Why.NOT_COLLECTED
    if isinstance(figure, Hidden):
        return None, figure.why
    return figure, None
