"""The week's clock: hours in which things happened that nobody saw."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from samrad.core.places.weekclock import HOURS, aoristic
from shared_data import shared

OSLO = "Europe/Oslo"
QUICKLY = settings(max_examples=12, deadline=None)
MONDAY, TUESDAY, FRIDAY, SATURDAY, SUNDAY = 0, 24, 4 * 24, 5 * 24, 6 * 24


def told(clock: NDArray[np.float64]) -> dict[int, float]:
    return {int(hour): float(clock[hour]) for hour in np.flatnonzero(clock)}


def between(start: str, end: str | None, tz: str = OSLO) -> dict[int, float]:
    return told(aoristic([start], [end], tz=tz))


WEEK = dict.fromkeys(range(HOURS), 1 / HOURS)
CASES = [
    (
        "a shop broken into between Friday night and Saturday morning",
        ("2025-06-20T22:30", "2025-06-21T06:30"),
        {FRIDAY + 22: 0.0625, FRIDAY + 23: 0.125}
        | dict.fromkeys(range(SATURDAY, SATURDAY + 6), 0.125)
        | {SATURDAY + 6: 0.0625},
    ),
    ("seen when it happened", ("2025-06-16T00:00", None), {MONDAY: 1.0}),
    ("the last minute of the week", ("2025-06-22T23:59", None), {SUNDAY + 23: 1.0}),
    ("from and to the same", ("2025-06-17T13:20", "2025-06-17T13:20"), {TUESDAY + 13: 1.0}),
    ("to before from", ("2025-06-17T13:20", "2025-06-16T09:00"), {TUESDAY + 13: 1.0}),
    ("one minute", ("2025-06-17T13:59", "2025-06-17T14:00"), {TUESDAY + 13: 1.0}),
    ("a whole hour", ("2025-06-17T13:00", "2025-06-17T14:00"), {TUESDAY + 13: 1.0}),
    (
        "over midnight from Sunday to Monday",
        ("2025-06-22T23:30", "2025-06-23T01:00"),
        {SUNDAY + 23: 1 / 3, MONDAY: 2 / 3},
    ),
    (
        "a minute less than a week",
        ("2025-06-16T00:00", "2025-06-22T23:59"),
        dict.fromkeys(range(HOURS - 1), 60 / 10079) | {HOURS - 1: 59 / 10079},
    ),
    ("a week", ("2025-06-16T00:00", "2025-06-23T00:00"), WEEK),
    ("a summer holiday", ("2025-06-27T16:00", "2025-07-20T19:00"), WEEK),
    ("an end nobody believes", ("2025-06-27T16:00", "9999-12-31T23:59"), WEEK),
    # On 30 March 2025 the clock went from 02:00 to 03:00, on 26 October from 03:00 to 02:00.
    (
        "the night that has five hours until six",
        ("2025-03-30T00:00", "2025-03-30T06:00"),
        dict.fromkeys([SUNDAY, SUNDAY + 1, SUNDAY + 3, SUNDAY + 4, SUNDAY + 5], 1 / 5),
    ),
    (
        "the night that has seven, two of them from two to three",
        ("2025-10-26T00:00", "2025-10-26T06:00"),
        dict.fromkeys(range(SUNDAY, SUNDAY + 6), 1 / 7) | {SUNDAY + 2: 2 / 7},
    ),
    ("an hour that was skipped", ("2025-03-30T02:30", None), {SUNDAY + 3: 1.0}),
    ("an hour that came twice", ("2025-10-26T02:30", None), {SUNDAY + 2: 1.0}),
    (
        "from the hour that was skipped",
        ("2025-03-30T02:30", "2025-03-30T04:30"),
        {SUNDAY + 3: 0.5, SUNDAY + 4: 0.5},
    ),
    (
        "a week by the clock, an hour short of a week",
        ("2025-03-24T00:00", "2025-03-31T00:00"),
        dict.fromkeys(range(HOURS), 1 / 167) | {SUNDAY + 2: 0.0},
    ),
    (
        "moments with a zone of their own",
        ("2025-06-20T20:30+00:00", "2025-06-20T21:30Z"),
        {FRIDAY + 22: 0.5, FRIDAY + 23: 0.5},
    ),
    (
        "the second of two hours, by its own zone",
        ("2025-10-26T02:30+02:00", "2025-10-26T02:30+01:00"),
        {SUNDAY + 2: 1.0},
    ),
]


@pytest.mark.parametrize(("case", "span", "said"), CASES)
def test_an_event_spreads_over_its_minutes(
    case: str, span: tuple[str, str | None], said: dict[int, float]
) -> None:
    seen = between(*span)
    assert seen == pytest.approx({h: share for h, share in said.items() if share}), case


def test_the_golden_night_is_exact() -> None:
    seen = aoristic([datetime(2025, 6, 20, 22, 30)], [datetime(2025, 6, 21, 6, 30)], tz=OSLO)  # noqa: DTZ001 -- local time without a zone is what is tested
    assert seen[FRIDAY + 22 : SATURDAY + 7].tolist() == [0.0625, *[0.125] * 7, 0.0625]
    assert seen.sum() == 1


def test_the_second_of_two_hours_is_told_by_fold() -> None:
    first = datetime(2025, 10, 26, 2, 30)  # noqa: DTZ001 -- local time without a zone is what is tested
    seen = aoristic([first], [first.replace(fold=1)], tz=OSLO)
    assert told(seen) == {SUNDAY + 2: 1.0}
    longer = aoristic([first], [first.replace(fold=1, hour=3)], tz=OSLO)
    assert told(longer) == {SUNDAY + 2: 0.75, SUNDAY + 3: 0.25}


def test_the_same_moments_in_four_forms_say_the_same() -> None:
    texts = ["2025-06-20T22:30", "2025-10-26T02:10", "2025-01-01T00:00"]
    ends = ["2025-06-21T06:30", None, "2025-01-03T10:20"]
    zone = ZoneInfo(OSLO)
    naive = [datetime.fromisoformat(text) for text in texts]
    naive_ends = [datetime.fromisoformat(text) if text else None for text in ends]
    said = aoristic(texts, ends, tz=OSLO)
    arrays = [np.array(one, dtype="datetime64[s]") for one in (texts, ends)]
    aware = [m.replace(tzinfo=zone).astimezone(UTC) for m in naive]
    aware_ends = [m.replace(tzinfo=zone) if m else None for m in naive_ends]
    scalars = [list(one) for one in arrays]
    forms: list[Any] = [(naive, naive_ends), arrays, (aware, aware_ends), scalars]
    for one, other in forms:
        assert (aoristic(one, other, tz=zone) == said).all()


def minute_by_minute(
    spans: list[tuple[datetime, datetime | None]], zone: ZoneInfo
) -> NDArray[np.float64]:
    clock = np.zeros(HOURS)
    for start, end in spans:
        first = start.replace(tzinfo=zone).astimezone(UTC)
        last = end.replace(tzinfo=zone).astimezone(UTC) if end else first
        minutes = int((last - first).total_seconds() // 60)
        if minutes >= 7 * 24 * 60:
            clock += 1 / HOURS
            continue
        for minute in range(max(minutes, 1)):
            local = (first + timedelta(minutes=minute)).astimezone(zone)
            clock[24 * local.weekday() + local.hour] += 1 / max(minutes, 1)
    return clock


SPANS = st.lists(
    st.tuples(st.integers(0, 3 * 1440), st.none() | st.integers(-100, 900)),
    min_size=1,
    max_size=4,
)
# Half an hour of summer time; and two zones that change on other days.
CHANGES = [
    ("Europe/Stockholm", datetime(2025, 10, 24)),  # noqa: DTZ001 -- local time of the zone beside it
    ("America/New_York", datetime(2016, 3, 11)),  # noqa: DTZ001 -- the same
    ("Australia/Lord_Howe", datetime(2025, 4, 4)),  # noqa: DTZ001 -- the same
]


@QUICKLY
@given(SPANS, st.sampled_from(CHANGES))
def test_all_at_once_is_minute_by_minute_around_a_change_of_the_clock(
    spans: list[tuple[int, int | None]], change: tuple[str, datetime]
) -> None:
    zone, since = ZoneInfo(change[0]), change[1]
    moments = []
    for begin, length in spans:
        start = since + timedelta(minutes=begin)
        end = None if length is None else start + timedelta(minutes=length)
        moments.append((start, end))
    starts, ends = zip(*moments, strict=True)
    seen = aoristic(starts, ends, tz=zone)
    assert seen == pytest.approx(minute_by_minute(moments, zone), rel=1e-12, abs=1e-12)
    assert seen.sum() == pytest.approx(len(spans))
    assert aoristic(starts[::-1], ends[::-1], tz=zone) == pytest.approx(seen, abs=1e-12)
    assert (seen >= 0).all()


def test_burglaries_of_washington_are_those_of_the_night_and_the_working_day() -> None:
    rows = np.genfromtxt(
        shared("points/dc_burglaries_from_to.csv"), delimiter=",", skip_header=1, dtype=str
    )
    texts = np.char.strip(rows, '"')
    texts[~np.char.startswith(texts, "2")] = "NaT"
    start, end = texts.astype("datetime64[m]").T
    seen = aoristic(start, end, tz="America/New_York")
    zone = ZoneInfo("America/New_York")
    part = slice(0, None, 40)
    some = list(zip(start[part].tolist(), end[part].tolist(), strict=True))
    assert aoristic(start[part], end[part], tz=zone) == pytest.approx(
        minute_by_minute(some, zone)
    )
    assert (seen.size, seen.sum()) == (HOURS, pytest.approx(1025))
    assert int(seen.argmax()) == TUESDAY + 18
    assert (start == texts.astype("datetime64[m]").T[0]).all()


REFUSED = [
    ([None], [None], OSLO, "start: moment 0 is missing"),
    (np.array(["NaT"], dtype="datetime64[s]"), [None], OSLO, "start: moment 0 is missing"),
    ([], [], OSLO, "not one moment"),
    (["2025-01-01"], [], OSLO, "end: 0 moments for 1 starts"),
    (["2025-01-01", "1.2.2025"], [None, None], OSLO, "start: moment 1, '1.2.2025'"),
    (["2025-01-01"], [7], OSLO, "end: moment 0, 7, is no moment"),
    (["0202-01-01"], [None], OSLO, "start: 0202-01-01T00:00 is not in the years 1900 to 2199"),
    (["2200-01-01"], [None], OSLO, "is not in the years"),
    (["2025-01-01"], [None], "Europe/Lorenskog", "tz: 'Europe/Lorenskog'"),
    (["2025-01-01"], [None], None, "tz: None"),
    (np.array([["2025-01-01"]], dtype="datetime64[s]"), [None], OSLO, "one row of moments"),
]


@pytest.mark.parametrize(("start", "end", "tz", "said"), REFUSED)
def test_moments_that_are_none_are_refused(start: Any, end: Any, tz: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        aoristic(start, end, tz=tz)
