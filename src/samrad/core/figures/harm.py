"""Cases weighed by the harm they do, with weights a council has adopted and anybody can read.

No weights are built in. A table is a value with its name, version and source; the council
adopts it as it adopts other papers, and what was reckoned with it says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike

from samrad.core.figures import arguments
from samrad.core.figures.arguments import Numbers


@dataclass(frozen=True, slots=True)
class HarmWeight:
    """What one case of a category weighs.

    Attributes:
        category: Its code in the council's figures.
        weight: In the unit of the table, 0 or more.
        police_initiated: Whether cases are found by looking for them (drugs, traffic
            controls): they measure the looking, and are left out unless asked for.
    """

    category: str
    weight: float
    police_initiated: bool = False


@dataclass(frozen=True, slots=True)
class HarmTable:
    """Weights under a name and a version, as adopted.

    Attributes:
        name: What the table is called.
        version: Which edition of it; a changed weight is a new version.
        unit: What a weight counts, e.g. "days of imprisonment".
        source: Where the weights come from, so that anybody can look them up.
        weights: One for each category.
        adopted_on: The day the council adopted it; None while it is a proposal.
        decision: Where that decision stands: "meeting 2/25, case 14/25".

    Raises:
        ValueError: Name, version, unit or source is empty; a category stands twice or has
            no name; a weight is missing, infinite or negative; there are none.
    """

    name: str
    version: str
    unit: str
    source: str
    weights: tuple[HarmWeight, ...]
    adopted_on: date | None = None
    decision: str = ""

    def __post_init__(self) -> None:
        for field in ("name", "version", "unit", "source"):
            if not getattr(self, field).strip():
                raise ValueError(f"{field}: a table of weights does not go without")
        if not all(name.strip() for name in self.categories):
            raise ValueError("weights: a category has no name")
        if len(set(self.categories)) != len(self.categories):
            raise ValueError("weights: a category stands twice")
        arguments.row("weights", arguments.amounts("weights", [w.weight for w in self.weights]))

    @property
    def categories(self) -> tuple[str, ...]:
        """The codes, in the order of the table."""
        return tuple(one.category for one in self.weights)

    def counting(self, *, police_initiated: bool) -> Numbers:
        """The weights in order; zero for what is left out."""
        return np.array(
            [
                w.weight if police_initiated or not w.police_initiated else 0
                for w in self.weights
            ],
            dtype=np.float64,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Harm:
    """The harm of a set of cases, in the unit of the weights.

    Attributes:
        total: The sum over the categories, 0 or more.
        by_category: Each category's part, in the order of the weights, shape (k,).
        share_of_top: The largest part over the total, in [0, 1]; nan where there is no harm.
            Near 1, the total says little more than that one category.
    """

    total: float
    by_category: Numbers
    share_of_top: float


def harm_score(
    counts: ArrayLike | Mapping[str, float],
    weights: ArrayLike | Mapping[str, float] | HarmTable,
    *,
    police_initiated: bool = False,
) -> Harm:
    """Weigh cases by the harm of their category, and add up.

    Args:
        counts: Cases of each category in the order of the weights, shape (k,); or by the
            category's code, where every code of the table is given.
        weights: A table a council has adopted; or plain numbers, shape (k,) or by code.
        police_initiated: Whether to count categories the table marks as found by looking.

    Returns:
        The sum, its parts, and the share of the largest part.

    Raises:
        ValueError: Numbers are missing, infinite, negative, not whole or not as many; counts
            by code come with other codes than the weights.

    Assumes:
        That every case of a category weighs the same, and that harm adds up.

    Misleads when:
        It is followed over many years: counting rules and punishments change, and the score
        rises by itself (Sarnecki 2021); keep to three years. One category carries it all:
        show the count beside the harm and tell `share_of_top`. Categories that the police
        find by looking measure police work.

    Source:
        Sherman, Neyroud & Neyroud (2016), Policing 10(3), 171–183; Kärrholm, Neyroud &
        Smaaland (2020), Cambridge Journal of Evidence-Based Policing 4, 15–33; Sarnecki
        (2021), ibid. 5.
    """
    if isinstance(weights, HarmTable):
        names = weights.categories
        weighing = weights.counting(police_initiated=police_initiated)
    else:
        names = tuple(weights) if isinstance(weights, Mapping) else ()
        plain = list(weights.values()) if isinstance(weights, Mapping) else weights
        weighing = arguments.amounts("weights", plain)
    given = _in_order(counts, names) if isinstance(counts, Mapping) else counts
    cases = arguments.row("counts", arguments.counts("counts", given))
    parts = cases * arguments.row("weights", weighing, like=cases)
    total = float(parts.sum())
    return Harm(total, parts, float(parts.max()) / total if total else float("nan"))


def _in_order(counts: Mapping[str, float], names: tuple[str, ...]) -> list[float]:
    if unknown := sorted(set(counts) - set(names)):
        raise ValueError(f"counts: {', '.join(unknown)} has no weight")
    if absent := [one for one in names if one not in counts]:
        raise ValueError(f"counts: {', '.join(absent)} not given")
    return [counts[one] for one in names]
