"""Writing many figures at once: some thousands in one statement, under the policies.

PostgreSQL copies into no table under row-level security, and the application's role makes no
table of its own to copy into; so the columns are handed over as lists.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.db import connection

from samrad.core.figures.files.understanding import Read, Telling, tell_nobody
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Observation
from samrad.records.figures.models import Delivery

_AT_ONCE = 10_000
_INTO_COUNCIL = """
INSERT INTO records_figure (id, council_id, delivery_id, paper_id,
indicator, label, place, since, until, value, why, unit)
SELECT gen_random_uuid(), %s, %s, %s, * FROM unnest(%s::text[], %s::text[], %s::text[],
    %s::date[], %s::date[], %s::float8[], %s::text[], %s::text[])
"""
_INTO_STATISTIC = """
INSERT INTO records_statisticfigure (id, statistic_id,
indicator, place, since, until, value, why, unit)
SELECT gen_random_uuid(), %s, * FROM unnest(%s::text[], %s::text[],
    %s::date[], %s::date[], %s::float8[], %s::text[], %s::text[])
"""


def keep_figures(
    delivery: Delivery, figures: Iterable[Read], told: Telling = tell_nobody
) -> None:
    """Keep figures of a delivery; `told` hears how many there are so far."""
    of = [delivery.council_id, delivery.id, delivery.paper_id]
    rows = ((one.seen.indicator, one.label, *_rest(one.seen)) for one in figures)
    _keep(_INTO_COUNCIL, of, rows, told)


def keep_statistic(
    statistic: UUID, seen: Iterable[Observation], told: Telling = tell_nobody
) -> None:
    """Keep figures of a table of official statistics."""
    _keep(_INTO_STATISTIC, [statistic], ((one.indicator, *_rest(one)) for one in seen), told)


def _keep(
    statement: str, of: list[UUID], rows: Iterator[tuple[object, ...]], told: Telling
) -> None:
    kept = 0
    with connection.cursor() as cursor:
        while some := list(islice(rows, _AT_ONCE)):
            columns = [list(column) for column in zip(*some, strict=True)]
            cursor.execute(statement, [*of, *columns])
            kept += len(some)
            told(kept)


def _rest(seen: Observation) -> tuple[object, ...]:
    cell, period = seen.cell, seen.period
    value, why = (None, cell.why.value) if isinstance(cell, Hidden) else (float(cell), "")
    return seen.place, period.since, period.until, value, why, seen.unit.value
