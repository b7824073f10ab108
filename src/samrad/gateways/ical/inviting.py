"""Inviting to a meeting by e-mail, moving it and calling it off (iTIP, RFC 5546)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from icalendar import vCalAddress

from samrad.gateways.ical.write import TimedEvent, begun, timed_event, zones_of


class Method(StrEnum):
    """What a message asks the calendar of its receiver to do."""

    REQUEST = "REQUEST"  # an invitation; with a higher sequence, an update of it
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"  # for who invites: nobody answers themselves


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody by name and address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to one person about one meeting.

    Attributes:
        event: The meeting.
        organizer: Who invites, and gets the answers.
        sender: The address the letter comes from, on behalf of who invites.
        to: Whom it is for; the others who are invited are not told to anybody's mail server.
    """

    event: TimedEvent
    organizer: Who
    sender: str
    to: Who

    @property
    def method(self) -> Method:
        """Calling off, publishing to who invites, or inviting."""
        if self.event.cancelled:
            return Method.CANCEL
        if self.to.email.casefold() == self.organizer.email.casefold():
            return Method.PUBLISH
        return Method.REQUEST


def written(message: Message, *, at: datetime) -> bytes:
    """The message as a calendar reads it, sent at the moment `at`."""
    calendar = begun(message.method.value)
    for zone in zones_of([message.event]):
        calendar.add_component(zone)
    event = timed_event(message.event, at)
    event.add("organizer", _organizer(message))
    if message.method is not Method.PUBLISH:
        event.add("attendee", _attendee(message))
    calendar.add_component(event)
    result: bytes = calendar.to_ical()
    return result


def _organizer(message: Message) -> vCalAddress:
    organizer = _address(message.organizer)
    if message.sender.casefold() != message.organizer.email.casefold():
        organizer.params["SENT-BY"] = f"mailto:{message.sender}"
    return organizer


def _attendee(message: Message) -> vCalAddress:
    attendee = _address(message.to)
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = "NEEDS-ACTION"
    # A meeting that is called off waits for no answer.
    attendee.params["RSVP"] = "FALSE" if message.event.cancelled else "TRUE"
    return attendee


def _address(who: Who) -> vCalAddress:
    address = vCalAddress(f"mailto:{who.email}")
    address.params["CN"] = " ".join(who.name.split())
    return address
