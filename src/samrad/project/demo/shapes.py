"""What the demo is written in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from samrad.core.agreements.versions import Change, Draft
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.duties.evidence import Evidence
from samrad.core.people.bodies import Body
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

# The day on which the demo's clock stands at each stage.
STAGES = {
    "agreed": date(2025, 1, 8),
    "midyear": date(2025, 6, 16),
    "yearend": date(2025, 12, 10),
    "handover": date(2026, 1, 14),
}


@dataclass(frozen=True, slots=True)
class Org:
    """An organisation of the demo; `municipality` is its key in the register."""

    name: str
    party: Party
    country: Country
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Someone of the demo: known by a role, with an address nobody reads."""

    email: str
    name: str
    org: Org
    language: str


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """A member's seat."""

    member: Member
    role: Role
    since: date
    until: date | None = None
    deputy: int | None = None
    leading: bool = False


@dataclass(frozen=True, slots=True)
class DemoVersion:
    """A version both parties signed on `signed`, counted from `since`."""

    title: str
    signed: date
    clauses: tuple[Draft, ...]
    since: date | None = None


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A version being worked on since `started`: the changes proposed, and by whom."""

    title: str
    started: date
    changes: tuple[tuple[Change, Member], ...]


@dataclass(frozen=True, slots=True)
class DemoCouncil:
    """One partnership of the demo; `municipality` is whose school breaks it heeds."""

    slug: str
    name: str
    country: Country
    language: str
    municipality: str
    orgs: tuple[Org, ...]
    seats: tuple[DemoSeat, ...]
    versions: tuple[DemoVersion, ...]
    evidence: tuple[Evidence, ...]
    under_way: tuple[UnderWay, ...] = field(default=())
    bodies: tuple[Body, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting of the demo and what is known of it; None is what was not done."""

    name: str
    held: date
    planned: date | None = None
    agenda_days: int | None = None
    minutes_days: int | None = None
    topics: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    evaluated: bool = False


def evidence_of(word: str, meeting: Met) -> Iterator[Evidence]:
    """All the evidence of one meeting; `word` is what a meeting is called, e.g. "møte"."""
    name, day = meeting.name, meeting.held
    ref = f"{word} {name}"
    if meeting.planned:
        yield Evidence(Deed.MEETING_PLANNED, day, ref, name, known=meeting.planned)
    if meeting.agenda_days is not None:
        sent = day - timedelta(days=meeting.agenda_days)
        yield Evidence(Deed.MATTERS_CALLED_FOR, sent - timedelta(days=14), ref, name)
        yield Evidence(Deed.AGENDA_SENT, sent, ref, name)
    yield Evidence(Deed.MEETING_HELD, day, ref, name)
    for topic in meeting.topics:
        yield Evidence(Deed.TOPIC_TREATED, day, ref, name, topic)
    for area in meeting.areas:
        yield Evidence(Deed.AREA_TREATED, day, ref, name, area)
    if meeting.evaluated:
        yield Evidence(Deed.EVALUATED, day, ref, name)
    if meeting.minutes_days is not None:
        archived = day + timedelta(days=meeting.minutes_days)
        yield Evidence(Deed.MINUTES_ARCHIVED, archived, ref, name)


def planned(word: str, name: str, day: date, *, known: date) -> Evidence:
    """A meeting whose day was decided on `known`."""
    return Evidence(Deed.MEETING_PLANNED, day, f"{word} {name}", name, known=known)


def noon(day: date) -> datetime:
    """When what is done in the demo is done."""
    return datetime.combine(day, time(12), ZoneInfo("Europe/Oslo"))
