"""The evidence of one council, laid out so that each duty finds its own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence


@dataclass(slots=True)
class Meeting:
    """What is known of one meeting, gathered from its evidence."""

    name: str
    planned: Evidence | None = None
    held: Evidence | None = None
    called: Evidence | None = None
    agenda: Evidence | None = None
    minutes: Evidence | None = None
    topics: dict[str, Evidence] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day it was held, or else the day it is planned for."""
        appointed = self.held or self.planned
        # `lay_out` keeps only meetings that have one of the two.
        return appointed.on if appointed else date.max

    def note(self, evidence: Evidence) -> None:
        """Add one piece of evidence; of two plans the later known one counts."""
        match evidence.deed:
            case Deed.MEETING_PLANNED:
                self.planned = evidence
            case Deed.MEETING_HELD:
                self.held = evidence
            case Deed.MATTERS_CALLED_FOR:
                self.called = self.called or evidence
            case Deed.AGENDA_SENT:
                self.agenda = self.agenda or evidence
            case Deed.MINUTES_ARCHIVED:
                self.minutes = self.minutes or evidence
            case Deed.TOPIC_TREATED:
                self.topics.setdefault(evidence.topic.casefold(), evidence)
            case _:
                pass


@dataclass(frozen=True, slots=True)
class Record:
    """All evidence of one council, oldest first."""

    by_deed: dict[Deed, list[Evidence]]
    meetings: dict[int, list[Meeting]]

    def of(self, deed: Deed) -> Sequence[Evidence]:
        """Every time `deed` was done."""
        return self.by_deed.get(deed, ())

    def in_year(self, deed: Deed, year: int) -> list[Evidence]:
        """Every time `deed` was done in the calendar year `year`."""
        return [evidence for evidence in self.of(deed) if evidence.on.year == year]


def lay_out(evidence: Iterable[Evidence]) -> Record:
    """Sort `evidence` by deed, and by meeting within each calendar year."""
    by_deed: dict[Deed, list[Evidence]] = defaultdict(list)
    meetings: dict[str, Meeting] = {}
    for item in sorted(evidence, key=_known_then_done):
        by_deed[item.deed].append(item)
        name = item.meeting or _own_name(item)
        if name:
            meetings.setdefault(name, Meeting(name)).note(item)
    for items in by_deed.values():
        items.sort(key=lambda item: item.on)
    return Record(dict(by_deed), _by_year(meetings.values()))


def _own_name(item: Evidence) -> str:
    """A meeting noted without a name is a meeting of its own, named by its day."""
    return item.on.isoformat() if item.deed is Deed.MEETING_HELD else ""


def _known_then_done(item: Evidence) -> tuple[date, date]:
    return (item.known or item.on, item.on)


def _by_year(meetings: Iterable[Meeting]) -> dict[int, list[Meeting]]:
    years: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        if meeting.held or meeting.planned:
            years[meeting.day.year].append(meeting)
    return dict(years)
