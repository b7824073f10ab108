"""What one cell says: a number, a number that is hidden, or nothing one may guess."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.figures.files.grids import NOT_COMPUTED, Raw
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Unit

# Spaces that part thousands: the plain one, the one that does not break, the narrow ones.
_SPACES = re.compile("[ \u00a0\u2007\u2009\u202f']")
_WHOLE = re.compile(r"[+-]?\d+")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_POINT = re.compile(r"[+-]?\d+\.\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
_PARTED = re.compile(r"[+-]?\d{1,3}( \d{3})+(,\d+)?")
_FEW = re.compile(
    r"(<|≤|<=|under|färre än|færre enn)\s*\d{1,2}|\d\s*[-–]\s*\d|[:*x]", re.IGNORECASE
)
_NOT_THERE = re.compile(r"\.{1,3}|n/?a|ikke tall|uppgift saknas", re.IGNORECASE)
_ODD = re.compile(r"[+-]?(nan|inf(inity)?|#[a-z0-9/!?]+)", re.IGNORECASE)
# What no count is: more than this is a slip of the finger, or a number for something else.
LARGEST = 1e12
# Of these there can be fewer than none: a result in kroner, a change in points.
_BELOW_ZERO = frozenset({Unit.KRONER, Unit.POINTS})


class Blank(StrEnum):
    """What an empty cell of a file means, which only who made it knows."""

    NOT_COLLECTED = "not_collected"
    TOO_FEW = "too_few"
    ZERO = "zero"


class Wrong(StrEnum):
    """Why a cell is no figure."""

    NO_NUMBER = "no_number"
    NOT_FINITE = "not_finite"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large_number"
    DASH = "dash"
    THOUSANDS_OR_PART = "thousands_or_part"
    NO_VALUE = "no_value"


_NO_NUMBER = {
    "": Wrong.NO_NUMBER,
    "-": Wrong.DASH,
    "–": Wrong.DASH,
    "—": Wrong.DASH,
    NOT_COMPUTED: Wrong.NO_VALUE,
}


@dataclass(frozen=True, slots=True)
class Writing:
    """How a file writes its numbers.

    Attributes:
        blank: What an empty cell means.
        points: Whether a point parts thousands (True) or begins a fraction (False); None where
            the file does not tell: then "1.234" is not guessed.
        unit: What one of a figure is.
    """

    blank: Blank = Blank.NOT_COLLECTED
    points: bool | None = None
    unit: Unit = Unit.CASES


def how_points_are_used(cells: Iterable[Raw]) -> bool | None:
    """Whether points part thousands in these cells; None where nothing tells.

    A comma in a number, or a point twice in one, says that they do; a point with other than
    three digits after it, that they do not.
    """
    for cell in cells:
        if isinstance(cell, str):
            text = _SPACES.sub("", cell.strip())
            if _COMMA.fullmatch(text) or (text.count(".") > 1 and _THOUSANDS.fullmatch(text)):
                return True
            if _POINT.fullmatch(text) and not _THOUSANDS.fullmatch(text):
                return False
    return None


def figure_in(cell: Raw, writing: Writing) -> Figure | Wrong:
    """The figure a cell holds, or why it is none."""
    if isinstance(cell, date):
        return Wrong.NO_NUMBER
    if isinstance(cell, float):
        return _checked(cell, writing.unit)
    text = " ".join(cell.split()) if cell else ""
    if writing.unit is Unit.PERCENT:
        text = text.removesuffix("%").rstrip()
    if not text:
        return 0.0 if writing.blank is Blank.ZERO else Hidden(Why(writing.blank))
    if why := _why_hidden(text):
        return Hidden(why)
    number = _number(text, writing)
    return number if isinstance(number, Wrong) else _checked(number, writing.unit)


def _why_hidden(text: str) -> Why | None:
    if _NOT_THERE.fullmatch(text):
        return Why.NOT_COLLECTED
    return Why.TOO_FEW if _FEW.fullmatch(text) else None


def looks_like_a_number(cell: Raw) -> bool:
    """Whether a cell holds a number, however it is written."""
    if isinstance(cell, float):
        return True
    return isinstance(cell, str) and not isinstance(_number(cell.strip(), Writing()), Wrong)


def could_be_a_figure(cell: Raw) -> bool:
    """Whether a cell holds a number, or says that one is hidden or was not collected."""
    if looks_like_a_number(cell):
        return True
    return isinstance(cell, str) and _why_hidden(cell.strip()) is not None


def _number(text: str, writing: Writing) -> float | Wrong:
    if text in _NO_NUMBER:
        return _NO_NUMBER[text]
    if _ODD.fullmatch(text):
        return Wrong.NOT_FINITE
    if " " in _SPACES.sub(" ", text) and not _PARTED.fullmatch(_SPACES.sub(" ", text)):
        return Wrong.NO_NUMBER
    text = _SPACES.sub("", text).replace("−", "-")
    if _THOUSANDS.fullmatch(text):
        if writing.points is None:
            return Wrong.THOUSANDS_OR_PART
        text = text.replace(".", "") if writing.points else text
    if _WHOLE.fullmatch(text) or _POINT.fullmatch(text):
        return float(text)
    return float(text.replace(",", ".")) if _COMMA.fullmatch(text) else Wrong.NO_NUMBER


def _checked(number: float, unit: Unit) -> float | Wrong:
    if not math.isfinite(number):
        return Wrong.NOT_FINITE
    if number < 0 and unit not in _BELOW_ZERO:
        return Wrong.NEGATIVE
    return Wrong.TOO_LARGE if abs(number) > LARGEST else number
