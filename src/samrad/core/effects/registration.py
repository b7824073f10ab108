"""What is fixed before a measure begins, so that nobody chooses afterwards what to compare.

A registration is one plain value with one fingerprint. What is judged in another way later is
not forbidden; it is told, field by field.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from samrad.core.basics.canonical import canonical
from samrad.core.basics.periods import Period, months_after
from samrad.core.basics.refusals import Refusal
from samrad.core.effects.before_after import first_break
from samrad.core.figures.observations import MethodBreak

# A series with fewer months on either side is no interrupted series: Penfold & Zhang (2013),
# Academic Pediatrics 13(6), S38-S44.
LEAST_MONTHS = 8


class Method(StrEnum):
    """How the effect is to be judged."""

    # Says whether the problem declined, and never why.
    BEFORE_AND_AFTER = "before_and_after"
    DISPLACEMENT_DIFFERENCE = "displacement_difference"
    DIFFERENCE_IN_DIFFERENCES = "difference_in_differences"
    INTERRUPTED_SERIES = "interrupted_series"


_COMPARE_AREAS = {Method.DISPLACEMENT_DIFFERENCE, Method.DIFFERENCE_IN_DIFFERENCES}


@dataclass(frozen=True, slots=True)
class Registration:
    """How a measure will be judged.

    Attributes:
        measure: Its identifier.
        indicator: The code of what is counted.
        source: Where the figures come from, as a reader knows it.
        treated: Codes of the areas where the measure is.
        comparison: Codes of the areas they are compared with.
        buffer: Codes of the areas cases may move to.
        buffer_comparison: Codes of the areas the buffer is compared with.
        before: The days that are compared with.
        after: The days that are compared; they begin with the measure, or later.
        method: How.
        expected: The ratio that is hoped for, in (0, 1): 0.8 is a decline by a fifth.
        level: How sure the interval is to be, in (0, 1).

    Raises:
        ValueError: `expected` or `level` is not in (0, 1).
    """

    measure: str
    indicator: str
    source: str
    treated: tuple[str, ...]
    comparison: tuple[str, ...]
    buffer: tuple[str, ...]
    buffer_comparison: tuple[str, ...]
    before: Period
    after: Period
    method: Method
    expected: float
    level: float = 0.95

    def __post_init__(self) -> None:
        for name in ("expected", "level"):
            if not 0 < getattr(self, name) < 1:
                msg = f"{name}: {getattr(self, name)} does not lie between 0 and 1"
                raise ValueError(msg)
        for name in _AREAS:
            object.__setattr__(self, name, tuple(sorted(getattr(self, name))))

    def canonical(self) -> bytes:
        """The one way to write it down; the order in which areas are named does not matter."""
        return canonical(self)

    @property
    def sha256(self) -> str:
        """The fingerprint of what was fixed."""
        return hashlib.sha256(self.canonical()).hexdigest()


_AREAS = ("treated", "comparison", "buffer", "buffer_comparison")


def from_plain(kept: Mapping[str, Any]) -> Registration:
    """What was fixed, read from what was kept of `canonical`.

    Raises:
        KeyError, TypeError, ValueError: That is no registration.
    """
    periods = {name: _period(kept[name]) for name in ("before", "after")}
    areas = {name: tuple(kept[name]) for name in _AREAS}
    return Registration(**{**kept, **periods, **areas, "method": Method(kept["method"])})


def _period(kept: Mapping[str, str | None]) -> Period:
    since, until = kept["since"], kept["until"]
    return Period(date.fromisoformat(since or ""), date.fromisoformat(until) if until else None)


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that was judged otherwise than it had been fixed.

    Attributes:
        field: Which field of the registration.
        registered: What had been fixed.
        used: What was used.
    """

    field: str
    registered: object
    used: object


def departures(registered: Registration, used: Registration) -> tuple[Departure, ...]:
    """What of `used` differs from what had been `registered`, in the order of the fields."""
    names = [one.name for one in fields(used)]
    both = [Departure(one, getattr(registered, one), getattr(used, one)) for one in names]
    return tuple(one for one in both if one.registered != one.used)


def why_not_register(
    wanted: Registration, *, on: date, breaks: Iterable[MethodBreak] = ()
) -> Refusal | None:
    """Why nothing is fixed so on the day `on`, or None if it can be."""
    if refusal := _why_not_areas(wanted) or _why_not_periods(wanted):
        return refusal
    if wanted.after.since <= on:
        return Refusal("effect.has_begun", {"since": wanted.after.since})
    return _why_not_method(wanted) or _why_not_unbroken(wanted, breaks)


def why_not_judge(
    registered: Registration,
    *,
    on: date,
    breaks: Iterable[MethodBreak] = (),
    withdrawn: bool = False,
) -> Refusal | None:
    """Why no effect is told on the day `on`, or None if it can be.

    `withdrawn` says that the figures it is to be judged by are shown no longer.
    """
    if refusal := _why_not_areas(registered) or _why_not_periods(registered):
        return refusal
    if withdrawn:
        return Refusal("effect.withdrawn", {"source": registered.source})
    if registered.after.until is not None and on <= registered.after.until:
        return Refusal("effect.not_over", {"until": registered.after.until})
    return _why_not_unbroken(registered, breaks)


def _why_not_areas(wanted: Registration) -> Refusal | None:
    if not wanted.treated:
        return Refusal("effect.no_treated")
    named = Counter(area for role in _AREAS for area in getattr(wanted, role))
    if twice := sorted(area for area, times in named.items() if times > 1):
        return Refusal("effect.area_twice", {"areas": ", ".join(twice)})
    if wanted.buffer and not wanted.buffer_comparison:
        return Refusal("effect.buffer_alone")
    if wanted.method in _COMPARE_AREAS and not wanted.comparison:
        return Refusal("effect.no_comparison")
    return None


def _why_not_periods(wanted: Registration) -> Refusal | None:
    before, after = wanted.before, wanted.after
    if before.until is None or after.until is None:
        return Refusal("effect.no_end")
    return Refusal("effect.periods_overlap") if before.until >= after.since else None


def _why_not_method(wanted: Registration) -> Refusal | None:
    if wanted.method is not Method.INTERRUPTED_SERIES:
        return None
    if min(_months(wanted.before), _months(wanted.after)) < LEAST_MONTHS:
        return Refusal("effect.too_short", {"number": LEAST_MONTHS})
    return None


def _why_not_unbroken(wanted: Registration, breaks: Iterable[MethodBreak]) -> Refusal | None:
    broken = first_break(breaks, before=wanted.before, after=wanted.after)
    return Refusal("effect.broken", {"on": broken}) if broken else None


def _months(period: Period) -> int:
    """Whole months in a period that ends."""
    months = 0
    beyond = (period.until or period.since) + timedelta(days=1)
    while months_after(period.since, months + 1) <= beyond:
        months += 1
    return months
