"""Alarms for a thousand series, beside R's surveillance in the same run.

Both sides do the same work on the same counts with one thread, and what they answer is
compared. Times are those of the processor, so that a busy machine matters little. Without R
(`r-cran-surveillance` of Debian) the time once measured stands in, and the row says so.
"""

import os

# Before NumPy starts its threads.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import shutil
import statistics
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.alarms import Alarms, farrington, poisson_cusum

WEEKS = 520
_R = """
suppressMessages(library(surveillance))
told <- commandArgs(TRUE)
counts <- t(as.matrix(read.csv(told[1], header = FALSE)))
dimnames(counts) <- NULL
series <- sts(counts, frequency = 52)
took <- system.time(answer <- suppressWarnings({call}))
cat(sum(took[1:2]), "\\n")
write.table(t(upperbound(answer)), told[2], sep = ",", row.names = FALSE, col.names = FALSE)
"""
_FARRINGTON = """farringtonFlexible(series, list(range = {range}, b = 5, w = 3, noPeriods = 10,
    pastWeeksNotIncluded = 26, pThresholdTrend = 1, glmWarnings = FALSE))"""
_CUSUM = "cusum(series, list(range = 53:520, k = 1.04, h = 2.26), verbose = FALSE)"


@dataclass(frozen=True, slots=True)
class Work:
    """One row of the table: what is done, here and in R, and what R once took."""

    id: str
    what: str
    counts: NDArray[np.int64]
    here: Callable[[NDArray[np.int64]], Alarms]
    in_r: str
    once: float


def counts(series: int) -> NDArray[np.int64]:
    """Series like those of a police district: some quiet, some busy, all with a season."""
    chance = np.random.default_rng(5)
    mean = chance.uniform(1, 30, (series, 1))
    wave = np.exp(0.3 * np.sin(2 * np.pi * np.arange(WEEKS) / 52))
    return chance.negative_binomial(mean * wave, 0.5)


def in_r(work: Work, folder: Path) -> tuple[float, NDArray[np.float64]] | None:
    """Seconds and upper limits of R, or None where R is not there."""
    program = shutil.which("Rscript")
    if program is None:
        return None
    script, told, answered = folder / "work.R", folder / "counts.csv", folder / "upper.csv"
    script.write_text(_R.replace("{call}", work.in_r))
    np.savetxt(told, work.counts, fmt="%d", delimiter=",")
    ran = subprocess.run(
        [program, script, told, answered], capture_output=True, text=True, check=False
    )
    if ran.returncode:
        return None
    upper = np.genfromtxt(answered, delimiter=",", missing_values="NA")
    return float(ran.stdout), upper.reshape(len(work.counts), -1)


def here(work: Work) -> tuple[float, float, Alarms]:
    """Seconds (median of five), the peak of memory in MB, and the answer."""
    answer, took = work.here(work.counts), []
    for _ in range(5):
        began = time.process_time()
        work.here(work.counts)
        took.append(time.process_time() - began)
    tracemalloc.start()
    work.here(work.counts)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return statistics.median(took), peak, answer


def report(work: Work) -> None:
    """Print one row."""
    took, peak, answer = here(work)
    with tempfile.TemporaryDirectory() as folder:
        peer = in_r(work, Path(folder))
    if peer is None:
        seconds, same = work.once, "not compared: R is not here, its time is the stored one"
    else:
        seconds, upper = peer
        np.testing.assert_allclose(answer.upper, upper, rtol=1e-6, atol=1e-9)
        same = f"{upper.size} limits equal within 1e-6"
    print(
        f"{work.id:<4}{work.what:<46}{1000 * took:>8.1f} ms{seconds:>8.2f} s"
        f"{seconds / took:>7.0f} ×{peak:>7.1f} MB  {same}"
    )


def main() -> None:
    """Print the table."""
    print(f"{'':<50}{'here':>11}{'R':>10}{'ratio':>9}{'peak':>10}")
    every = counts(1000)
    newest, years = _FARRINGTON.format(range=WEEKS), _FARRINGTON.format(range="417:520")
    report(Work("P1", "Farrington, 1 000 series, newest week", every, farrington, newest, 5.67))
    report(
        Work(
            "P2",
            "Farrington, 20 series, each of 104 weeks",
            every[:20],
            lambda seen: farrington(seen, at=np.arange(416, WEEKS)),
            years,
            11.8,
        )
    )
    report(
        Work(
            "P3",
            "CUSUM, 1 000 series, 468 weeks",
            every,
            lambda seen: poisson_cusum(seen, start=52, k=1.04, h=2.26),
            _CUSUM,
            1.72,
        )
    )


if __name__ == "__main__":
    main()
