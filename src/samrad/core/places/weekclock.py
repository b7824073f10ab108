"""When in the week things happen that nobody saw: the aoristic week clock."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from samrad.core.places.offsets import Offsets, offsets_of

HOURS = 168
_WEEK, _DAY = HOURS * 60, 24 * 60
# A span of less than a week ends in the week after the one it begins in, at the latest.
_BINS = 2 * HOURS + 1
_EPOCH = date(1970, 1, 1).toordinal()
_MISSING = np.datetime64("NaT", "m").astype(np.int64)
# Minutes from a Monday's midnight to that of 1 January 1970, a Thursday.
_THURSDAY = 3 * _DAY
# Other years are slips of the keyboard.
_YEARS = range(1900, 2200)

Moments = Sequence[datetime | str | None] | NDArray[np.datetime64]


class _Walls(NamedTuple):
    """What a clock on the wall showed, in minutes since 1970."""

    at: NDArray[np.int64]
    missing: NDArray[np.bool_]
    fold: NDArray[np.bool_]


class _Spans(NamedTuple):
    """Minutes of UTC since 1970 from which, and before which, something happened."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]


def aoristic(start: Moments, end: Moments, *, tz: str | tzinfo) -> NDArray[np.float64]:
    """In which hours of the week things happened of which only a span is known.

    Args:
        start: From when, shape (n,): datetimes, NumPy datetimes or ISO texts, to the minute.
            Without a zone of their own they are local time of `tz`; an hour that the clock
            runs through twice is the first one, unless a datetime says `fold=1`; one that it
            skips is an hour later.
        end: Until when, shape (n,), likewise; None or NaT where it is not known.
        tz: The zone whose week it is, "Europe/Oslo" for one.

    Returns:
        Shape (168,): expected number of events in each hour of the week, hour 0 from Monday
        00:00 local time; the sum is n. Each event spreads its one over its minutes, evenly.
        Not known until when, or until before it began: the hour of the start. A week or
        longer: 1/168 everywhere. Of persons or single events nothing is left.

    Raises:
        ValueError: A start is missing or outside 1900–2199, there are more starts than ends
            or fewer, a text is no moment, or the zone is not known.

    Assumes:
        Within its span an event is as likely in one minute as in any other.

    Misleads when:
        Most spans are long: burglaries of holidays fill the nights evenly. Look at those of
        less than a day alone. Moments that were rounded make peaks at whole hours, missing
        times that were written as 00:00 one at midnight.

    Source:
        Ratcliffe (2002), Journal of Quantitative Criminology 18(1), 23–43; rules for what is
        missing as in R's aoristic 1.1, made safe for summer time.
    """
    zone = _zone(tz)
    starts, ends = _walls("start", start, zone), _walls("end", end, zone)
    years = _years(starts, ends)
    offsets = offsets_of(zone, min(years), max(years))
    spans = _spans(starts, ends, offsets)
    minutes = spans.end - spans.start
    spread = (minutes > 0) & (minutes < _WEEK)
    clock = _spread(_Spans(spans.start[spread], spans.end[spread]), offsets)
    hours = _of_week(offsets.to_local(spans.start[minutes <= 0])) // 60
    clock += np.bincount(hours, minlength=HOURS)
    clock += np.count_nonzero(minutes >= _WEEK) / HOURS
    return clock


def _zone(tz: str | tzinfo) -> tzinfo:
    if isinstance(tz, tzinfo):
        return tz
    try:
        return ZoneInfo(tz)
    except (KeyError, ValueError, OSError, TypeError) as problem:
        msg = f"tz: {tz!r} is not a zone of the tz database, as Europe/Oslo is"
        raise ValueError(msg) from problem


def _walls(name: str, moments: Moments, zone: tzinfo) -> _Walls:
    if isinstance(moments, np.ndarray) and moments.dtype.kind == "M":
        at = moments.astype("datetime64[m]").astype(np.int64)
        fold = np.zeros(at.shape, dtype=np.bool_)
    else:
        local = [_local(name, number, moment, zone) for number, moment in enumerate(moments)]
        at = np.array([_MISSING if one is None else _minute(one) for one in local], np.int64)
        fold = np.array([one is not None and one.fold for one in local], dtype=np.bool_)
    if at.ndim != 1:
        msg = f"{name}: one row of moments is asked for, not an array of shape {at.shape}"
        raise ValueError(msg)
    return _Walls(at, at == _MISSING, fold)


def _local(name: str, number: int, moment: object, zone: tzinfo) -> datetime | None:
    """The moment by the clock on the wall of the zone."""
    if isinstance(moment, np.datetime64):
        moment = moment.astype("datetime64[us]").item()
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment)
        except ValueError as problem:
            msg = f"{name}: moment {number}, {moment!r}, is not written as 2025-06-16T22:30"
            raise ValueError(msg) from problem
    if isinstance(moment, datetime):
        return moment if moment.tzinfo is None else moment.astimezone(zone)
    if moment is None:
        return None
    msg = f"{name}: moment {number}, {moment!r}, is no moment"
    raise ValueError(msg)


def _minute(local: datetime) -> int:
    return (local.toordinal() - _EPOCH) * _DAY + local.hour * 60 + local.minute


def _years(starts: _Walls, ends: _Walls) -> NDArray[np.int64]:
    """The first and last year in which something began."""
    if starts.at.size != ends.at.size:
        msg = f"end: {ends.at.size} moments for {starts.at.size} starts"
        raise ValueError(msg)
    if starts.at.size == 0:
        msg = "start: there is not one moment"
        raise ValueError(msg)
    if starts.missing.any():
        msg = f"start: moment {int(np.argmax(starts.missing))} is missing"
        raise ValueError(msg)
    outer = np.array([starts.at.min(), starts.at.max()], dtype="datetime64[m]")
    years = outer.astype("datetime64[Y]").astype(np.int64) + 1970
    for moment, year in zip(outer, years, strict=True):
        if year not in _YEARS:
            msg = f"start: {moment} is not in the years {_YEARS[0]} to {_YEARS[-1]}"
            raise ValueError(msg)
    return years


def _spans(starts: _Walls, ends: _Walls, offsets: Offsets) -> _Spans:
    # An end far off says no more than one nine days on, and its zone need not be known.
    near = np.clip(ends.at, starts.at - _DAY, starts.at + 9 * _DAY)
    start = offsets.to_utc(starts.at, starts.fold)
    return _Spans(start, np.where(ends.missing, start, offsets.to_utc(near, ends.fold)))


def _of_week(local: NDArray[np.int64]) -> NDArray[np.int64]:
    return (local + _THURSDAY) % _WEEK


def _spread(spans: _Spans, offsets: Offsets) -> NDArray[np.float64]:
    """One for each span, over the hours of the week in proportion to its minutes in each."""
    weight = 1 / (spans.end - spans.start)
    first = np.searchsorted(offsets.at, spans.start, side="right")
    last = np.searchsorted(offsets.at, spans.end - 1, side="right")
    edges = np.concatenate((offsets.at, [0]))
    steps, touched = np.zeros(_BINS), np.zeros(_BINS, dtype=np.int64)
    # A change of the clock cuts a span in two: piece by piece, each with its own offset.
    for piece in range(int((last - first).max(initial=-1)) + 1):
        here = np.flatnonzero(first + piece <= last)
        change = first[here] + piece
        begin = edges[change - 1] if piece else spans.start[here]
        stop = np.where(change < last[here], edges[change], spans.end[here])
        position = _of_week(begin + offsets.of[change])
        end = position + stop - begin
        steps += _steps(position, weight[here]) - _steps(end, weight[here])
        touched += np.bincount(position // 60, minlength=_BINS)
        touched -= np.bincount((end - 1) // 60 + 1, minlength=_BINS)
    # Where no span has a minute the sum is zero, and not what rounding leaves.
    weeks = np.where(np.cumsum(touched) > 0, np.cumsum(steps), 0)
    return weeks[:HOURS] + weeks[HOURS : 2 * HOURS]


def _steps(position: NDArray[np.int64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """From hour to hour, what is added so that the running sum is the minutes from here on."""
    hour, minute = np.divmod(position, 60)
    full = np.bincount(hour, weight * (60 - minute), minlength=_BINS)
    rest = np.bincount(hour + 1, weight * minute, minlength=_BINS)
    return np.asarray(full + rest, dtype=np.float64)
