"""What importing figures costs: rows a second, against a bare COPY of the same rows.

The copy goes into a table without policies, keys or checks, by the owner: the least there is.
Both are told as rows a second of the same run, so that a busy machine changes both.
"""

import os
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from uuid import UUID

from samrad.core.basics.countries import Country
from samrad.core.figures.files.saying import Said, lay
from samrad.core.figures.files.understanding import Asked, Understood, understand
from samrad.core.figures.observations import Observation
from samrad.gateways.papers.entering import tables_of
from samrad.project.connecting import connected

ROWS = 100_000
_HEAD = "kommune;tema;år;antall\n"


def text(rows: int) -> str:
    """A file with so many figures: places, groups and years crossed."""
    places = ["3222", "3412", "3320", "3322", "3324", "3326", "3328", "3330", "3413", "3403"]
    per_year = len(places) * 100
    return _HEAD + "".join(
        f"{places[n % 10]};Tema {n // 10 % 100};{n // per_year + 1990};{n % 4711}\n"
        for n in range(rows)
    )


def measured(what: Callable[[], object]) -> float:
    """Seconds it takes."""
    before = perf_counter()
    what()
    return perf_counter() - before


def main() -> None:
    """Measure, and print."""
    os.environ.setdefault("SAMRAD_HOME", tempfile.mkdtemp())
    with connected(Path(os.environ["SAMRAD_HOME"]), preparing=True):
        _measure()


def _measure() -> None:
    rows = min(ROWS, int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    content = text(rows).encode()
    grids = tables_of(content)
    read_in = measured(lambda: tables_of(content))
    asked = Asked(Country.NORWAY, date(2200, 1, 1))
    laid = lay(grids, Said())

    def understood() -> Understood:
        return understand(laid.table, laid.columns, laid.grid, asked)

    said_in = measured(understood)
    tracemalloc.start()
    read = understood()
    peak = tracemalloc.get_traced_memory()[1] / 1024 / 1024
    tracemalloc.stop()
    kept_in, copied_in = _kept([one.seen for one in read.figures]), _copied(rows)
    print(f"{rows} rows, {len(read.figures)} figures, {len(read.problems)} problems")
    for what, seconds in (
        ("read in the room", read_in),
        ("understood", said_in),
        ("kept", kept_in),
        ("bare COPY", copied_in),
        ("all of it", read_in + said_in + kept_in),
    ):
        print(f"  {what:20}{rows / seconds:10.0f} rows a second, {copied_in / seconds:.2f}")
    print(f"  memory to understand it: {peak:.0f} MB")


def _kept(seen: list[Observation]) -> float:
    from django.utils import timezone  # noqa: PLC0415 -- needs Django set up

    from samrad.records.basics.context import as_operator  # noqa: PLC0415 -- needs Django set up
    from samrad.records.figures.keeping import keep_statistic  # noqa: PLC0415 -- needs Django set up
    from samrad.records.figures.statistics import Statistic  # noqa: PLC0415 -- needs Django set up

    with as_operator():
        row = Statistic.objects.create(
            key="bench",
            name="bench",
            country="NO",
            delivered=date(2025, 1, 1),
            sha256="0" * 64,
            rows=len(seen),
            taken_at=timezone.now(),  # noqa: TID251 -- a bench stands on no day of a demo
        )
        which: UUID = row.id
        taken = measured(lambda: keep_statistic(which, seen))
        row.delete()
    return taken


def _copied(rows: int) -> float:
    from django.db import connections  # noqa: PLC0415 -- needs Django set up

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench"
            " (indicator text, place text, since date, until date, value float8)"
        )

        def copy() -> None:
            with cursor.copy("COPY bench FROM STDIN") as out:
                for number in range(rows):
                    days = date(2024, 1, 1), date(2024, 12, 31)
                    out.write_row((f"Tema {number % 100}", "3412", *days, float(number)))

        taken = measured(copy)
        cursor.execute("DROP TABLE bench")
    return taken


if __name__ == "__main__":
    main()
