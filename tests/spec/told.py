"""Words the cases are told in."""

from datetime import date

from samrad.core.agreements.clauses import Clause, Source
from samrad.core.agreements.kinds import Terms
from samrad.core.basics.deeds import Deed
from samrad.core.basics.periods import Period
from samrad.core.calendars.countries import Country
from samrad.core.duties.deriving import duties
from samrad.core.duties.duty import Kind
from samrad.core.duties.evidence import Evidence, seen_on
from samrad.core.duties.status import Standing, status_on
from samrad.core.norms.shapes import Norm

WORDS = Source("§ 1", "…")


def day(text: str) -> date:
    """A day as the cases write it."""
    return date.fromisoformat(text)


def clause(key: str, terms: Terms, since: str, until: str | None = None) -> Clause:
    """A clause in force for a while."""
    return Clause(key, terms, WORDS, day(since), day(until) if until else None)


def done(deed: Deed, on: str, *, meeting: str = "", topic: str = "") -> Evidence:
    """Something done, known the day it was done."""
    return Evidence(deed, day(on), meeting or deed.value, meeting, topic)


def planned(meeting: str, on: str, *, known: str) -> Evidence:
    """A meeting whose day was decided."""
    return Evidence(Deed.MEETING_PLANNED, day(on), meeting, meeting, known=day(known))


def seen(
    on: str,
    *promises: Clause | Norm,
    evidence: tuple[Evidence, ...] = (),
    year: int | None = None,
    country: Country = Country.NORWAY,
) -> list[Standing]:
    """How the duties of a year stand, as seen on a day."""
    asked = year or day(on).year
    found = duties(
        [one for one in promises if isinstance(one, Clause)],
        [one for one in promises if isinstance(one, Norm)],
        seen_on(day(on), evidence),
        Period(date(asked, 1, 1), date(asked, 12, 31)),
        country=country,
    )
    return [status_on(day(on), duty) for duty in found]


def short(standings: list[Standing], kind: Kind | None = None) -> list[tuple[str, str]]:
    """Due day and status of each, of one kind if asked."""
    return [
        (one.duty.due.isoformat(), one.status.value)
        for one in standings
        if kind in (None, one.duty.kind)
    ]
