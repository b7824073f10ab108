"""Who is called to a meeting, what became of the letter, and what each of them answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.notices import Lacking
from samrad.core.people.offices import Filled, Office
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.people.seats import Seat


class As(StrEnum):
    """As what somebody is called."""

    MEMBER = "member"
    DEPUTY = "deputy"
    GUEST = "guest"


class Answer(StrEnum):
    """What somebody who is called answers."""

    NONE = ""
    COMES = "comes"
    SEND_DEPUTY = "send_deputy"


class Fate(StrEnum):
    """What became of a letter, as far as anybody can know."""

    BY_HAND = "by_hand"  # there is no address or no mail server: people hand it over
    HANDED_OVER = "handed_over"
    QUEUED = "queued"
    WAITS = "waits"  # the mail server did not take it yet; it is tried again
    ON_ITS_WAY = "on_its_way"
    # The worker, or the line, was cut off after the letter went and before the server answered.
    UNCERTAIN = "uncertain"
    SENT = "sent"
    UNDELIVERED = "undelivered"


# With these a person has to do something: the letter goes no further by itself.
STUCK = frozenset({Fate.BY_HAND, Fate.UNCERTAIN, Fate.UNDELIVERED})
# What may be sent anew: certainly no letter is still on its way.
_AGAIN = frozenset({Fate.UNCERTAIN, Fate.UNDELIVERED, Fate.BY_HAND})


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who is called.

    Attributes:
        person: Who.
        name: What they are called.
        email: Where the letter goes; empty for who can be reached by none.
        as_what: Member, deputy or guest.
        party: For whom they sit; none for a guest.
        role: What they are in the council; none for a guest.
    """

    person: UUID
    name: str
    email: str
    as_what: As = As.MEMBER
    party: Party | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written on a receipt, in the order in which it comes.

    Attributes:
        queued: A letter is to go.
        tried: When the mail server last did not take it.
        handing_in: When the letter was about to be handed in; written before it was.
        uncertain: When it was found that nobody knows whether the server took it.
        sent: When the server took it.
        undelivered: When the server said that nobody has that address.
        handed_over: When somebody said that they handed it over.
    """

    queued: datetime | None = None
    tried: datetime | None = None
    handing_in: datetime | None = None
    uncertain: datetime | None = None
    sent: datetime | None = None
    undelivered: datetime | None = None
    handed_over: datetime | None = None


def fate_of(marks: Marks) -> Fate:
    """What became of the letter: the surest of its marks counts."""
    found: Sequence[tuple[object, Fate]] = (
        (marks.handed_over, Fate.HANDED_OVER),
        (marks.sent, Fate.SENT),
        (marks.undelivered, Fate.UNDELIVERED),
        (marks.uncertain, Fate.UNCERTAIN),
        (marks.handing_in, Fate.ON_ITS_WAY),
        (marks.tried, Fate.WAITS),
        (marks.queued, Fate.QUEUED),
    )
    return next((fate for mark, fate in found if mark), Fate.BY_HAND)


def why_not_again(fate: Fate, email: str) -> Refusal | None:
    """Why the letter cannot be sent once more, or None if it can."""
    if fate not in _AGAIN:
        return Refusal("notice.not_again", {"fate": fate})
    if not email:
        return Refusal("notice.no_address")
    return None


def why_not_answer(answer: Answer, as_what: As) -> Refusal | None:
    """Why somebody called as that cannot answer so, or None if they can."""
    if answer is Answer.NONE or (answer is Answer.SEND_DEPUTY and as_what is As.GUEST):
        return Refusal("notice.no_answer")
    return None


def deputy_for(
    person: UUID, seats: Iterable[Seat], engaged: Iterable[UUID], *, on: date
) -> Seat | None:
    """The next deputy in line for the place of `person`, if there is one.

    A deputy who cannot come passes it on to the one behind. `engaged` are those who cannot
    come, and those who come as members themselves.
    """
    council, engaged = [seat for seat in seats if on in seat.period], {*engaged, person}
    own = [seat for seat in council if seat.person == person]
    places = {seat.place for seat in own}
    last = max((seat.deputy or 0 for seat in own), default=0)
    free = [
        seat
        for seat in council
        if seat.place in places and (seat.deputy or 0) > last and seat.person not in engaged
    ]
    return min(free, key=lambda seat: seat.deputy or 0, default=None)


def lacking(
    seats: Iterable[Seat],
    offices: Mapping[Office, Filled],
    *,
    unreached: int,
    kept_back: int,
    has_server: bool,
) -> tuple[Lacking, ...]:
    """What speaks against sending the notice and does not forbid it.

    `seats` are those that are sat on, and `offices` who holds each, on the day of the meeting.
    """
    parties = {seat.place.party for seat in seats}
    asked = (
        (Lacking.NO_CHAIR, offices[Office.CHAIR].vacant),
        (Lacking.NO_SECRETARY, offices[Office.SECRETARY].vacant),
        (Lacking.NO_MUNICIPALITY, Party.MUNICIPALITY not in parties),
        (Lacking.NO_POLICE, Party.POLICE not in parties),
        (Lacking.NO_MAIL_SERVER, not has_server),
        (Lacking.NOT_REACHED, has_server and unreached > 0),
        (Lacking.KEPT_BACK, kept_back > 0),
    )
    return tuple(what for what, found in asked if found)
