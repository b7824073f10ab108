"""What importing figures costs: rows a second, against a bare COPY of the same rows.

The copy goes into a table without policies, keys or checks, by the owner: the least there is. Both
are told as rows a second of the same run, so that a busy machine changes both.
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
    from samrad.project.connecting import connected

    with connected(Path(os.environ["SAMRAD_HOME"]), preparing=True):
        _measure()


def _measure() -> None:
    from samrad.core.basics.countries import Country
    from samrad.core.figures.files.saying import Said, lay
    from samrad.core.figures.files.understanding import Asked, understand
    from samrad.gateways.papers.entering import tables_of

    rows = min(ROWS, int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    content = text(rows).encode()
    grids = tables_of(content)
    read_in = measured(lambda: tables_of(content))
    asked = Asked(Country.NORWAY, date(2200, 1, 1))
    laid = lay(grids, Said())

    def understood() -> object:
        return understand(laid.table, laid.columns, laid.grid, asked)

    tracemalloc.start()
    read = understand(laid.table, laid.columns, laid.grid, asked)
    peak = tracemalloc.get_traced_memory()[1] / 1024 / 1024
    tracemalloc.stop()
    said_in = measured(understood)
    kept_in = _kept([one.seen for one in read.figures])
    copied_in = _copied(rows)
    print(f"{rows} rows, {len(read.figures)} figures, {len(read.problems)} problems")
    print(f"  read in the room    {rows / read_in:10.0f} rows a second")
    print(f"  understood          {rows / said_in:10.0f} rows a second, {peak:.0f} MB more")
    print(f"  kept                {rows / kept_in:10.0f} rows a second")
    print(f"  bare COPY           {rows / copied_in:10.0f} rows a second")
    print(f"  kept against COPY   {copied_in / kept_in:10.2f}")
    whole = read_in + said_in + kept_in
    print(f"  all of it           {rows / whole:10.0f} rows a second, {copied_in / whole:.2f}")


def _kept(seen: list[object]) -> float:
    from django.utils import timezone

    from samrad.records.basics.context import as_operator
    from samrad.records.figures.keeping import keep_statistic
    from samrad.records.figures.statistics import Statistic

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
        taken = measured(lambda: keep_statistic(which, seen))  # type: ignore[arg-type] # figures
        row.delete()
    return taken


def _copied(rows: int) -> float:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench (indicator text, place text, since date, until date, value float8)"
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
