"""Official statistics: read from a file, compared with what is here, taken in wholly."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samrad.core.basics.places.lookup import municipalities_on
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.cubes import Cube
from samrad.core.figures.files.understanding import Telling, tell_nobody
from samrad.core.figures.municipalities import in_municipalities_of
from samrad.core.figures.observations import Observation
from samrad.core.figures.official import OFFENCES, POPULATION, Official
from samrad.gateways.pxweb import offences_file, scb, ssb
from samrad.gateways.pxweb.origin import origin_in
from samrad.gateways.pxweb.parse import parse_jsonstat, parse_px
from samrad.records.basics.context import as_operator
from samrad.records.figures import queries
from samrad.records.figures.keeping import keep_statistic
from samrad.records.figures.statistics import Statistic


@dataclass(frozen=True, slots=True)
class Table:
    """A file of official statistics as it was understood, under the codes of a day.

    Attributes:
        official: Which table it is.
        seen: Every figure.
        sha256: The fingerprint of the file.
        delivered: The day it was fetched.
    """

    official: Official
    seen: tuple[Observation, ...]
    sha256: str
    delivered: date


@dataclass(frozen=True, slots=True)
class Compared:
    """How many figures are new, the same, other than before, and there no longer."""

    new: int
    same: int
    changed: int
    gone: int


def table_in(content: bytes, official: Official, *, delivered: date) -> Table:
    """What a file says, with each municipality under the code it has on the day.

    Raises:
        Refused: It cannot be read as that table.
    """
    seen = _observations(content, official)
    if not seen:
        raise Refused(Refusal("figures.no_figures"))
    seen = in_municipalities_of(delivered, seen, country=official.country)
    return Table(official, seen, hashlib.sha256(content).hexdigest(), delivered)


def fetched_on(content: bytes) -> date | None:
    """The day a file says it was fetched (`samrad fetch`); None where it says none."""
    origin = origin_in(content)
    return origin.at.date() if origin else None


def compare_statistic(table: Table, *, on: date) -> Compared:
    """What the file would change in what was taken in before. Two queries."""
    with as_operator():
        before = {
            (point.indicator, one.place, point.period, one.unit): point.cell
            for one in queries.every_series(table.official.key, on=on)
            for point in one.points
        }
    now = {(one.indicator, one.place, one.period, one.unit): one.cell for one in table.seen}
    same = sum(before.get(key, _NOTHING) == cell for key, cell in now.items())
    new = len(now.keys() - before.keys())
    gone = len(before.keys() - now.keys())
    return Compared(new, same, len(now) - new - same, gone)


def take_statistic(table: Table, *, at: datetime, told: Telling = tell_nobody) -> Statistic:
    """Take the table in; from now on it counts, and the one before no longer.

    Raises:
        Refused: Exactly this file was taken in already.
    """
    of = table.official
    with as_operator(), transaction.atomic():
        if Statistic.objects.filter(key=of.key, sha256=table.sha256).exists():
            raise Refused(Refusal("statistic.same_again", {"key": of.key}))
        row = Statistic.objects.create(
            key=of.key,
            name=of.name,
            country=of.country,
            publisher=of.publisher,
            address=of.address,
            licence=of.licence,
            geography=of.geography,
            counting=of.counting,
            unit=of.unit,
            breaks=[[one.on.isoformat(), one.why] for one in of.breaks],
            labels=dict(of.labels),
            places=_names(of, on=table.delivered),
            delivered=table.delivered,
            sha256=table.sha256,
            rows=len(table.seen),
            taken_at=at,
        )
        keep_statistic(row.id, table.seen, told)
    return row


_NOTHING = object()


def _observations(content: bytes, official: Official) -> tuple[Observation, ...]:
    reader = _OF_CUBES.get(official.key)
    if reader is None:
        return scb.long_table(content, unit=official.unit)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if start.startswith(b"{"):
        return reader(_one(parse_jsonstat(content)))
    if start.partition(b"=")[0].strip() in _PX_BEGINS:
        return reader(parse_px(content))
    if official.key != OFFENCES.key:
        raise Refused(Refusal("statistic.no_cube"))
    return offences_file.offences_in(content)


def _one(parsed: Cube | Sequence[Cube]) -> Cube:
    if isinstance(parsed, Cube):
        return parsed
    if len(parsed) != 1:
        raise Refused(Refusal("statistic.no_cube"))
    return parsed[0]


def _names(official: Official, *, on: date) -> dict[str, str]:
    """What each municipality is called on the day, by its code then."""
    there = municipalities_on(official.country, on)
    entries = (entry for one in there for entry in one.entries if on in entry.period)
    return {entry.code: entry.name for entry in entries}


_PX_BEGINS = (b"CHARSET", b"AXIS-VERSION", b"MATRIX", b"CODEPAGE", b"LANGUAGE")
_OF_CUBES: Mapping[str, Callable[[Cube], tuple[Observation, ...]]] = {
    OFFENCES.key: ssb.offences,
    POPULATION.key: ssb.population,
}
