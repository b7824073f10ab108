"""Holding the meetings of the demo: each act on its day, by who does it in a partnership."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings

from samrad.actions.agendas import strike_item, write_agenda
from samrad.actions.attending import Attended, note_presence
from samrad.actions.deciding import Agreed, agree_measure, need_no_measure
from samrad.actions.evidence import note_evidence
from samrad.actions.locking import lock_minutes
from samrad.actions.matters import propose_matter
from samrad.actions.measures import do_measure
from samrad.actions.meetings import Planned, hold_meeting, plan_meeting
from samrad.actions.minutes import approve_minutes, send_minutes
from samrad.actions.notices import send_notice
from samrad.actions.publishing import Release, assess_parts, publish_minutes, to_publish
from samrad.actions.receipts import answer_call, open_notice
from samrad.actions.screening import accept_matter
from samrad.actions.writing import Words, Written, write_paragraph
from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence
from samrad.core.meetings.attending import Place
from samrad.core.meetings.calling import Answer
from samrad.core.meetings.kinds import Present, Wording
from samrad.core.meetings.notices import NoticeKind
from samrad.core.meetings.proposing import Proposal
from samrad.core.meetings.proposing import Words as Proposed
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.project.demo.meetings.shapes import DemoMatter, DemoMeasure, DemoMeeting, Said
from samrad.project.demo.shapes import DemoSeat, Member, noon
from samrad.records.basics.context import as_person
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import members
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.measures import Measure
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.queries import agenda_of
from samrad.records.people.models import Person
from samrad.records.reports.queries import partnerships
from samrad.web.desk.meetings.belonging import belonging
from samrad.web.desk.meetings.noticing import going
from samrad.web.kit.meeting_documents import public_minutes
from samrad.web.kit.phrases import word_for_meeting

_OPEN = Marking(Openness.OPEN)
_NOTHING = Words("", Marking(Openness.COUNCIL))
_ASSESSED = {"NO": "Vurdert før publisering.", "SE": "Bedömt före publicering."}
_MERINNSYN = "Vurdert; innsyn ville svekke arbeidet det gjelder."
_RUN = {Role.COORDINATOR, Role.POLICE_CONTACT}
# Who can bind each party.
_BIND = {
    Party.MUNICIPALITY: {Role.MAYOR, Role.MUNICIPAL_DIRECTOR},
    Party.POLICE: {Role.POLICE_CHIEF, Role.POLICE_SECTION_LEADER},
}


@dataclass(frozen=True, slots=True)
class Cast:
    """The council, its seats, everyone of the demo by address, and who is its secretary."""

    council: Council
    seats: tuple[DemoSeat, ...]
    persons: Mapping[str, Person]
    secretary: Person

    def __getitem__(self, member: Member) -> Person:
        """The person a member of the demo is."""
        return self.persons[member.email]

    def sitting(self, day: date) -> list[DemoSeat]:
        """Who always sits there on that day."""
        began = (s for s in self.seats if s.deputy is None and s.since <= day)
        return [s for s in began if s.until is None or day <= s.until]

    def writer(self, party: Party, day: date) -> Person:
        """Who runs the year for a party."""
        own = (s for s in self.sitting(day) if s.member.org.party is party)
        return self[next(s for s in own if s.role in _RUN).member]

    def binds(self, party: Party, day: date) -> Person:
        """Who can bind their party."""
        own = (s for s in self.sitting(day) if s.member.org.party is party)
        return self[next(s for s in own if s.role in _BIND[party]).member]


# A day, who acts on it, and what they do.
_Todo = tuple[date, Person, Callable[[date], None]]


def hold_meetings(cast: Cast, meetings: Iterable[DemoMeeting], stage_day: date) -> None:
    """Everything that had happened by `stage_day`, in the order it happened."""
    todo = [one for demo in meetings for one in _Held(cast, demo).acts()]
    in_order = sorted(todo, key=lambda one: one[0])
    play(((day, person, partial(act, day)) for day, person, act in in_order), stage_day)


def play(acts: Iterable[tuple[date, Person, Callable[[], object]]], stage_day: date) -> None:
    """Each act that had happened by `stage_day`, on its day and by its person."""
    for day, person, act in acts:
        if day <= stage_day:
            with standing_on(day), as_person(person.id):
                act()


@contextmanager
def standing_on(day: date) -> Iterator[None]:
    """The database looks from that day: who has left since, sat there then."""
    before = settings.SAMRAD_DEMO_DAY
    settings.SAMRAD_DEMO_DAY = day.isoformat()
    try:
        yield
    finally:
        settings.SAMRAD_DEMO_DAY = before


class _Held:
    """One meeting on its way; each of its acts finds it by name."""

    def __init__(self, cast: Cast, demo: DemoMeeting) -> None:
        self.cast, self.demo = cast, demo

    def acts(self) -> Iterator[_Todo]:
        demo, secretary = self.demo, self.cast.secretary
        called = demo.day - timedelta(days=demo.notice_days)
        yield demo.planned, secretary, self.plan
        yield called - timedelta(days=14), secretary, self.ask
        for matter in demo.matters:
            day = demo.day - timedelta(days=matter.days_before)
            yield day, self.cast[matter.by], partial(self.propose, matter)
        yield called, secretary, self.call
        for seat in self.cast.sitting(demo.day):
            reader = self.cast[seat.member]
            yield called + timedelta(days=1), reader, partial(self.read, reader)
        yield demo.day, secretary, self.hold
        yield from self.afterwards()

    def afterwards(self) -> Iterator[_Todo]:
        demo, secretary = self.demo, self.cast.secretary
        yield demo.day + timedelta(days=demo.sent_days), secretary, self.send
        locked = demo.day + timedelta(days=demo.locked_days)
        for party in Party:
            binds = self.cast.binds(party, locked)
            yield locked, binds, partial(self.approve, binds)
        yield locked, secretary, self.lock
        for said in demo.said:
            for measure in said.measures:
                owner = measure.police or measure.municipality
                if measure.done and owner:
                    yield measure.done, self.cast[owner], partial(self.do, measure)

    @property
    def meeting(self) -> Meeting:
        number, year = self.demo.name.split("/")
        of = Meeting.objects.select_related("council")
        return of.get(council=self.cast.council, year=2000 + int(year), number=int(number))

    @property
    def word(self) -> str:
        return word_for_meeting(self.cast.council.language)

    def plan(self, day: date) -> None:
        demo = self.demo
        planned = Planned(demo.day, self.word, demo.starts, demo.ends, demo.place)
        plan_meeting(self.cast.council, planned, by=self.cast.secretary, at=noon(day))

    def ask(self, day: date) -> None:
        meeting = self.meeting
        ref = f"{self.word} {meeting.name}"
        done = Evidence(Deed.MATTERS_CALLED_FOR, day, ref, meeting.name)
        note_evidence(self.cast.council, done, by=self.cast.secretary, at=noon(day))

    def propose(self, matter: DemoMatter, day: date) -> None:
        words = Proposed(matter.title, matter.background, matter.outcome)
        proposal = Proposal(
            words,
            matter.kind,
            matter.type,
            focus=matter.focus,
            minutes=matter.minutes,
            marking=matter.marking,
            raised_by=matter.raised_by,
            raised_for=matter.raised_for,
        )
        of = self.cast
        by = of[matter.by]
        propose_matter(of.council, proposal, meeting=self.meeting, by=by, at=noon(day))

    def call(self, day: date) -> None:
        meeting, by, at = self.meeting, self.cast.secretary, noon(day)
        for matter in Matter.objects.filter(meeting=meeting, stage="proposed"):
            accept_matter(matter, meeting, by=by, at=at)
        known = partnerships([self.cast.council], on=day)[self.cast.council.id]
        write_agenda(meeting, belonging(meeting, known, on=day), by=by, at=at)
        for item in agenda_of(meeting):
            if item.title in self.demo.struck:
                strike_item(item, by=by, at=at)
        send_notice(meeting, going(meeting, NoticeKind.NOTICE), by=by, at=at)

    def read(self, reader: Person, day: date) -> None:
        meeting, at = self.meeting, noon(day)
        open_notice(meeting, None, by=reader, at=at)
        if reader not in self.away:
            answer_call(meeting, Answer.COMES, by=reader, at=at)

    @property
    def away(self) -> list[Person]:
        return [self.cast[member] for member in self.demo.away]

    def seats(self, day: date) -> list[Seat]:
        """Who always sits there."""
        every = members(self.cast.council, on=day)
        return [seat for seat in every if seat.deputy is None and seat.since <= day]

    def hold(self, day: date) -> None:
        meeting, by, at = self.meeting, self.cast.secretary, noon(day)
        hold_meeting(meeting, self.word, by=by, at=at)
        items = agenda_of(meeting)
        there = [Attended(seat.person_id, self.place(seat)) for seat in self.seats(day)]
        note_presence(items[0], there, by=by, at=at)
        for said in self.demo.said:
            self.write(next(i for i in items if i.title.startswith(said.item)), said)
        if self.demo.evaluated:
            done = Evidence(Deed.EVALUATED, day, f"{self.word} {meeting.name}", meeting.name)
            note_evidence(self.cast.council, done, by=by, at=at)

    def place(self, seat: Seat) -> Place:
        present = Present.EXCUSED if seat.person in self.away else Present.PRESENT
        return Place(present, seat.id)

    def write(self, item: Item, said: Said) -> None:
        self.paragraph(item, Wording.SUMMARY, said.summary, said.marking)
        if not said.decision:
            return
        decision = self.paragraph(item, Wording.DECISION, said.decision, said.marking)
        by, at = self.cast.secretary, noon(self.demo.day)
        for measure in said.measures:
            agree_measure(item, decision, self.agreed(measure), by=by, at=at)
        if said.without:
            need_no_measure(item, decision, said.without, by=by, at=at)
        if said.dissent:
            self.paragraph(item, Wording.DISSENT, said.dissent, said.marking)

    def paragraph(self, item: Item, wording: Wording, text: str, marking: Marking) -> UUID:
        written = Written(uuid7(), wording, Words(text, marking), _NOTHING)
        write_paragraph(item, written, by=self.cast.secretary, at=noon(self.demo.day))
        return written.id

    def agreed(self, measure: DemoMeasure) -> Agreed:
        owners = {
            Party.MUNICIPALITY: measure.municipality,
            Party.POLICE: measure.police,
        }
        own = {party: self.cast[one].id for party, one in owners.items() if one}
        return Agreed(uuid7(), measure.title, own, measure.deadline, measure.indicator)

    def send(self, day: date) -> None:
        send_minutes(self.meeting, by=self.cast.secretary, at=noon(day))

    def approve(self, binds: Person, day: date) -> None:
        sha256 = minutes_of(self.meeting, on=day).sha256
        approve_minutes(self.meeting, sha256, by=binds, at=noon(day))

    def lock(self, day: date) -> None:
        ref = f"{self.word} {self.meeting.name}"
        lock_minutes(self.meeting, ref, by=self.cast.secretary, at=noon(day))
        self.publish(day)

    def publish(self, day: date) -> None:
        meeting, by, at = self.meeting, self.cast.secretary, noon(day)
        unassessed = agenda_of(meeting)
        markings = {item.id: _OPEN for item in unassessed if item.openness == "council"}
        assess_parts(meeting, markings, reason=_ASSESSED[meeting.council.country], by=by, at=at)
        found = to_publish(meeting, on=day)
        assert found is not None  # noqa: S101 -- it was locked a line before
        word = partial(public_minutes, at=at)
        release = Release(found.public.sha256, _MERINNSYN, word)
        publish_minutes(meeting, release, by=by, at=at)

    def do(self, measure: DemoMeasure, day: date) -> None:
        row = Measure.objects.get(council=self.cast.council, title=measure.title)
        owner = row.police_owner or row.municipality_owner
        assert owner is not None  # noqa: S101 -- the database keeps that each has one
        do_measure(row, measure.proof, by=owner, at=noon(day))
