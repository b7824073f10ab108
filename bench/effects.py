"""Effects: each model beside R's, with the same counts in the same run.

R runs where Rscript is installed (its package sandwich for clustered errors); otherwise the
time it took elsewhere is named and said to be that. All compute on one thread, and what is
counted are the processor's seconds. Answers are compared before a time is printed; what a model
holds in memory is measured apart.
"""

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import shutil
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samrad.core.effects.difference import difference_in_differences
from samrad.core.effects.few_areas import wild_cluster_bootstrap
from samrad.core.effects.interrupted import segmented_poisson
from samrad.core.effects.placebo import placebo_dates

MONTHS, AT = 120, 84
# What R 4.2 took on a quiet machine for 650 series.
R_ELSEWHERE = 0.5
SEASONS: dict[str, Any] = {"period": 12, "harmonics": 1}
_CHANCE = np.random.default_rng(20261128)
_SERIES = """
y <- as.matrix(read.csv("{folder}/y.csv", header = FALSE))
t <- 0:(ncol(y) - 1); st <- (t >= {at}) * 1
s <- sin(2 * pi * t / 12); c <- cos(2 * pi * t / 12)
took <- system.time(seen <- apply(y, 1, function(row) {{
  g <- glm(row ~ t + st + s + c, family = quasipoisson)
  c(coef(g)[["st"]], sqrt(vcov(g)["st", "st"]))
}}))
cat(sum(took[1:2]), "\\n")
write.table(t(seen), row.names = FALSE, col.names = FALSE)
"""
_AREAS = """
suppressMessages(library(sandwich))
d <- read.csv("{folder}/y.csv", header = FALSE, col.names = c("y", "tr", "af", "area"))
took <- system.time({{
  g <- glm(y ~ tr * af, family = poisson, data = d)
  e <- sqrt(vcovCL(g, cluster = d$area, type = "HC1")["tr:af", "tr:af"])
}})
cat(sum(took[1:2]), "\\n", coef(g)[["tr:af"]], e, "\\n")
"""


def series(number: int) -> NDArray[np.int64]:
    """So many municipalities of different size, with seasons."""
    size = _CHANCE.gamma(2, 20, number)[:, None] + 1
    seasons = np.exp(0.2 * np.sin(2 * np.pi * np.arange(MONTHS) / 12))
    return _CHANCE.poisson(size * seasons)


def areas(number: int, months: int) -> NDArray[np.int64]:
    """Cases, treated, after and area: one row for each area and month."""
    area, month = np.repeat(np.arange(number), months), np.tile(np.arange(months), number)
    treated, after = area < number // 3, month >= months // 2
    own = _CHANCE.gamma(4, 0.25, (number, 2))[area, after.astype(int)]
    cases = _CHANCE.poisson(8 * own * np.exp(-0.2 * (treated & after)))
    return np.column_stack((cases, treated, after, area))


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


def in_r(script: str, table: NDArray[np.int64]) -> tuple[float, NDArray[np.float64]] | None:
    """How long R takes for the table, and what it answers; None where there is no R for it."""
    if not (program := shutil.which("Rscript")):
        return None
    with tempfile.TemporaryDirectory() as folder:
        np.savetxt(Path(folder) / "y.csv", table, delimiter=",", fmt="%d")
        file = Path(folder) / "effects.R"
        file.write_text(script.format(folder=folder, at=AT))
        ran = subprocess.run([program, file], capture_output=True, text=True, check=False)
    if ran.returncode:
        return None
    took, _, answers = ran.stdout.partition("\n")
    return float(took), np.loadtxt(answers.splitlines())


def told(name: str, took: float, memory: float) -> None:
    """One workload of ours."""
    print(f"{name}: {took * 1e3:.1f} ms, {memory:.0f} MB")


def interrupted(number: int) -> None:
    """P18: that many series of 120 months, one start, seasons."""
    many = series(number)

    def work() -> object:
        return segmented_poisson(many, at=AT, **SEASONS)

    took = seconds(work)
    told(f"{number} interrupted series of {MONTHS} months", took, peak(work))
    if there := in_r(_SERIES, many):
        seen = segmented_poisson(many, at=AT, **SEASONS)
        ours = np.column_stack((seen.coefficients[:, 2], seen.se[:, 2]))
        apart = np.abs(ours - there[1]).max()
        print(f"  R glm: {there[0]:.2f} s, ratio {there[0] / took:.0f}, {apart:.0e} apart")
    else:
        stored = R_ELSEWHERE * number / 650
        print(f"  no R here; elsewhere {stored:.1f} s, ratio {stored / took:.0f}")
    one = seconds(lambda: [segmented_poisson(row, at=AT, **SEASONS) for row in many[:100]], 3)
    print(f"  one by one: {one * 10:.2f} ms each")


def compared(number: int, months: int) -> None:
    """Areas compared, with clustered errors, and with a level of its own for each."""
    table = areas(number, months)
    cases, treated, after, area = table.T

    def work() -> object:
        return difference_in_differences(cases, treated, after, cluster=area)

    took = seconds(work)
    told(f"{number} areas compared over {months} months", took, peak(work))
    if there := in_r(_AREAS, table):
        seen = difference_in_differences(cases, treated, after, cluster=area)
        apart = np.abs(np.array((seen.estimate, seen.se_robust)) - there[1]).max()
        print(
            f"  R glm, vcovCL: {there[0]:.2f} s, ratio {there[0] / took:.0f}, {apart:.0e} apart"
        )
    else:
        print("  R or its package sandwich is not here")
    levels = (area, np.tile(np.arange(months), number))

    def with_levels() -> object:
        return difference_in_differences(
            cases, treated, after, cluster=area, fixed_effects=levels
        )

    took = seconds(with_levels, 3)
    told("  with a level for each area and month", took, peak(with_levels))


def with_few() -> None:
    """What has no peer here."""
    cases, treated, after, area = areas(20, 24).T

    def bootstrap() -> object:
        return wild_cluster_bootstrap(cases, treated, after, cluster=area, seed=1)

    told("wild bootstrap of 20 areas, with interval", seconds(bootstrap, 3), peak(bootstrap))
    one = series(1)[0]

    def placebo() -> object:
        return placebo_dates(one, at=AT, **SEASONS)

    told("placebo dates of one series", seconds(placebo, 3), peak(placebo))


if __name__ == "__main__":
    interrupted(650)
    interrupted(1000)
    compared(650, 60)
    with_few()
