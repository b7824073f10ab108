"""Duties and their status for many partnerships and years, in one process.

Half of the partnerships are like Lørenskog and half like Løten, with their evidence. The
second and third rows double the years and the clauses: the cost grows with both, no faster.
"""

import time
import tracemalloc
from dataclasses import replace
from datetime import date

from samrad.core.basics.periods import Period
from samrad.core.reports.panel import Partnership, standings
from samrad.project.demo.partnerships import demo_partnership

PARTNERSHIPS = 650
DAY = date(2025, 6, 16)
FIRST = 2019


def partnership(slug: str) -> Partnership:
    """One of the demo's."""
    found = demo_partnership(slug)
    assert found is not None  # noqa: S101 -- both names are the demo's
    return found[0]


def judge(pairs: list[Partnership], years: int) -> int:
    """Every duty of every partnership, judged; the answer is how many."""
    span = Period(date(FIRST, 1, 1), date(FIRST + years - 1, 12, 31))
    return sum(len(standings(one, span, on=DAY)) for one in pairs)


def doubled(one: Partnership) -> Partnership:
    """The same with each clause twice; but twice the meetings would be twice everything."""
    again = tuple(
        replace(clause, key=f"{clause.key}-again")
        for clause in one.clauses
        if clause.kind != "meetings"
    )
    return replace(one, clauses=one.clauses + again)


def report(what: str, pairs: list[Partnership], years: int) -> None:
    """Print one row."""
    judge(pairs[:2], years)
    began = time.perf_counter()
    number = judge(pairs, years)
    took = time.perf_counter() - began
    promises = sum(len(one.clauses) + len(one.norms) for one in pairs) * years
    print(
        f"{what:<34}{number:>9} duties{took:>8.2f} s"
        f"{1e6 * took / promises:>8.1f} µs for each promise and year"
    )


if __name__ == "__main__":
    mixed = [partnership("lorenskog"), partnership("loten")] * (PARTNERSHIPS // 2)
    report(f"{PARTNERSHIPS} partnerships × 10 years", mixed, 10)
    report(f"{PARTNERSHIPS} partnerships × 20 years", mixed, 20)
    report("  with twice the clauses × 10 years", [doubled(one) for one in mixed], 10)
    tracemalloc.start()
    judge(mixed[:65], 10)
    print(f"peak memory for 65 × 10 years: {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")
