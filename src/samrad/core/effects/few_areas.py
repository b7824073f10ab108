"""How sure one may be with few areas, or with one that was treated."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samrad.core.effects import comparing, counting, ways
from samrad.core.effects.comparing import Table
from samrad.core.effects.robust import cluster_sums
from samrad.core.effects.ways import FewAreas
from samrad.core.figures import arguments, designs
from samrad.core.figures.arguments import Numbers


def wild_cluster_bootstrap(  # noqa: PLR0913 -- a table's columns
    counts: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    cluster: ArrayLike,
    exposure: ArrayLike | None = None,
    covariates: ArrayLike | None = None,
    fixed_effects: Sequence[ArrayLike] = (),
    level: float = 0.95,
    draws: int = 4095,
    seed: int | np.random.Generator,
) -> FewAreas:
    """As `difference_in_differences`, with an interval for five to thirty areas.

    Args:
        counts: Cases, one row for each area and period, shape (n,); whole numbers.
        treated: Whether the row's area had the measure at any time, 1 or 0, shape (n,).
        after: Whether the row's period is after the start, 1 or 0, shape (n,).
        cluster: Which rows hang together (the area's code), shape (n,).
        exposure: What each was counted over (inhabitants, days), shape (n,), above zero.
        covariates: What else explains the counts, shape (n,) or (n, columns).
        fixed_effects: Labels, shape (n,) each, of which every one has its own level.
        level: How sure the interval is to be, in (0, 1).
        draws: How many ways are drawn where there are more than 4 096 (twelve areas), 99 or
            more.
        seed: Where chance begins: a whole number, or a generator.

    Returns:
        The ratio, its p and the ratios that are not refused at that level. Were there no
        effect, what each area adds to the score could as well have had the other sign: p is
        how often that would pull as far.

    Raises:
        ValueError: As in `difference_in_differences`, or `draws` is out of its range.

    Assumes:
        What `difference_in_differences` assumes; several areas of either sort, of not too
        different size.

    Misleads when:
        One to three areas were treated, or one is larger than all others: then p is far too
        large. Use `randomisation`. With five areas or fewer p is never below 0.06.

    Source:
        Kline & Santos (2012), Journal of Econometric Methods 1(1), 23–41; Cameron, Gelbach
        & Miller (2008), Review of Economics and Statistics 90(3), 414–427.
    """
    chance = 1 - arguments.fraction("level", level)
    rows = comparing.table(
        counts,
        treated,
        after,
        cluster=cluster,
        exposure=exposure,
        covariates=covariates,
        fixed_effects=fixed_effects,
    )
    whole = counting.poisson(rows.cases, rows.design, rows.offset)
    rounding = 1e-9 * math.sqrt(rows.cases.sum())
    signs = ways.signs(rows.clusters, draws=draws, seed=seed)

    def p_of(log: float) -> float:
        pulled = _pulled(rows, log)
        as_far = abs(pulled.sum()) * (1 - 1e-9) - rounding
        return float((np.abs(signs.rows @ pulled) >= as_far).mean())

    estimate = float(whole.coefficients[0])
    step = max(math.sqrt(whole.bread[0, 0]), counting.clustered_error(rows, whole))
    return ways.told(estimate, p_of, step, chance, signs)


def randomisation(  # noqa: PLR0913 -- a table's columns
    counts: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    cluster: ArrayLike,
    exposure: ArrayLike | None = None,
    level: float = 0.95,
    draws: int = 4095,
    seed: int | np.random.Generator,
) -> FewAreas:
    """Would another area, had it been the treated one, have shown as much?

    Args:
        counts: Cases, one row for each area and period, shape (n,); whole numbers.
        treated: Whether the row's area had the measure at any time, 1 or 0, shape (n,).
        after: Whether the row's period is after the start, 1 or 0, shape (n,).
        cluster: The area's code, shape (n,).
        exposure: What each was counted over (inhabitants, days), shape (n,), above zero.
        level: How sure the interval is to be, in (0, 1).
        draws: How many choices of as many areas are drawn where there are more than 4 096,
            99 or more.
        seed: Where chance begins: a whole number, or a generator.

    Returns:
        The ratio of `difference_in_differences` (without covariates), how often pretending
        that other areas were treated shows as much, and the ratios that are not refused.

    Raises:
        ValueError: As in `difference_in_differences`; an area is treated in some rows and
            not in others, lacks a period before or after, or has no cases there.

    Assumes:
        That any of the areas could as well have been the treated one. Nothing about how
        counts vary, or hang together in time.

    Misleads when:
        The treated area was chosen for its figures. Areas differ much in size: small ones
        swing more, so compare with areas like the treated. With twenty areas the smallest
        p is 0.05.

    Source:
        Fisher (1935), The Design of Experiments; Abadie, Diamond & Hainmueller (2010), JASA
        105(490), 493–505; Conley & Taber (2011), Review of Economics and Statistics 93(1),
        113–125.
    """
    chance = 1 - arguments.fraction("level", level)
    cases = arguments.row("counts", arguments.counts("counts", counts))
    was = comparing.flags("treated", treated, cases)
    then = comparing.flags("after", after, cases)
    over = np.exp(designs.log_exposure(cases, exposure))
    area = comparing.labels("cluster", cluster, cases)
    sums = _by_area(cases, over, then, area, np.unique(np.asarray(cluster)))
    chosen = _chosen(was, area)
    sets = ways.choices(chosen, draws=draws, seed=seed)

    def p_of(log: float) -> float:
        without = sums.cases.copy()
        without[chosen, 1] *= math.exp(-log)
        logs = np.abs(_log_ratios(sets.rows, replace(sums, cases=without)))
        return float((logs >= logs[0] - 1e-9).mean())

    estimate = float(_log_ratios(sets.rows[:1], sums)[0])
    spread = float(np.sqrt((1 / sums.cases).sum(axis=1).max()))
    return ways.told(estimate, p_of, spread, chance, sets)


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Cases and what they were counted over, before and after, of each area; (G, 2) each."""

    cases: Numbers
    over: Numbers


def _pulled(rows: Table, log: float) -> Numbers:
    """How far each cluster pulls the effect away from `log`, shape (G,)."""
    offset = rows.offset + log * rows.effect
    model = counting.poisson(rows.cases, rows.others, offset)
    lean = model.bread @ (rows.others.T @ (model.mean * rows.effect))
    alone = rows.effect - rows.others @ lean
    return cluster_sums((alone * (rows.cases - model.mean))[:, None], rows.cluster)[:, 0]


def _by_area(
    cases: Numbers, over: Numbers, then: Numbers, area: NDArray[np.intp], names: Numbers
) -> _Sums:
    tables: list[Numbers] = []
    for values in (cases, over):
        sides = [np.bincount(area, values * (then == side), len(names)) for side in (0, 1)]
        tables.append(np.column_stack(sides).astype(np.float64))
    for table, lacks in zip(tables, ("no cases", "no period"), strict=True):
        if (empty := (table == 0).any(axis=1)).any():
            raise ValueError(
                f"cluster: {names[empty][0]} has {lacks} before or after; leave it out"
            )
    return _Sums(*tables)


def _chosen(was: Numbers, area: NDArray[np.intp]) -> NDArray[np.bool_]:
    share = np.bincount(area, was) / np.bincount(area)
    if not np.isin(share, (0, 1)).all():
        raise ValueError("treated: an area is treated in some rows and not in others")
    return np.asarray(share == 1)


def _log_ratios(sets: NDArray[np.bool_], sums: _Sums) -> Numbers:
    """The log ratio had each set of areas been the treated one; (ways,)."""
    change = []
    for some in (sets, ~sets):
        rates = np.log(some @ sums.cases) - np.log(some @ sums.over)
        change.append(rates[:, 1] - rates[:, 0])
    return np.asarray(change[0] - change[1])
