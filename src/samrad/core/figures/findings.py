"""What has changed, over many series: ranked by evidence and harm, without seeing ghosts."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from samrad.core.basics.periods import Period
from samrad.core.figures import arguments
from samrad.core.figures.compared import (
    Comparison,
    Finding,
    Kind,
    as_finding,
    between,
    finding,
    untested,
)
from samrad.core.figures.dispersed import dispersion_of, tested
from samrad.core.figures.harm import HarmTable
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.multiplicity import benjamini_hochberg
from samrad.core.figures.observations import Series
from samrad.core.figures.side_by_side import Exposures, Row, pairs_of, row_of
from samrad.core.figures.verdicts import Verdict

__all__ = [
    "CHANCE_ALONE",
    "Changed",
    "Changes",
    "Comparison",
    "Finding",
    "Kind",
    "between",
    "dispersion_by_indicator",
    "finding",
    "what_changed",
]

# From fewer areas nobody knows how much areas differ.
_AREAS = 10
_MOVED = {Verdict.UP, Verdict.DOWN}
# Found changes first, then what was tested, then what could not be.
_ORDER = (
    *(Verdict.UP, Verdict.WITHIN_CHANCE, Verdict.TOO_FEW),
    *(Verdict.NOT_TESTED, Verdict.NOT_COMPARABLE, Verdict.HIDDEN),
)

# Given as dispersion, chance alone is reckoned with (plain Poisson).
CHANCE_ALONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Changed:
    """One series and what became of it.

    Attributes:
        series: What was compared.
        finding: The comparison; its verdict minds how many were compared at once.
        q: p adjusted for that (Benjamini and Hochberg), in [0, 1]; nan where nothing was
            tested.
        at_least: Cases more (or fewer, below zero) than there would be had nothing changed,
            as far as the interval vouches for; 0 where the change is within chance.
        harm: `at_least` times the weight of the indicator, in the unit of the weights.
    """

    series: Series
    finding: Finding
    q: float
    at_least: float
    harm: float


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two periods.

    Attributes:
        ranked: Every series: found changes by the size of their harm, then the others by p,
            then what could not be tested.
        tested: How many were tested, so how many q minds.
        dispersion: φ of each indicator, as used.
    """

    ranked: tuple[Changed, ...]
    tested: int
    dispersion: Mapping[str, float]

    @property
    def found(self) -> tuple[Changed, ...]:
        """Those that are no ghosts, at the share of false discoveries asked for."""
        return tuple(one for one in self.ranked if one.finding.verdict in _MOVED)


def what_changed(  # noqa: PLR0913 -- each is a choice of its own, and named
    series: Iterable[Series],
    *,
    before: Period,
    now: Period,
    exposures: Exposures | None = None,
    weights: HarmTable | Mapping[str, float] | None = None,
    dispersion: Mapping[str, float] | None = None,
    false_discoveries: float = 0.05,
) -> Changes:
    """Compare two periods of many series, and rank what has changed by evidence and harm.

    Args:
        series: One indicator of one place each.
        before: The earlier period, as it stands in the series.
        now: The later period.
        exposures: What each place was counted over in each period (inhabitants, days), above
            zero; the same for all if not given.
        weights: What a case of each indicator weighs: a table the council has adopted, or
            numbers by indicator. An indicator that is not in it weighs nothing. 1 for each
            if not given.
        dispersion: φ of each indicator, from `dispersion_by_indicator` over many areas;
            measured over the series themselves if not given. `CHANCE_ALONE` is plain
            Poisson, which finds more than there is.
        false_discoveries: Which share of what is found may be none, in (0, 1).

    Returns:
        Every series with its finding, q and harm, ranked.

    Raises:
        ValueError: An exposure is missing or not above zero; a weight is negative; a φ is
            below 1; `false_discoveries` is out of its range.

    Assumes:
        That areas of one indicator depart from their common change about alike, φ times
        as much as chance; below ten areas φ is unknown, 1 is taken, and `how.measured` says
        so. Each finding is tested against "no change", not against the change of all.

    Misleads when:
        φ is larger for large areas than for small: then small ones are found too seldom.
        Two-year averages are compared as if they were counts: give the sum of the two years.
        Periods overlap. An indicator that holds others (all offences) is ranked beside
        them. A change of all areas (a new reporting channel) fills the list: look at the
        country first.

    Source:
        Benjamini & Hochberg (1995), JRSS B 57(1), 289–300; McCullagh & Nelder (1989),
        Generalized Linear Models, 4.5 (φ). Ranking by the end of the interval nearest to
        "no change" is our own.
    """
    level = 1 - arguments.fraction("false_discoveries", false_discoveries)
    rows = [row_of(one, before, now, exposures, level=level) for one in series]
    phi = _measured(rows) if dispersion is None else dict(dispersion)
    found = _tested([_with(row, phi) for row in rows], level)
    weigh = _weights(weights)
    adjusted = benjamini_hochberg([one.p for _, one in found]).tolist()
    changed = [
        _changed(one, seen, q, weigh(one.indicator), false_discoveries)
        for (one, seen), q in zip(found, adjusted, strict=True)
    ]
    tests = sum(not math.isnan(q) for q in adjusted)
    return Changes(tuple(sorted(changed, key=_rank)), tests, phi)


def dispersion_by_indicator(
    series: Iterable[Series],
    *,
    before: Period,
    now: Period,
    exposures: Exposures | None = None,
) -> dict[str, float]:
    """How many times as much as chance areas depart from the change they have in common.

    Args:
        series: Many areas of each indicator: the municipalities of the country, say.
        before: The earlier period.
        now: The later period.
        exposures: As in `what_changed`.

    Returns:
        φ by indicator, 1 or more; an indicator with fewer than ten areas is left out.

    Raises:
        ValueError: An exposure is missing or not above zero.

    Assumes:
        Areas that would follow one common change, but for chance and reasons of their own.

    Misleads when:
        A few areas have changed very much: they raise φ for all. Then fewer changes are
        found, not more.

    Source:
        Pearson's chi-square over its degrees of freedom: McCullagh & Nelder (1989),
        Generalized Linear Models, 4.5.
    """
    rows = [row_of(one, before, now, exposures, level=0.95) for one in series]
    return _measured(rows)


def _measured(rows: Sequence[Row]) -> dict[str, float]:
    by_indicator: dict[str, list[Row]] = {}
    for row in rows:
        if row.verdict is None:
            by_indicator.setdefault(row.series.indicator, []).append(row)
    phi = {
        indicator: dispersion_of(pairs_of(some))
        for indicator, some in by_indicator.items()
        if len(some) >= _AREAS
    }
    return {name: max(one, 1.0) for name, one in phi.items() if not math.isnan(one)}


def _with(row: Row, dispersion: Mapping[str, float]) -> Row:
    phi = dispersion.get(row.series.indicator)
    if phi is None:
        return row
    return replace(row, how=replace(row.how, dispersion=phi, measured=True))


def _tested(rows: Sequence[Row], level: float) -> list[tuple[Series, Finding]]:
    some = [row for row in rows if row.verdict is None]
    phi = np.array([row.how.dispersion for row in some], dtype=np.float64)
    seen = tested(pairs_of(some), phi, level=level)
    place = iter(range(len(some)))
    return [
        (
            row.series,
            as_finding(row.before, row.now, row.how, seen, next(place))
            if row.verdict is None
            else untested(row.before, row.now, row.verdict, row.how),
        )
        for row in rows
    ]


def _weights(given: HarmTable | Mapping[str, float] | None) -> Callable[[str], float]:
    if given is None:
        return lambda _: 1.0
    if isinstance(given, HarmTable):
        counting = given.counting(police_initiated=False).tolist()
        given = dict(zip(given.categories, counting, strict=True))
    arguments.amounts("weights", list(given.values()))
    weights = defaultdict(float, given)
    return weights.__getitem__


def _changed(
    series: Series, seen: Finding, q: float, weight: float, false_discoveries: float
) -> Changed:
    if seen.verdict in _MOVED and q > false_discoveries:
        seen = replace(seen, verdict=Verdict.WITHIN_CHANCE)
    at_least = _at_least(seen) if seen.verdict in _MOVED else 0.0
    return Changed(series, seen, q, at_least, at_least * weight)


def _at_least(seen: Finding) -> float:
    """From the end of the interval nearest to no change; in cases of the later period."""
    if isinstance(seen.now, Hidden) or isinstance(seen.before, Hidden):
        return 0.0
    if seen.verdict is Verdict.UP:
        return seen.now * (1 - 1 / (1 + seen.low / 100)) if seen.low > 0 else 0.0
    return seen.before * seen.how.over_now / seen.how.over_before * min(seen.high, 0.0) / 100


def _rank(one: Changed) -> tuple[int, float, float, str, str]:
    verdict = Verdict.UP if one.finding.verdict in _MOVED else one.finding.verdict
    p = math.inf if math.isnan(one.finding.p) else one.finding.p
    return _ORDER.index(verdict), -abs(one.harm), p, one.series.indicator, one.series.place
