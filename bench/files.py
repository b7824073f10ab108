"""What it costs to look through a file: work and memory, for typical files and bombs.

Each file goes into a room of its own. Work is counted and not time on the clock, so that a busy
machine does not change the figures; memory is the most any room took so far.
"""

import io
import resource
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PIL import Image

from samrad.core.basics.refusals import Refused
from samrad.gateways.papers.entering import look_through

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from attacks.hostile import ENDLESS, HOSTILE
from making import docx, paragraph, pdf, xlsx

ON = date(2026, 11, 27)
_LINE = "Møtet 14. mai drøftet trygghet i sentrum, lys ved stasjonen og 702 anmeldte forhold."


def _picture() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((6000, 4000), 40).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


TYPICAL: Mapping[str, Callable[[], bytes]] = {
    "text of one page": lambda: f"{_LINE}\n".encode() * 45,
    "Word, 20 pages": lambda: docx(paragraph(_LINE) * 400),
    "Excel, 40 000 cells": lambda: xlsx([[_LINE, 7, 45_824, 12_345_678]] * 10_000),
    "PDF, 20 pages": lambda: pdf(*["\n".join([_LINE] * 45)] * 20),
    "PDF, 100 pages": lambda: pdf(*["\n".join([_LINE] * 45)] * 100),
    "a telephone's picture": _picture,
}


def _work(content: bytes) -> float:
    before = _used()
    try:
        look_through(content, "fil", on=ON)
    except Refused as refused:
        del refused  # A refusal is an answer like any other here.
    return _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    for name, make in TYPICAL.items():
        print(f"{name:24} {_work(make()):5.2f} s of work, {_megabytes():4.0f} MB at most")
    hostile = {name: _work(make()) for name, (make, _) in HOSTILE.items()}
    worst = max(hostile, key=lambda name: hostile[name])
    print(
        f"{len(hostile)} hostile files: {sum(hostile.values()):.1f} s of work, the worst"
        f" {hostile[worst]:.2f} s ({worst}), {_megabytes():.0f} MB at most"
    )
    for name, make in ENDLESS.items():
        print(f"{name:24} {_work(make()):5.2f} s of work, {_megabytes():4.0f} MB at most")
