"""Comparing counts: many pairs exactly against R, and what changed in every municipality.

R runs in the same run where it is installed; otherwise the time it took elsewhere is named and
said to be that. Work is counted and not time on the clock, so that a busy machine does not
change the ratio; neither side uses a second thread.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from samrad.core.basics.periods import Period
from samrad.core.figures.change import CountChanges, compare_many
from samrad.core.figures.findings import CHANCE_ALONE, what_changed
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Observation, Provenance, Series, in_series

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
DATA = Path(os.environ.get("SAMRAD_SHARED_DATA") or _BESIDE)
OFFENCES = DATA / "norway" / "ssb_offences_by_municipality_2020_2024.csv"
GROUPS = ("eiendomstyveri", "vold_mishandling", "rusmidler")
GROUPS += ("orden_integritet", "trafikk", "annet")
# What R 4.2 took on a quiet machine of the same kind, one pair after the other.
R_ELSEWHERE = 1.50
R = """
d <- read.csv(file("stdin"), header = FALSE)
one <- function(b, n) { t <- poisson.test(c(n, b)); c(t$p.value, t$conf.int) }
took <- system.time(seen <- mapply(one, d$V1, d$V2))
cat(sum(took[1:2]), "\\n")
write.table(format(t(seen), digits = 16), quote = FALSE, row.names = FALSE, col.names = FALSE)
"""


def rows() -> list[dict[str, str]]:
    """SSB 08487, two-year averages of each municipality; the country's own row left out."""
    with OFFENCES.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["komnr"] != "0"]


def pairs() -> tuple[np.ndarray, np.ndarray]:
    """21 360 pairs: ten drawn by chance around each municipality's figure of each group."""
    last = [row for row in rows() if row["år"] == "2023-2024"]
    figures = [float(row[group]) for row in last for group in GROUPS if row[group] != "NA"]
    rng = np.random.default_rng(7)
    means = np.resize(np.array(figures), 21_360)
    return rng.poisson(means), rng.poisson(means)


def seconds(work: Callable[[], object], times: int = 7) -> float:
    """The median work of several runs, in seconds."""
    took = []
    for _ in range(times):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return sorted(took)[times // 2]


def peak(work: Callable[[], object]) -> float:
    """The most memory the work held at once, in MB."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def r_on(before: np.ndarray, now: np.ndarray) -> tuple[float, np.ndarray] | None:
    """How long R takes for the same pairs, and what it answers; None where there is no R."""
    if not (program := shutil.which("Rscript")):
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".R") as script:
        script.write(R)
        script.flush()
        text = "".join(f"{b},{n}\n" for b, n in zip(before, now, strict=True))
        ran = subprocess.run(
            [program, script.name], input=text, capture_output=True, text=True, check=True
        )
    took, _, table = ran.stdout.partition("\n")
    return float(took), np.loadtxt(table.splitlines())


def furthest(seen: CountChanges, answers: np.ndarray) -> float:
    """How far the two answers are apart at most, relative to R's."""
    ours = np.column_stack((seen.p_exact, seen.low, seen.high))
    finite = np.isfinite(answers) & (answers > 0)
    return float(np.abs(ours[finite] / answers[finite] - 1).max())


def compare_pairs() -> None:
    """P4: exact p and interval of 21 360 pairs."""
    before, now = pairs()
    took = seconds(lambda: compare_many(before, now))
    memory = peak(lambda: compare_many(before, now))
    print(
        f"{before.size} pairs, exact p, mid-p, interval, verdict: {took * 1e3:.1f} ms,", end=""
    )
    print(f" {memory:.0f} MB")
    if there := r_on(before, now):
        apart = furthest(compare_many(before, now), there[1])
        print(f"R poisson.test, the same pairs: {there[0]:.2f} s, ratio {there[0] / took:.0f},")
        print(f"  answers at most {apart:.0e} apart")
    else:
        print(f"no R here; elsewhere it took {R_ELSEWHERE} s, ratio {R_ELSEWHERE / took:.0f}")
    seen = compare_many(before, now)
    print(
        f"the E-test of the same pairs, asked for: {seconds(lambda: seen.p_etest, 3):.2f} s, ",
        end="",
    )
    print(f"{peak(lambda: seen.p_etest):.0f} MB")


def all_series(copies: int = 1) -> tuple[Series, ...]:
    """Every municipality's groups, as sums of two years; several copies to see growth."""
    seen = [
        Observation(group, f"{row['komnr']}.{copy}", period(row["år"]), cell(row[group]))
        for copy in range(copies)
        for row in rows()
        for group in ("alt", *GROUPS)
    ]
    return in_series(seen, {}, Provenance("SSB 08487", date(2025, 4, 1)))


def cell(text: str) -> float | Hidden:
    """Twice the average, which is what was counted; hidden where SSB hides it."""
    return Hidden(Why.TOO_FEW) if text == "NA" else 2 * float(text)


def period(text: str) -> Period:
    """2020-2021 is two whole years."""
    first, last = text.split("-")
    return Period(date(int(first), 1, 1), date(int(last), 12, 31))


def compare_all() -> None:
    """What changed, over every municipality and group."""
    before, now = period("2020-2021"), period("2023-2024")
    for copies in (1, 2):
        series = all_series(copies)
        took = seconds(lambda: what_changed(series, before=before, now=now), 3)  # noqa: B023 -- runs at once
        memory = peak(lambda: what_changed(series, before=before, now=now))  # noqa: B023 -- runs at once
        print(f"what changed over {len(series)} series: {took * 1e3:.0f} ms, {memory:.0f} MB")
    series = all_series()
    measured = what_changed(series, before=before, now=now)
    plain = what_changed(series, before=before, now=now, dispersion=CHANCE_ALONE)
    print(f"  found of {measured.tested}: {len(measured.found)}; ", end="")
    print(f"by chance alone (plain Poisson) {len(plain.found)}")


if __name__ == "__main__":
    if not OFFENCES.exists():
        sys.exit(f"{OFFENCES} is not here; name its folder in SAMRAD_SHARED_DATA")
    compare_pairs()
    compare_all()
