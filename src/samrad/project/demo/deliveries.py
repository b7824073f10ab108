"""Figures of the demo, taken by the acts: what the police delivered, and SSB's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files

from samrad.actions import deliveries, statistics
from samrad.actions.reading_figures import grids_in, preview, remembered, without_events
from samrad.core.figures.files.saying import as_kept, for_the_next
from samrad.core.figures.official import OFFENCES, POPULATION, Official
from samrad.core.openness.looked import Looked
from samrad.project.demo.papers import DemoPaper
from samrad.project.demo.shapes import noon
from samrad.records.councils.models import Council
from samrad.records.figures.models import Source
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person

# SSB (CC BY 4.0), for Akershus, Buskerud, Innlandet and the country: table 08487 as compiled by
# github.com/chrilur/lovbrudd, 07459 by github.com/niphr/csdata (2020–2022). Fetched before the
# first stage of the demo.
_STATISTICS: Mapping[str, Official] = {
    "data/ssb_08487.csv": OFFENCES,
    "data/ssb_07459.json": POPULATION,
}
_FETCHED = date(2025, 1, 6)


def deliver(
    council: Council, demo: DemoPaper, file: Looked, *, by: Person, at: datetime
) -> Paper:
    """Take the figures in a file; the paper they came in."""
    said_of = demo.delivery
    assert said_of is not None  # noqa: S101 -- only such papers are delivered
    key = said_of.source.key
    source = Source.objects.filter(council=council, key=key).first()
    source = source or deliveries.add_source(council, said_of.source, by=by, at=at)
    said = replace(
        remembered(source, on=demo.on), indicator=said_of.indicator, roles=said_of.roles
    )
    file = without_events(file, grids_in(file.content), on=demo.on)
    shown = preview(source, grids_in(file.content), said, on=demo.on)
    arrived = deliveries.Arrived(
        title=demo.title,
        file=file,
        read=shown.read,
        columns=as_kept(for_the_next(said)),
        marking=demo.marking,
        delivered=demo.on,
        cutoff=said_of.cutoff,
    )
    return deliveries.take_delivery(source, arrived, by=by, at=at).paper


def load_statistics(stage_day: date) -> None:
    """Take in what SSB says of the municipalities of the demo: offences and inhabitants."""
    day = min(_FETCHED, stage_day)
    for file, official in _STATISTICS.items():
        content = files("samrad.project.demo").joinpath(file).read_bytes()
        table = statistics.table_in(content, official, delivered=day)
        statistics.take_statistic(table, at=noon(day))
