"""How long tables of a million cells take to read, and how much memory, beside other readers.

    make bench                           with the times of the other readers as noted below
    PEERS=python3 … bench/parsing.py     with those readers, where that Python has them

The readers are pyjstat (JSON-stat) and pyaxis (PX). They run in a process of their own, because
they are no part of the project, and read the very same file. Work is counted and not time on
the clock, the best of three; the answers are compared by their sum and their gaps.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import json
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from samrad.core.figures.cubes import Cube, Dimension
from samrad.gateways.pxweb.parse import parse_jsonstat, parse_px
from samrad.gateways.pxweb.write import jsonstat

# Municipalities, groups of offences, years and months: 1.43 million cells.
SHAPE = (357, 16, 25, 10)
# Seconds of work on another machine, from an earlier run.
STORED = {"pyjstat": 3.57, "pyaxis": 1.28}
PEER = """
import sys, time, warnings
warnings.simplefilter("ignore")
kind, file = sys.argv[1:]
began = time.process_time()
if kind == "pyjstat":
    from pyjstat import pyjstat
    began = time.process_time()
    frame = pyjstat.Dataset.read(open(file, encoding="utf-8").read()).write("dataframe")
    values = frame["value"]
else:
    from pyaxis import pyaxis
    began = time.process_time()
    frame = pyaxis.parse(uri=file, encoding="utf-8")["DATA"]
    import pandas
    values = pandas.to_numeric(frame["DATA"], errors="coerce")
print(time.process_time() - began, float(values.sum()), int(values.isna().sum()))
"""


def table() -> Cube:
    """Offences as they are: small numbers, some large, and some that are not shown."""
    axes = tuple(
        Dimension(name, name, codes, codes)
        for name, size in zip(("place", "crime", "year", "month"), SHAPE, strict=True)
        for codes in [tuple(f"{name}{number}" for number in range(size))]
    )
    chance = np.random.default_rng(5)
    values = chance.poisson(chance.gamma(0.6, 400, int(np.prod(SHAPE)))).astype(np.float64)
    values[chance.random(values.size) < 0.02] = np.nan
    return Cube("Offences", axes, values)


def px(cube: Cube) -> bytes:
    """The table as a PX file."""
    head = ['CODEPAGE="utf-8";', 'LANGUAGE="en";', 'STUB="place","crime";']
    head += ['HEADING="year","month";']
    for one in cube.dimensions:
        head.append(
            f'VALUES("{one.label}")=' + ",".join(f'"{text}"' for text in one.codes) + ";"
        )
    texts = ['".."' if np.isnan(value) else f"{value:.0f}" for value in cube.values.tolist()]
    width = SHAPE[2] * SHAPE[3]
    rows = (" ".join(texts[start : start + width]) for start in range(0, len(texts), width))
    return "\n".join([*head, "DATA=", *rows, ";"]).encode()


def seconds(read: Callable[[], object]) -> float:
    """The least work of three times."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        read()
        best = min(best, time.process_time() - began)
    return best


def peak(read: Callable[[], object]) -> float:
    """The most memory it takes at once, in megabytes, beside the file itself."""
    tracemalloc.start()
    read()
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return most


def peer(name: str, data: bytes, cube: Cube) -> tuple[float, str]:
    """What the other reader takes, and whether it was asked now."""
    python = os.environ.get("PEERS")
    if not python:
        return STORED[name], "stored time"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table"
        file.write_bytes(data)
        command = [python, "-c", PEER, name, str(file)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        return STORED[name], f"stored time; it failed: {ran.stderr.strip().splitlines()[-1]}"
    took, total, gaps = map(float, ran.stdout.split())
    same = total == np.nansum(cube.values) and gaps == np.isnan(cube.values).sum()
    return took, "the same answer" if same else "ANOTHER ANSWER"


def main() -> None:
    """Print a line for each kind of file."""
    cube = table()
    plain = json.loads(jsonstat(cube))
    plain.pop("status")
    plain.pop("extension")
    files: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
        "pyjstat": (json.dumps(plain, separators=(",", ":")).encode(), parse_jsonstat),
        "pyaxis": (px(cube), parse_px),
    }
    for name, (data, read) in files.items():
        ours = seconds(partial(read, data))
        most = peak(partial(read, data))
        theirs, how = peer(name, data, cube)
        print(
            f"{cube.size:,} cells, {len(data) / 1e6:.1f} MB: "
            f"{ours * 1000:.0f} ms, {most:.0f} MB; "
            f"{name} {theirs:.2f} s ({how}): {theirs / ours:.0f} times"
        )


if __name__ == "__main__":
    main()
