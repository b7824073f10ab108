"""The compliance panel: agreed against done, promise by promise, as seen on a day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samrad.core.agreements.clauses import Clause
from samrad.core.basics.periods import Period
from samrad.core.calendars.countries import Country
from samrad.core.duties.deriving import duties, duties_around
from samrad.core.duties.duty import Kind
from samrad.core.duties.evidence import Evidence, seen_on
from samrad.core.duties.status import Standing, Status, status_on
from samrad.core.norms.shapes import Guidance, Norm

# What can still be made up for in a later year; a meeting missed last spring cannot.
_MAKES_UP = frozenset(
    {Kind.REVIEW, Kind.BYLAWS, Kind.PICTURE, Kind.PLAN, Kind.PLAN_FOLLOW_UP, Kind.REPORT}
)
# How far back the panel looks for what was never made up for.
_LOOK_BACK = 5
# Clocks of the law run two years, so the next time is in sight.
_LOOK_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Partnership:
    """What one council has promised, is bound by and has done."""

    country: Country
    clauses: tuple[Clause, ...]
    norms: tuple[Norm, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One promise and how its duties of the year stand, oldest first.

    `carried` are duties of earlier years that are still open; `coming` is the next one
    after the year, for promises that ask less than once a year.
    """

    promise: Clause | Norm
    standings: tuple[Standing, ...]
    carried: tuple[Standing, ...] = ()
    coming: Standing | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """Agreed against done in one calendar year, as seen on `day`."""

    day: date
    year: int
    lines: tuple[Line, ...]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Every duty that is open or belongs to the year, by due day."""
        found = [s for line in self.lines for s in (*line.carried, *line.standings)]
        return tuple(sorted(found, key=lambda standing: standing.duty.due))

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many duties stand in each status; every status is there, also with 0."""
        counted = Counter(standing.status for standing in self.standings)
        return {status: counted[status] for status in Status}

    @property
    def to_do(self) -> tuple[Standing, ...]:
        """What someone has to do now: overdue first, then what is due soon."""
        asked = [s for s in self.standings if s.status in (Status.OVERDUE, Status.DUE_SOON)]
        return tuple(sorted(asked, key=lambda s: (s.status is Status.DUE_SOON, s.duty.due)))


def standings(partnership: Partnership, span: Period, *, on: date) -> tuple[Standing, ...]:
    """How every duty of the years of `span` stands, as seen on the day `on`."""
    found = duties(
        partnership.clauses,
        partnership.norms,
        seen_on(on, partnership.evidence),
        span,
        country=partnership.country,
    )
    return tuple(status_on(on, duty) for duty in found)


def panel(partnership: Partnership, year: int, *, on: date) -> Panel:
    """Agreed against done in `year`, as seen on the day `on`."""
    found = duties_around(
        partnership.clauses,
        partnership.norms,
        seen_on(on, partnership.evidence),
        Period(date(year - 1, 1, 1), date(year, 12, 31)),
        country=partnership.country,
        clocks=Period(date(year - _LOOK_BACK, 1, 1), date(year + _LOOK_AHEAD, 12, 31)),
    )
    seen = [status_on(on, duty) for duty in found]
    promises: list[Clause | Norm] = [
        *(clause for clause in partnership.clauses if _counts_in(clause, year)),
        *(norm for norm in partnership.norms if _counts_in(norm, year)),
    ]
    by_promise: dict[str, list[Standing]] = {}
    for standing in seen:
        by_promise.setdefault(standing.duty.promise.key, []).append(standing)
    return Panel(on, year, tuple(_line(p, by_promise.get(p.key, ()), year) for p in promises))


def carried_over(seen: Iterable[Standing], year: int) -> tuple[Standing, ...]:
    """Of `seen`, what is left open from before `year` and nothing later has made up for."""
    last: dict[tuple[Kind, str], Standing] = {}
    for standing in seen:
        duty = standing.duty
        if duty.kind in _MAKES_UP and standing.status is not Status.NOT_APPLICABLE:
            started = duty.year < year or standing.status in (Status.MET, Status.MET_LATE)
            if started:
                last[(duty.kind, duty.promise.key)] = standing
    return tuple(s for s in last.values() if s.status is Status.OVERDUE and s.duty.year < year)


def _line(promise: Clause | Norm, seen: Sequence[Standing], year: int) -> Line:
    own = tuple(s for s in seen if s.duty.year == year and s.duty.promise is promise)
    later = [s for s in seen if s.duty.year > year]
    coming = later[0] if later and not own else None
    return Line(promise, own, carried_over(seen, year), coming)


def _counts_in(promise: Clause | Norm, year: int) -> bool:
    if isinstance(promise, Norm) and isinstance(promise.asks, Guidance):
        return False
    started = promise.since.year <= year
    return started and (promise.until is None or year <= promise.until.year)
