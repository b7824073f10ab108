"""What goes into the log besides the acts of the permission table."""

from enum import StrEnum


class Event(StrEnum):
    """Something that happened in a council without being anybody's act there."""

    COUNCIL_FOUNDED = "council_founded"
    SEAT_GIVEN = "seat_given"
    GUEST_ACCEPTED = "guest_accepted"
    SEAT_ENDED = "seat_ended"
    EXEMPT_READ = "exempt_read"
    EXPORTED = "exported"
    GUARD_OVERRIDDEN = "guard_overridden"
    DISTRICT_ASKED = "district_asked"
    ANALYST_NAMED = "analyst_named"
    ANALYST_REMOVED = "analyst_removed"
    DISPOSED = "disposed"
    KIND_FOLLOWED = "kind_followed"


class Thing(StrEnum):
    """What an entry is about."""

    COUNCIL = "council"
    SEAT = "seat"
    VERSION = "version"
    CHANGE = "change"
    SIGNED_FILE = "signed_file"
    EVIDENCE = "evidence"
    FEED = "feed"
    PAPER = "paper"
    FIGURES = "figures"
    INVITATION = "invitation"
    PERSON = "person"
    DISTRICT = "district"
    RECEIPT = "receipt"
    MEETING = "meeting"
    POLL = "poll"
    MATTER = "matter"
    ITEM = "item"
    MINUTES = "minutes"
    MEASURE = "measure"
    SOURCE = "source"
    DELIVERY = "delivery"
    ORDER = "order"
    PICTURE = "picture"
    WEIGHTS = "weights"
    PROBLEM = "problem"
