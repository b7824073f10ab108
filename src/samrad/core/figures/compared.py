"""One honest finding about two figures: how much, how sure, and what may be said of it.

A finding is a value. The page words it, in the reader's language, by its kind and verdict.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from samrad.core.figures import arguments
from samrad.core.figures.dispersed import Pairs, Tested, percent, tested
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Figure, MethodBreak, Unit
from samrad.core.figures.span import Spans
from samrad.core.figures.verdicts import Verdict


class Kind(StrEnum):
    """What was compared."""

    # Cases of two periods that are equally long.
    COUNTS = "counts"
    # Cases over what they were counted over: days, inhabitants.
    RATES = "rates"
    # Something that is not counted one by one; told without a test.
    LEVELS = "levels"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Under what conditions two figures are compared.

    Attributes:
        over_before: What the earlier figure was counted over, above zero.
        over_now: The same of the later, in the same unit.
        dispersion: How many times as much as chance such figures vary; 1 or more.
        measured: Whether that was measured, over many areas.
        breaks: The method breaks between the two.
        level: How sure the finding is to be, in (0, 1).
        unit: What one of the figures is.

    Raises:
        ValueError: A number is out of its range.
    """

    over_before: float = 1.0
    over_now: float = 1.0
    dispersion: float = 1.0
    measured: bool = False
    breaks: tuple[MethodBreak, ...] = ()
    level: float = 0.95
    unit: Unit = Unit.CASES

    def __post_init__(self) -> None:
        for name in ("over_before", "over_now"):
            if not (math.isfinite(over := getattr(self, name)) and over > 0):
                raise ValueError(f"{name}: {over} is not above zero")
        if self.over_before != self.over_now:
            arguments.in_one_unit(self.over_before, self.over_now)
        arguments.fraction("level", self.level)
        if not (math.isfinite(self.dispersion) and self.dispersion >= 1):
            raise ValueError(f"dispersion: {self.dispersion} is less than chance, or unknown")

    @property
    def kind(self) -> Kind:
        """What is compared."""
        if self.unit not in {Unit.CASES, Unit.PERSONS}:
            return Kind.LEVELS
        return Kind.COUNTS if self.over_before == self.over_now else Kind.RATES


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison of two figures.

    Attributes:
        kind: What was compared.
        now: The later figure, or why it is not shown.
        before: The earlier figure, or why it is not shown.
        percent: The change of the rate in per cent, -100 or more; infinite where nothing
            was there before, nan where it is unknown or may not be told.
        low: Lower end of its interval, in per cent; nan where nothing was tested.
        high: Upper end of its interval, in per cent.
        p: Two-sided p of no change, in [0, 1]; nan where nothing was tested.
        verdict: What may be said.
        how: Under what conditions the two were compared. Where `how.measured` is False,
            chance alone was reckoned with, and the finding may be too sure of itself.
    """

    kind: Kind
    now: Figure
    before: Figure
    percent: float
    low: float
    high: float
    p: float
    verdict: Verdict
    how: Comparison


PLAIN = Comparison()


def finding(before: Figure, now: Figure, how: Comparison = PLAIN) -> Finding:
    """Compare two figures and say what may be said of it.

    Args:
        before: The earlier figure, 0 or more, or why it is not shown.
        now: The later figure, or why it is not shown.
        how: Under what conditions they are compared.

    Returns:
        The finding. Hidden figures, a method break between the two, and units that are not
        counted each have a verdict of their own, and no p.

    Raises:
        ValueError: A figure is not a number, infinite or negative.

    Assumes:
        What `change.compare_counts` assumes. With a dispersion φ above 1: that such a figure
        tells as much as one φ times smaller would in a world of chance alone.

    Misleads when:
        `measured` is False and the cases come in strings: see `change.compare_counts`.

    Source:
        As `change.compare_counts`; with a dispersion, Clopper and Pearson's limits at the
        effective count, as Korn & Graubard (1998), Survey Methodology 24(2), 193–201, do
        for surveys.
    """
    if how.breaks:
        return untested(before, now, Verdict.NOT_COMPARABLE, how)
    if isinstance(before, Hidden) or isinstance(now, Hidden):
        return untested(before, now, Verdict.HIDDEN, how)
    arguments.amounts("before", before)
    arguments.amounts("now", now)
    pairs = _pairs(before, now, how)
    if how.kind is Kind.LEVELS:
        seen = untested(before, now, Verdict.NOT_TESTED, how)
        return replace(seen, percent=float(percent(pairs)[0]))
    rows = tested(pairs, np.array([how.dispersion]), level=how.level)
    return as_finding(before, now, how, rows, 0)


def between(spans: Spans, before: int, now: int, how: Comparison = PLAIN) -> Finding:
    """Compare the same period of two years by day, breaks and parts of periods minded.

    Args:
        spans: The same calendar span in several years, from `span.same_period`.
        before: The earlier year.
        now: The later year.
        how: Level, dispersion and unit; days and breaks are those of the spans.

    Returns:
        The finding, by day: a leap year's day more does not make a rise. A part of a period
        and a method break have verdicts of their own.

    Raises:
        ValueError: A year is not among the spans.

    Assumes:
        What `change.compare_counts` assumes, and that a day more or less, a weekend or a
        holiday in one of the spans weighs no more than another day.

    Misleads when:
        The span is short and a holiday moved: look at `Spans.moved` and `Span.open_days`.

    Source:
        As `finding`.
    """
    earlier, later = spans.of(before), spans.of(now)
    conditions = replace(
        how,
        over_before=float(earlier.days),
        over_now=float(later.days),
        breaks=spans.breaks_between(before, now),
    )
    return finding(earlier.figure, later.figure, conditions)


def as_finding(before: Figure, now: Figure, how: Comparison, rows: Tested, at: int) -> Finding:
    """The finding in row `at` of what was tested."""
    return Finding(
        kind=how.kind,
        now=now,
        before=before,
        percent=float(rows.percent[at]),
        low=float(rows.low[at]),
        high=float(rows.high[at]),
        p=float(rows.p[at]),
        verdict=Verdict(str(rows.verdict[at])),
        how=how,
    )


def untested(before: Figure, now: Figure, verdict: Verdict, how: Comparison) -> Finding:
    """A finding that says why nothing was tested."""
    unknown = (math.nan, math.nan, math.nan, math.nan)
    return Finding(how.kind, now, before, *unknown, verdict, how)


def _pairs(before: float, now: float, how: Comparison) -> Pairs:
    columns = (before, now, how.over_before, how.over_now)
    earlier, later, over_before, over_now = (np.array([float(one)]) for one in columns)
    return Pairs(earlier, later, over_before, over_now)
