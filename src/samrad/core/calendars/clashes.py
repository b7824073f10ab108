"""Days on which somebody cannot come, because they have a meeting of another council.

Where two councils share a person, such as the politikontakt of Hallingdal with seven, each
plans for itself. Who plans learns that somebody is busy, and where only if they sit there, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samrad.core.calendars.planner import Against, DayWarning


@dataclass(frozen=True, slots=True)
class BusyDay:
    """A person who sits here has a meeting of another council on a day.

    Attributes:
        person: Their name.
        day: The day.
        council: The other council's name; empty where the reader does not sit in it.
    """

    person: str
    day: date
    council: str = ""


def clashes(busy: Iterable[BusyDay]) -> Mapping[date, tuple[DayWarning, ...]]:
    """For each day, a warning for each person who cannot come, in order of name.

    Two other councils on one day keep the same person away once; the one whose name the
    reader may know is the one that is said.
    """
    places: dict[date, dict[str, str]] = defaultdict(dict)
    for one in sorted(busy, key=lambda one: (one.day, one.person, one.council)):
        places[one.day][one.person] = one.council
    return {
        day: tuple(DayWarning(Against.BUSY, person, where) for person, where in found.items())
        for day, found in places.items()
    }
