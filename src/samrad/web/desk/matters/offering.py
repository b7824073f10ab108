"""What a matter can be proposed with: meetings and their deadlines, topics, papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samrad.core.access.permissions import Act
from samrad.core.agreements.clauses import Clause
from samrad.core.basics.places.lookup import municipality
from samrad.core.basics.places.municipality import Municipality
from samrad.core.calendars.countries import Country
from samrad.core.duties.topics_asked import areas_on, topics_on
from samrad.core.meetings.proposing import Deadline, deadline_for
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.reading_matters import coming_meetings, municipalities_of
from samrad.records.papers.models import Paper
from samrad.records.papers.queries import papers_of
from samrad.web.desk.here import Here
from samrad.web.kit import clock, formats


@dataclass(frozen=True, slots=True)
class Chance:
    """A meeting to come, and by when matters for it are to be in."""

    meeting: Meeting
    deadline: Deadline | None
    on: date

    @property
    def in_time(self) -> bool:
        """Whether a matter proposed now is in time."""
        return self.deadline is None or self.on <= self.deadline.day

    @property
    def says(self) -> str:
        """The meeting with its deadline, as one chooses it."""
        facts = {"name": self.meeting.name, "day": formats.day(self.meeting.day)}
        if self.deadline is None:
            return _("Meeting %(name)s on %(day)s") % facts
        facts["last"] = formats.day(self.deadline.day)
        chance = (
            _("in time until %(last)s")
            if self.in_time
            else _("late: the deadline was %(last)s, the secretary decides")
        )
        return f"{_('Meeting %(name)s on %(day)s') % facts} – {chance % facts}"


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from.

    Attributes:
        country: Whose grounds of exemption count.
        on: Today.
        chances: The meetings to come, the next first.
        focuses: The topics and focus areas of the agreement.
        municipalities: Keys and names of those that take part, where there are several.
        papers: The papers the reader sees.
        may_raise_for_others: Whether they may enter a matter on behalf of others.
    """

    country: Country
    on: date
    chances: tuple[Chance, ...]
    focuses: tuple[str, ...]
    municipalities: tuple[tuple[str, str], ...]
    papers: Sequence[Paper]
    may_raise_for_others: bool

    @property
    def best(self) -> Chance | None:
        """The next meeting for which a matter comes in time, else the next."""
        in_time = (chance for chance in self.chances if chance.in_time)
        return next(in_time, self.chances[0] if self.chances else None)


def offered(at: Here) -> Offered:
    """What the reader can propose a matter with. Six queries."""
    known, today = at.partnership(), clock.today()
    topics = topics_on(today, known.clauses, known.norms)
    return Offered(
        country=known.country,
        on=today,
        chances=chances(at, known.clauses),
        focuses=tuple(dict.fromkeys((*topics, *areas_on(today, known.clauses)))),
        municipalities=_several(municipalities_of(at.council, on=today)),
        papers=[paper for paper, _kept in papers_of(at.council, on=today)],
        may_raise_for_others=at.seat.why_not(Act.SCREEN_MATTER) is None,
    )


def chances(at: Here, clauses: Sequence[Clause]) -> tuple[Chance, ...]:
    """The meetings to come with their deadlines. One query."""
    today, country = clock.today(), Country(at.council.country)
    found = []
    for meeting in coming_meetings(at.council, on=today):
        deadline = deadline_for(meeting.day, clauses, country=country)
        found.append(Chance(meeting, deadline, today))
    return tuple(found)


def place_name(key: str) -> str:
    """What the municipality with that key is called; its key where nobody knows it."""
    found = municipality(key)
    return found.name if isinstance(found, Municipality) else key


def _several(keys: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, place_name(key)) for key in keys) if len(keys) > 1 else ()
