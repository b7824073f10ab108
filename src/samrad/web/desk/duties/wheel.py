"""The year wheel: a ring drawn by the server, and the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from samrad.core.calendars import wheel as geometry
from samrad.core.calendars.geometry import point_at, sector_path
from samrad.core.calendars.school import SchoolBreak
from samrad.core.duties.status import Status
from samrad.core.reports.year import Dated, Lane, year_of
from samrad.web.desk.breaks import breaks_of
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.kit import formats, phrases
from samrad.web.kit.days import YEARS

# The drawing is 480 units wide; its middle is (0, 0).
_RADII = {Lane.MEETINGS: 178, Lane.PAPERS: 148, Lane.CONTENT: 118, Lane.LAW: 88}
_MEASURES = geometry.Measures(
    inner=196,
    outer=226,
    marker=22,
    lanes=tuple(geometry.Lane(lane, radius) for lane, radius in _RADII.items()),
)
_BREAK_INNER, _BREAK_OUTER = 228, 234
_HAND = 194
_LANE_WORDS = {
    Lane.MEETINGS: gettext_lazy("Meetings"),
    Lane.PAPERS: gettext_lazy("Agenda and minutes"),
    Lane.CONTENT: gettext_lazy("What the council works on"),
    Lane.LAW: gettext_lazy("Law and directives"),
}
# The gravest status among several is the one a group shows.
_GRAVEST = (
    Status.OVERDUE,
    Status.DUE_SOON,
    Status.AHEAD,
    Status.MET_LATE,
    Status.MET,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One marker of the drawing; `href` leads to its first row of the table."""

    x: float
    y: float
    text: str
    label: str
    status: Status
    lane: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, with the number its marker shows."""

    number: int
    day: str
    title: str
    reason: str
    status: Status
    lane: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the ring."""

    path: str
    name: str
    short: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the template draws."""

    months: tuple[Month, ...]
    lanes: tuple[tuple[str, int, str], ...]
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]
    breaks: tuple[str, ...]
    hand: tuple[float, float] | None


@require_GET
@signed_in
def wheel(request: SignedIn, slug: str, year: int) -> HttpResponse:
    """The year wheel of one council and year."""
    at = here(request, slug)
    if year not in YEARS:
        raise Http404
    dated = year_of(at.partnership(), year, on=at.on)
    context = {
        "here": at,
        "tab": "wheel",
        "year": year,
        "wheel": drawing(dated, year, on=at.on, breaks=breaks_of(at.council)),
    }
    return render(request, "desk/duties/wheel.html", context)


def drawing(
    dated: Sequence[Dated], year: int, *, on: date, breaks: Sequence[SchoolBreak]
) -> Drawing:
    """The wheel of `year` as the template draws it."""
    by_key = {str(place): one for place, one in enumerate(dated)}
    entries = [geometry.WheelEntry(one.day, key, one.lane) for key, one in by_key.items()]
    layout = geometry.lay_out(year, entries, _MEASURES)
    hand = geometry.hand_angle(on, year)
    point = None if hand is None else point_at(hand, _HAND)
    return Drawing(
        months=tuple(_month(sector) for sector in layout.months),
        lanes=tuple((lane, radius, str(_LANE_WORDS[lane])) for lane, radius in _RADII.items()),
        marks=tuple(_mark(marker, by_key) for marker in layout.markers),
        rows=tuple(_row(one.number, by_key[one.entry.key]) for one in layout.table),
        breaks=tuple(path for one in breaks for path in _break_paths(one, year)),
        hand=None if point is None else (round(point.x, 2), round(point.y, 2)),
    )


def _month(sector: geometry.MonthSector) -> Month:
    return Month(
        path=sector.path,
        name=formats.month(sector.month),
        short=formats.month_short(sector.month),
        x=round(sector.label.x, 2),
        y=round(sector.label.y, 2),
    )


def _mark(marker: geometry.Marker, by_key: dict[str, Dated]) -> Mark:
    first = marker.entries[0]
    shown = [by_key[one.entry.key] for one in marker.entries]
    status = min((one.standing.status for one in shown), key=_GRAVEST.index)
    titles = "; ".join(phrases.title_of(one.standing.duty) for one in shown)
    days = formats.short_day(first.entry.day)
    return Mark(
        x=round(marker.at.x, 2),
        y=round(marker.at.y, 2),
        text=str(first.number) if marker.count == 1 else f"{first.number}+",
        label=f"{days}: {titles} – {phrases.status_word(status)}",
        status=status,
        lane=marker.lane.name,
        href=f"#row-{first.number}",
    )


def _row(number: int, dated: Dated) -> Row:
    standing = dated.standing
    return Row(
        number=number,
        day=formats.short_day(dated.day),
        title=phrases.title_of(standing.duty),
        reason=phrases.reason_of(standing),
        status=standing.status,
        lane=dated.lane,
    )


def _break_paths(one: SchoolBreak, year: int) -> list[str]:
    paths = []
    for period in one.rule.in_year(year):
        last = min(period.until or period.since, date(year, 12, 31))
        start, end = geometry.angle_of(period.since), geometry.angle_of(last)
        if end > start:
            paths.append(sector_path(start, end, inner=_BREAK_INNER, outer=_BREAK_OUTER))
    return paths
