"""Reading meetings as the plain values their papers are made of."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from samrad.core.agreements.composing import offices_named
from samrad.core.basics.countries import Country
from samrad.core.meetings.kinds import MeetingKind
from samrad.core.meetings.minutes import Held, Minutes
from samrad.core.meetings.reading_minutes import minutes_from
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.core.meetings.told import Afterwards, Approved, Kept, Offices, offices_at
from samrad.core.people.offices import offices_on
from samrad.core.people.parties import Party
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.councils.models import Council
from samrad.records.councils.sitting import sitting_in
from samrad.records.meetings.approving import Approval, MinutesVersion
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.progress import approvals_of


def year_of(council: Council, year: int) -> tuple[Kept, ...]:
    """The meetings held in `year`, in their order, with their latest minutes. Seven queries."""
    held = Meeting.objects.filter(council=council, year=year, stage=MeetingStage.HELD)
    return _with_offices(council, _kept(council, list(held.order_by("day", "number"))))


def kept_of(council: Council, meeting: Meeting) -> Kept:
    """One meeting with its latest locked minutes, if there are any. Six queries."""
    return _with_offices(council, _kept(council, [meeting]))[0]


def draft_of(council: Council, meeting: Meeting, *, on: date) -> Kept:
    """What is written of `meeting` now, and who approves exactly that. Fourteen queries."""
    written = minutes_of(meeting, on=on)
    approved = _approved(approvals_of(meeting, written))
    after = Afterwards(MinutesStage(meeting.minutes_stage), approved)
    return _with_offices(council, [Kept(meeting.id, written, after)])[0]


def offices_of(council: Council, held: Held) -> Offices:
    """Who led that meeting and who wrote. Four queries."""
    return _offices_in(council)(held)


def _with_offices(council: Council, kept: Iterable[Kept]) -> tuple[Kept, ...]:
    offices = _offices_in(council)
    return tuple(replace(one, offices=offices(one.minutes)) for one in kept)


def _offices_in(council: Council) -> Callable[[Held], Offices]:
    """Who led and who wrote, by the agreement and the seats of each day. Four queries."""
    seats, country = sitting_in(council).seats, Country(council.country)
    clauses = clauses_in_force([council.id])[council.id]

    def offices(held: Held) -> Offices:
        named = offices_named(clauses, country, on=held.day)
        return offices_at(held, offices_on(named, seats, on=held.day))

    return offices


def _kept(council: Council, meetings: list[Meeting]) -> list[Kept]:
    versions = {one.meeting_id: one for one in _latest(meetings)}
    approvals: dict[UUID, list[Approval]] = defaultdict(list)
    shas = [one.sha256 for one in versions.values()]
    rows = Approval.objects.filter(meeting__in=meetings, sha256__in=shas)
    for row in rows.select_related("by").order_by("party"):
        approvals[row.meeting_id].append(row)
    return [
        _locked(one, versions[one.id], approvals[one.id])
        if one.id in versions
        else Kept(one.id, _bare(council, one), Afterwards(MinutesStage(one.minutes_stage)))
        for one in meetings
    ]


def _latest(meetings: list[Meeting]) -> Iterable[MinutesVersion]:
    rows = MinutesVersion.objects.filter(meeting__in=meetings)
    return rows.order_by("meeting", "-number").distinct("meeting")


def _locked(meeting: Meeting, version: MinutesVersion, rows: Iterable[Approval]) -> Kept:
    after = Afterwards(MinutesStage.LOCKED, _approved(rows), version.locked_at)
    return Kept(meeting.id, minutes_from(version.content), after)


def _approved(rows: Iterable[Approval]) -> tuple[Approved, ...]:
    return tuple(Approved(Party(row.party), row.by.name, row.at) for row in rows)


def _bare(council: Council, meeting: Meeting) -> Minutes:
    """Which meeting it was; of what was said nothing, for that may still change."""
    return Minutes(
        council=council.name,
        country=Country(council.country),
        language=council.language,
        meeting=meeting.name,
        kind=MeetingKind(meeting.kind),
        day=meeting.day,
        place=meeting.place,
        starts=meeting.starts,
        ends=meeting.ends,
    )
