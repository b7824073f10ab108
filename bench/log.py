"""What the log costs an act, and how fast a log is gone through.

The same act, noting that something was done, with the log and with `samrad_log` replaced by a
function that does nothing, in turns in the same run; then a log of many entries verified.
"""

import os
import statistics
import tempfile
import time
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

from samrad.core.log.chain import BEGINNING, Entry, Head, seal, verify
from samrad.project.connecting import connected
from samrad.project.demo.shapes import STAGES

ACTS = 400
ROUNDS = 5
ENTRIES = 50_000
_SAME = (
    "c" * 36,
    "2026-11-21T04:56:19.000000Z",
    "w" * 36,
    "police",
    "note_evidence",
    "evidence",
    "t" * 36,
    '{"on": "2025-06-16"}',
)
_NOTHING = (
    "CREATE OR REPLACE FUNCTION samrad_log(in_council uuid, at_time timestamptz, by_whom uuid,"
    " for_party text, what text, to_thing text, to_which uuid, with_facts text)"
    " RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'"
)


def acts_per_second() -> float:
    """Note that something was done, each time in a transaction of its own."""
    from samrad.actions.evidence import note_evidence  # noqa: PLC0415 -- needs Django set up
    from samrad.core.basics.deeds import Deed  # noqa: PLC0415 -- needs Django set up
    from samrad.core.duties.evidence import Evidence  # noqa: PLC0415 -- needs Django set up
    from samrad.records.basics.context import (  # noqa: PLC0415 -- needs Django set up
        as_operator,
        in_council,
    )
    from samrad.records.councils.models import Council, Seat  # noqa: PLC0415 -- needs Django set up
    from samrad.records.councils.queries import every_council  # noqa: PLC0415 -- needs Django set up

    at = datetime(2025, 6, 16, 12, tzinfo=UTC)
    with as_operator():
        lund = every_council()["lund"]
    with in_council(lund):
        council = Council.objects.get()
        seat = Seat.objects.select_related("person").filter(role="coordinator")[0]
    done = Evidence(Deed.EVALUATED, date(2025, 6, 16), "bench")
    began = time.perf_counter()
    for _ in range(ACTS):
        with in_council(lund):
            note_evidence(council, done, by=seat.person, at=at)
    return ACTS / (time.perf_counter() - began)


def the_act() -> None:
    """With and without the log, in turns."""
    from django.db import connections  # noqa: PLC0415 -- needs Django set up

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('samrad_log'::regproc)")
        ours = cursor.fetchone()[0]
        figures: dict[str, list[float]] = {"with the log": [], "without": []}
        for _ in range(ROUNDS):
            for name, function in (("without", _NOTHING), ("with the log", ours)):
                cursor.execute(function)
                figures[name].append(acts_per_second())
    with_log, without = (statistics.median(figures[n]) for n in ("with the log", "without"))
    print(f"acts per second: {with_log:.0f} with the log, {without:.0f} without")
    print(f"ratio {with_log / without:.2f}; {1000 / with_log - 1000 / without:.2f} ms an act")


def the_verifying() -> None:
    """A log of many entries, from its first to its last."""

    def entries() -> list[tuple[Entry, str]]:
        before, found = BEGINNING, []
        for number in range(1, ENTRIES + 1):
            one = Entry(*_SAME[:1], number, *_SAME[1:])
            before = seal(before, one)
            found.append((one, before))
        return found

    log = entries()
    head = Head(ENTRIES, log[-1][1])
    began = time.perf_counter()
    verify(iter(log), head)
    took = time.perf_counter() - began
    tracemalloc.start()
    verify(iter(log), head)
    peak = tracemalloc.get_traced_memory()[1] / 1024
    print(f"verified: {ENTRIES / took:,.0f} entries per second, {peak:.0f} kB beside them")


def main() -> None:
    """Measure in a new data folder."""
    with tempfile.TemporaryDirectory() as folder:
        day = STAGES["midyear"].isoformat()
        with connected(Path(folder) / "home", demo_day=day, preparing=True):
            from samrad.project.demo.loading import load  # noqa: PLC0415 -- needs Django set up

            load(STAGES["midyear"])
            the_act()
            the_verifying()


if __name__ == "__main__":
    os.environ.pop("SAMRAD_DATABASE_URL", None)
    main()
