"""One calendar year of one council, as the duties of that year need to see it."""

from dataclasses import dataclass
from datetime import date

from samrad.core.agreements.clauses import Clause
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.calendars.workdays import last_working_day
from samrad.core.duties.duty import Duty, Kind, Waits
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.matching import nearest
from samrad.core.duties.record import Record
from samrad.core.duties.slots import Slot, spread
from samrad.core.norms.shapes import Norm


@dataclass(frozen=True, slots=True)
class YearView:
    """The year's number, its places for meetings, and the council's whole record."""

    country: Country
    number: int
    slots: tuple[Slot, ...]
    record: Record

    @property
    def last_day(self) -> date:
        """The last working day of the year."""
        return last_working_day(self.country, self.number, 12)


def waits_outside(promise: Clause | Norm, due: date) -> Waits | None:
    """Why a duty on `due` is not asked for: its clause or norm is not in force that day."""
    if due < promise.since:
        return Waits.NOT_YET_IN_FORCE
    if promise.until is not None and due > promise.until:
        return Waits.NO_LONGER_IN_FORCE
    return None


def times_a_year(
    kind: Kind, promise: Clause | Norm, view: YearView, deed: Deed, times: int
) -> list[Duty]:
    """`deed` is done `times` times in the year, spread evenly."""
    dues = spread(view.country, view.number, times)
    done = view.record.in_year(deed, view.number)
    taken = nearest(dues, [evidence.on for evidence in done])
    return [
        Duty(
            kind,
            promise,
            view.number,
            "" if times == 1 else str(place + 1),
            due,
            met_by=_at(done, taken[place]),
            waits=waits_outside(promise, due),
        )
        for place, due in enumerate(dues)
    ]


def standing(kind: Kind, promise: Clause | Norm, view: YearView, deed: Deed) -> list[Duty]:
    """A state that holds the whole year: there by its first day, or by the first in force."""
    due = max(date(view.number, 1, 1), promise.since)
    done = next(iter(view.record.of(deed)), None)
    return [Duty(kind, promise, view.number, "", due, met_by=done)]


def _at(done: list[Evidence], place: int | None) -> Evidence | None:
    return None if place is None else done[place]
