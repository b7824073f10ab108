"""What is new since the picture before: words and figures, and which series have changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from samrad.core.basics.periods import Period
from samrad.core.figures.findings import Changes, what_changed
from samrad.core.figures.harm import HarmTable
from samrad.core.figures.observations import Observation, Series
from samrad.core.figures.span import same_period
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Part, Picture

_TEXTS = ("joint", "unreported", "causes")


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that says something else now; empty where it was, or is, not there."""

    what: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """What is new in one part.

    Attributes:
        kind: What the part is about.
        area: Its focus area.
        texts: What says something else now.
        new: Figures that were not there before.
        moved: Figures of the same thing that are others now, each with the one before.
        gone: Figures that are no longer there.
        began: Whether the part was not there before.
        ended: Whether it is there no longer.
    """

    kind: PartKind
    area: str
    texts: tuple[TextChange, ...] = ()
    new: tuple[ToldFigure, ...] = ()
    moved: tuple[tuple[ToldFigure, ToldFigure], ...] = ()
    gone: tuple[ToldFigure, ...] = ()
    began: bool = False
    ended: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new."""
        return not (
            self.texts or self.new or self.moved or self.gone or self.began or self.ended
        )


def difference(before: Picture, now: Picture) -> tuple[PartChange, ...]:
    """What `now` says that `before` did not; parts in which nothing is new are left out."""
    earlier = {_key(part): part for part in before.parts}
    later = {_key(part): part for part in now.parts}
    changes = [_change(earlier.get(key), part) for key, part in later.items()]
    ended = (
        PartChange(part.kind, part.area, ended=True)
        for key, part in earlier.items()
        if key not in later
    )
    return tuple(one for one in (*changes, *ended) if not one.is_empty)


def changes_since(
    series: Iterable[Series],
    period: Period,
    *,
    weights: HarmTable | None = None,
    false_discoveries: float = 0.05,
) -> Changes:
    """Which series have changed against the same period a year before, ranked.

    Many series are looked at at once, so some would seem to change by chance: those are kept
    from being told as changes (`core/figures/findings`).

    Args:
        series: What may be shown here.
        period: The period to look at, shorter than a year.
        weights: What a case of each indicator weighs, as the council has adopted it.
        false_discoveries: Which share of what is found may be none.

    Raises:
        ValueError: The period has no end, or is a year or longer.
    """
    if period.until is None:
        raise ValueError("period: it has no end")
    first, last = period.since, period.until
    both = [one for each in series if (one := _over_years(each, first, last)) is not None]
    return what_changed(
        both,
        before=Period(_year_before(first), _year_before(last)),
        now=period,
        weights=weights,
        false_discoveries=false_discoveries,
    )


def _key(part: Part) -> tuple[PartKind, str]:
    return part.kind, part.area.casefold()


def _change(before: Part | None, now: Part) -> PartChange:
    earlier = before or replace(now, joint="", unreported="", causes="", figures=())
    told = {_same(one): one for one in earlier.figures}
    here = {_same(one): one for one in now.figures}
    return PartChange(
        kind=now.kind,
        area=now.area,
        texts=tuple(
            TextChange(what, getattr(earlier, what), getattr(now, what))
            for what in _TEXTS
            if getattr(earlier, what) != getattr(now, what)
        ),
        new=tuple(one for key, one in here.items() if key not in told),
        moved=tuple(
            (told[key], one)
            for key, one in here.items()
            if key in told and (told[key].now, told[key].period) != (one.now, one.period)
        ),
        gone=tuple(one for key, one in told.items() if key not in here),
        began=before is None,
    )


def _same(figure: ToldFigure) -> tuple[str, str, str]:
    """What makes two figures of two pictures figures of the same thing."""
    return figure.label, figure.place, figure.unit


def _over_years(series: Series, first: date, last: date) -> Series | None:
    """The series as two points: the period, and the same one a year before."""
    spans = same_period(series, first, last, (first.year - 1, first.year))
    periods = (Period(_year_before(first), _year_before(last)), Period(first, last))
    points = tuple(
        Observation(series.indicator, series.place, period, span.figure, series.unit)
        for period, span in zip(periods, spans.spans, strict=True)
    )
    if all(span.counted_until is None for span in spans.spans):
        return None
    return replace(series, points=points)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)
