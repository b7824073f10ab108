"""Drawing a chart: for the page, as a picture, for a document."""

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import Literal

import vl_convert

from samrad.web.kit.charts.colours import NAMES
from samrad.web.kit.charts.values import Chart

_COLOUR = re.compile(r'"(#[0-9a-f]{6})"')
_SIZE = re.compile(r'^<svg([^>]*?) width="[\d.]+" height="[\d.]+"')
_PAPER = re.compile(r'<rect width="[\d.]+" height="[\d.]+" fill="[^"]+"/>')
_LINE = re.compile(r' d="([^"]+)"')
_FINER = re.compile(r"(\.\d)\d+")
# What holds the points of a layer is nothing to be read by itself.
_HOLDER = re.compile(
    r' role="graphics-(?:object|symbol)" aria-roledescription="[^"]*container"'
)
_MARK = re.compile(r'(<[a-z]+ aria-label="([^"]*)" role="graphics-symbol"[^>]*?)(/?)>')
# How much finer a picture is than the screen's points, so that it prints.
_FINE = 2.0
_KEPT = 512


@dataclass(frozen=True, slots=True)
class _Known:
    """A chart known again by all that is in it: nobody is shown what another may see."""

    mark: bytes
    chart: Chart = field(compare=False)


def svg(chart: Chart) -> str:
    """The chart as a picture of its own, in the colours of paper."""
    return _drawn(_Known(sha256(repr(chart).encode()).digest(), chart))


def png(chart: Chart) -> bytes:
    """The chart as PNG, fine enough to print."""
    drawn: bytes = vl_convert.vegalite_to_png(
        _canonical(chart), scale=_FINE, format_locale=_locale(chart.words.language)
    )
    return drawn


def on_page(chart: Chart) -> str:
    """The chart to stand in a page: as wide as it may be, its points to be walked by keyboard.

    One stop of the tabulator leads into it; `charts.js` walks on with the arrow keys. Without
    it the points still say what they are when a pointer rests on them.
    """
    drawn = _PAPER.sub("", svg(chart), count=1)
    drawn = _COLOUR.sub(lambda found: f'"{_named(found[1])}"', drawn)
    drawn = _SIZE.sub(r"<svg\1", drawn, count=1)
    # A tenth of a point is finer than a screen shows; a map is half as heavy for it.
    drawn = _LINE.sub(lambda line: _FINER.sub(r"\1", line[0]), drawn)
    drawn = drawn.replace(' version="1.1" class="marks"', ' class="chart-drawing"', 1)
    name = escape(chart.words.title)
    drawn = drawn.replace("<svg", f'<svg role="group" aria-label="{name}"', 1)
    return _MARK.sub(_to_be_walked, _HOLDER.sub("", drawn))


def _to_be_walked(mark: re.Match[str]) -> str:
    words, end = mark[2], mark[3]
    opened = mark[1].replace('role="graphics-symbol"', 'role="img"')
    tag = mark[1][1:].split(" ", 1)[0]
    title = f"<title>{words}</title>"
    start = f'{opened} tabindex="-1" class="chart-point">{title}'
    return f"{start}</{tag}>" if end else start


def _named(colour: str) -> str:
    return f"var(--chart-{NAMES[colour]})" if colour in NAMES else colour


def _canonical(chart: Chart) -> str:
    from samrad.web.kit.charts.specs import spec_of  # noqa: PLC0415 -- Altair loads for a second

    return json.dumps(spec_of(chart), sort_keys=True, ensure_ascii=False)


def _locale(language: str) -> Literal["en-GB", "sv-SE"]:
    """How edges write numbers; Norwegian as Swedish, which the library knows."""
    return "en-GB" if language == "en" else "sv-SE"


@lru_cache(maxsize=_KEPT)
def _drawn(known: _Known) -> str:
    """Drawn once: to write the specification takes as long as to draw it."""
    locale = _locale(known.chart.words.language)
    drawn: str = vl_convert.vegalite_to_svg(_canonical(known.chart), format_locale=locale)
    return drawn
