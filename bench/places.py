"""Where and when: each method beside its peer, with the same points in the same run.

Peers in R (spdep, MASS) run where Rscript is installed, SciPy's kernel density always. Others
(SpatialKDE, NearRepeat, aoristic) are not packaged; for them stands what they took on another
machine, and the ratio then only tells the order of size. All compute on one thread, and what
is counted are the processor's seconds, which others at work on the machine change little.
Answers are compared before a time is printed; what a method holds in memory is measured apart.
"""

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import shutil
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import gaussian_kde

from samrad.core.places.density import kernel_density
from samrad.core.places.hotspots import gi_star
from samrad.core.places.neighbours import neighbours_within
from samrad.core.places.repeats import knox
from samrad.core.places.weekclock import aoristic

_CHANCE = np.random.default_rng(20261128)
# Ten thousand events on ten kilometres: half anywhere, half around forty corners.
_CORNERS = _CHANCE.uniform(0, 10_000, (40, 2))
_SPREAD = _CORNERS[_CHANCE.integers(0, 40, 5_000)] + _CHANCE.normal(0, 150, (5_000, 2))
X, Y = np.concatenate((_CHANCE.uniform(0, 10_000, (5_000, 2)), _SPREAD)).T
VALUES = _CHANCE.poisson(3, X.size)
GRID = np.linspace(0, 10_000, 200)
DAY = _CHANCE.integers(0, 730, 2_000)
BAND, WIDTH, RADIUS = 150.0, 800.0, 500.0
SPACE, WHEN = (0, 100, 200, 300, 400, 500), (0, 4, 8, 15, 29)
_R = """
suppressMessages({{library(spdep); library(MASS)}})
d <- read.csv("{folder}/points.csv")
timed <- function(f) cat(min(sapply(1:3, function(i) sum(system.time(f())[1:2]))), "\\n")
timed(function() {{
  nb <- dnearneigh(cbind(d$x, d$y), 0, {band})
  z <<- localG(d$v, nb2listw(include.self(nb), style = "B"))
}})
timed(function() k <<- kde2d(d$x, d$y, h = 4 * {width}, n = 200, lims = c(0, 1e4, 0, 1e4))$z)
write.table(as.numeric(z), "{folder}/z.txt", row.names = FALSE, col.names = FALSE)
write.table(as.numeric(k), "{folder}/k.txt", row.names = FALSE, col.names = FALSE)
"""


@dataclass(frozen=True)
class Peer:
    """Who else does it, in how many seconds, and with which answer if it is here."""

    name: str
    seconds: float
    answer: NDArray[np.float64] | None = None


def gi() -> NDArray[np.float64]:
    """P10: finding the neighbours too."""
    return gi_star(VALUES, neighbours_within(X, Y, band=BAND)).z


def gaussian() -> NDArray[np.float64]:
    """P11."""
    return kernel_density(X, Y, GRID, GRID, bandwidth=WIDTH)


def quartic() -> NDArray[np.float64]:
    """P12: a radius of ten cells."""
    return kernel_density(X, Y, GRID, GRID, bandwidth=RADIUS, kernel="quartic")


def near_repeats() -> NDArray[np.float64]:
    """P13."""
    several = slice(None, None, 5)
    seen = knox(X[several], Y[several], DAY, space_bands=SPACE, time_bands=WHEN, seed=1)
    return seen.observed.astype(np.float64)


def week_clock(
    start: NDArray[np.datetime64], end: NDArray[np.datetime64]
) -> Callable[[], object]:
    """P14."""
    return lambda: aoristic(start, end, tz="Europe/Oslo")


def burglaries() -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """20 500 spans of a year: most a night or a working day, some a holiday, some unknown."""
    minutes = _CHANCE.integers(0, 366 * 1440, 20_500)
    start = np.datetime64("2024-01-01T00:00") + minutes.astype("timedelta64[m]")
    lengths = np.minimum(_CHANCE.lognormal(5.8, 1.3, start.size), 30 * 1440).astype(np.int64)
    end = start + lengths.astype("timedelta64[m]")
    end[::25] = np.datetime64("NaT")
    return start, end


def scipy_density() -> Peer:
    """SciPy's density with the same bandwidth in both directions."""
    cloud = np.vstack((X, Y))
    kernel = gaussian_kde(cloud)
    kernel.covariance = np.eye(2) * WIDTH**2
    kernel.cho_cov = np.linalg.cholesky(kernel.covariance)
    kernel.log_det = 2 * np.log(np.diag(kernel.cho_cov * np.sqrt(2 * np.pi))).sum()
    places = np.array(np.meshgrid(GRID, GRID, indexing="ij")).reshape(2, -1)
    began = time.process_time()
    answer = kernel(places)
    return Peer("SciPy", time.process_time() - began, answer.reshape(GRID.size, GRID.size))


def in_r() -> list[Peer | None]:
    """What spdep and MASS take and say, or nothing where there is no R."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return [None, None]
    with tempfile.TemporaryDirectory() as folder:
        table = np.column_stack((X, Y, VALUES))
        np.savetxt(
            f"{folder}/points.csv", table, "%.17g", delimiter=",", header="x,y,v", comments=""
        )
        script = Path(folder) / "peers.R"
        script.write_text(_R.format(folder=folder, band=BAND, width=WIDTH))
        ran = subprocess.run([rscript, script], capture_output=True, text=True, check=False)
        if ran.returncode:
            print("R without spdep or MASS:", ran.stderr.strip().splitlines()[-1:])
            return [None, None]
        spdep, mass = map(float, ran.stdout.split())
        z, k = (np.loadtxt(f"{folder}/{name}.txt") for name in "zk")
    # R writes column by column.
    return [Peer("spdep", spdep, z), Peer("MASS", mass, k.reshape(200, 200).T)]


def bowl_by_bowl() -> NDArray[np.float64]:
    """The quartic surface, one event after the other: what the blocks must agree with."""
    surface = np.zeros((GRID.size, GRID.size))
    for x, y in zip(X, Y, strict=True):
        apart = ((GRID - x) ** 2)[:, None] + (GRID - y) ** 2
        surface += 15 / 16 * np.where(apart < RADIUS**2, 1 - apart / RADIUS**2, 0) ** 2
    return surface


def row(name: str, ours: Callable[[], object], peers: list[Peer | None]) -> None:
    """Print what it takes beside each peer, and the memory beyond what was there before."""
    answer = ours()
    times = []
    for _ in range(7):
        began = time.process_time()
        ours()
        times.append(time.process_time() - began)
    took = min(times)
    tracemalloc.start()
    ours()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"{name:<44}{1000 * took:9.1f} ms{peak:8.1f} MB")
    for peer in filter(None, peers):
        note = "stored, another machine"
        if peer.answer is not None:
            np.testing.assert_allclose(answer, peer.answer, rtol=1e-9, atol=1e-15)
            note = "same run, same answer"
        ratio = f"{peer.seconds / took:8.0f} × ({note})"
        print(f"{'  ' + peer.name:<44}{1000 * peer.seconds:9.1f} ms{ratio}")


def main() -> None:
    """Each workload once, the largest last."""
    spdep, mass = in_r()
    row("P10 Gi* of 10 000 points, neighbours found", gi, [spdep or Peer("spdep", 1.78)])
    row("P11 gaussian, 10 000 × 200²", gaussian, [mass or Peer("MASS", 0.294), scipy_density()])
    np.testing.assert_allclose(quartic(), bowl_by_bowl(), rtol=1e-9, atol=1e-9)
    row("P12 quartic, 10 000 × 40 000 cells", quartic, [Peer("SpatialKDE", 37.7)])
    row("P13 near repeats, 2 000 × 999", near_repeats, [Peer("NearRepeat", 80.5)])
    row("P14 week clock, 20 500 spans", week_clock(*burglaries()), [Peer("aoristic", 39.2)])


if __name__ == "__main__":
    main()
