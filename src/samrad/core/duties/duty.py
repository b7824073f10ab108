"""A duty: one dated thing that follows from a clause or a norm."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.agreements.clauses import Clause
from samrad.core.duties.evidence import Evidence
from samrad.core.norms.shapes import Norm
from samrad.core.people.parties import Party


class Kind(StrEnum):
    """What the duty asks someone to do; the title's wording hangs on it."""

    MEETING = "meeting"
    REGIONAL_MEETING = "regional_meeting"
    MATTERS = "matters"
    AGENDA = "agenda"
    MINUTES = "minutes"
    TOPICS = "topics"
    AREA = "area"
    PLAN = "plan"
    PLAN_FOLLOW_UP = "plan_follow_up"
    EVALUATION = "evaluation"
    REVIEW = "review"
    BYLAWS = "bylaws"
    PICTURE = "picture"
    REPORT = "report"
    PLEDGES = "pledges"
    AGREEMENT = "agreement"
    COUNCIL = "council"
    COORDINATION = "coordination"
    COMPOSITION = "composition"


class Waits(StrEnum):
    """Why a duty cannot be asked for, whatever the day."""

    NOT_YET_IN_FORCE = "not_yet_in_force"
    NO_LONGER_IN_FORCE = "no_longer_in_force"
    MEETING_NOT_HELD = "meeting_not_held"
    OPTIONAL = "optional"


_BREAKS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Duty:
    """One dated thing that follows from a clause or a norm.

    Attributes:
        kind: What is asked.
        promise: The clause or norm it follows from.
        year: The calendar year it belongs to.
        part: What tells it from its siblings of that year: `"2"` for the second meeting,
            a focus area's name; empty where there is one a year.
        due: The last day on which it is done in time.
        met_by: The evidence that meets it.
        waits: Why it is not asked for once `due` is past (or at all), if so.
        missing: What is still missing of several things, e.g. topics not yet treated.
        planned: For a meeting not yet held, the plan that says which day it will be.
        assumed: The text names no rhythm ("jevnlig"), so the day rests on our fallback.
    """

    kind: Kind
    promise: Clause | Norm
    year: int
    part: str
    due: date
    met_by: Evidence | None = None
    waits: Waits | None = None
    missing: tuple[str, ...] = ()
    planned: Evidence | None = None
    assumed: bool = False

    @property
    def key(self) -> str:
        """Stable name: the same duty has it on every day one looks."""
        parts = (self.promise.key, str(self.year), _plain(self.part))
        return ".".join(part for part in parts if part)

    @property
    def binds(self) -> frozenset[Party]:
        """The party or parties that owe it."""
        return self.promise.binds


def _plain(part: str) -> str:
    """A part as it can stand in an address and a calendar: "rusmisbruk-opp-mot-unge"."""
    return _BREAKS.sub("-", part.casefold()).strip("-")
