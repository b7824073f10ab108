"""Writing many figures at once: copied into a table of this transaction, then put in place.

PostgreSQL copies into no table under row-level security; so the policies judge the second
step, in which the rows come from where they were copied to.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from samrad.core.figures.files.understanding import Read
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Observation
from samrad.records.figures.models import Delivery

_COMING = """
CREATE TEMPORARY TABLE coming (
    indicator text, label text, place text, since date, until date,
    value double precision, why text, unit text
) ON COMMIT DROP
"""
_COPIED = "COPY coming FROM STDIN"
_INTO_COUNCIL = """
INSERT INTO records_figure
(id, council_id, delivery_id, paper_id, indicator, label, place, since, until, value, why, unit)
SELECT gen_random_uuid(), %s, %s, %s, indicator, label, place, since, until, value, why, unit
FROM coming
"""
_INTO_STATISTIC = """
INSERT INTO records_statisticfigure
(id, statistic_id, indicator, place, since, until, value, why, unit)
SELECT gen_random_uuid(), %s, indicator, place, since, until, value, why, unit FROM coming
"""


def keep_figures(delivery: Delivery, figures: Iterable[Read]) -> None:
    """Keep figures of a delivery."""
    rows = ((one.seen, one.label) for one in figures)
    _keep(rows, _INTO_COUNCIL, [delivery.council_id, delivery.id, delivery.paper_id])


def keep_statistic(statistic: UUID, seen: Iterable[Observation]) -> None:
    """Keep figures of a table of official statistics."""
    _keep(((one, "") for one in seen), _INTO_STATISTIC, [statistic])


def _keep(rows: Iterable[tuple[Observation, str]], statement: str, of: list[UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COMING)
        with cursor.copy(_COPIED) as copy:
            for seen, label in rows:
                copy.write_row(_row(seen, label))
        cursor.execute(statement, of)
        cursor.execute("DROP TABLE coming")


def _row(seen: Observation, label: str) -> tuple[object, ...]:
    cell, period = seen.cell, seen.period
    value, why = (None, cell.why.value) if isinstance(cell, Hidden) else (cell, "")
    days = period.since, period.until
    return (seen.indicator, label, seen.place, *days, value, why, seen.unit.value)
