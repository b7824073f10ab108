"""Writing a calendar that phones and Outlook can subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

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


def calendar(name: str, events: Iterable[DayEvent], *, at: datetime) -> bytes:
    """The calendar called `name` with `events`, as fetched at the moment `at`."""
    written = Calendar()
    written.add("prodid", _PRODUCT)
    written.add("version", "2.0")
    written.add("calscale", "GREGORIAN")
    written.add("method", "PUBLISH")
    written.add("x-wr-calname", " ".join(name.split()))
    written.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    for event in events:
        written.add_component(_written(event, at))
    result: bytes = written.to_ical()
    return result


def _written(event: DayEvent, at: datetime) -> Event:
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
