"""Writing a calendar that phones and Outlook can subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Timezone

from samrad.gateways.ical.zones import time_zone, zone_of

_PRODUCT = "-//Samråd//Samråd//NO"


@dataclass(frozen=True, slots=True)
class DayEvent:
    """Something that belongs on a day.

    Attributes:
        uid: The same for the same thing at every fetch, so that calendars move it and do
            not add it again.
        day: The day.
        summary: What it is, in one line.
        description: Why, and how it stands.
        category: The ring of the wheel it is on.
    """

    uid: str
    day: date
    summary: str
    description: str
    category: str


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """A meeting: people are busy from `starts` to `ends`, or all day.

    Attributes:
        uid: The same for the meeting as long as it lives, wherever it is moved.
        sequence: One more for each time it was moved or cancelled.
        starts: When it begins, told in one of our time zones; or the day, if no more is known.
        ends: When it ends, if that is known.
        summary: What it is, in one line.
        description: What it is, in a few.
        place: Where; may be empty.
        address: Its page.
        cancelled: It will not be held.
    """

    uid: str
    sequence: int
    starts: date
    ends: date | None
    summary: str
    description: str
    place: str
    address: str
    cancelled: bool = False


def calendar(
    name: str, days: Iterable[DayEvent], meetings: Iterable[TimedEvent] = (), *, at: datetime
) -> bytes:
    """The calendar called `name`, as fetched at the moment `at`."""
    written = begun("PUBLISH")
    written.add("x-wr-calname", " ".join(name.split()))
    written.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    timed = list(meetings)
    for component in (
        *zones_of(timed),
        *(_day_event(day, at) for day in days),
        *(timed_event(meeting, at) for meeting in timed),
    ):
        written.add_component(component)
    result: bytes = written.to_ical()
    return result


def zones_of(meetings: Iterable[TimedEvent]) -> list[Timezone]:
    """What explains the times of `meetings`: one component for each time zone."""
    moments = (one.starts for one in meetings if isinstance(one.starts, datetime))
    return [time_zone(name) for name in sorted({zone_of(moment) for moment in moments})]


def begun(method: str) -> Calendar:
    """A calendar with nothing in it yet."""
    written = Calendar()
    written.add("prodid", _PRODUCT)
    written.add("version", "2.0")
    written.add("calscale", "GREGORIAN")
    written.add("method", method)
    return written


def timed_event(meeting: TimedEvent, at: datetime) -> Event:
    """A meeting as a calendar keeps it."""
    written = Event()
    written.add("uid", meeting.uid)
    written.add("sequence", meeting.sequence)
    written.add("dtstamp", at)
    written.add("dtstart", meeting.starts)
    if meeting.ends is not None:
        written.add("dtend", meeting.ends)
    written.add("summary", " ".join(meeting.summary.split()))
    written.add("description", meeting.description)
    if meeting.place:
        written.add("location", meeting.place)
    written.add("url", meeting.address)
    written.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    written.add("transp", "TRANSPARENT" if meeting.cancelled else "OPAQUE")
    return written


def _day_event(event: DayEvent, at: datetime) -> Event:
    written = Event()
    written.add("uid", event.uid)
    written.add("dtstamp", at)
    written.add("dtstart", event.day)
    written.add("dtend", event.day + timedelta(days=1))
    written.add("summary", event.summary)
    written.add("description", event.description)
    written.add("categories", [event.category])
    # A deadline does not make anybody busy.
    written.add("transp", "TRANSPARENT")
    return written
