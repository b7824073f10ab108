"""The year as wheel and feed show it."""

from datetime import date

from samrad.core.agreements import kinds
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.duties.evidence import Evidence
from samrad.core.norms import no
from samrad.core.norms.shapes import Norm
from samrad.core.reports.panel import Partnership
from samrad.core.reports.year import Dated, Lane, year_of
from spec.told import clause, done, planned

SINCE = "2018-10-22"
MEETINGS = clause("meetings", kinds.Meetings(4), SINCE)
MINUTES = clause("minutes", kinds.MinutesArchived(30), SINCE)
REGIONAL = clause("regional", kinds.RegionalMeeting(1, optional=True), SINCE)
SEATS = clause("composition", kinds.Composition(), SINCE)


def year(
    *promises: object, evidence: tuple[Evidence, ...] = (), number: int = 2025, on: str
) -> tuple[Dated, ...]:
    partnership = Partnership(
        Country.NORWAY,
        tuple(one for one in promises if not isinstance(one, Norm)),  # type: ignore[misc]  # the rest are clauses
        tuple(one for one in promises if isinstance(one, Norm)),
        evidence,
    )
    return year_of(partnership, number, on=date.fromisoformat(on))


def days(found: tuple[Dated, ...]) -> list[str]:
    return [one.day.isoformat() for one in found]


def test_a_meeting_stands_on_its_own_day_once_that_is_known() -> None:
    evidence = (
        done(Deed.MEETING_HELD, "2025-03-12", meeting="1/25"),
        planned("2/25", "2025-06-11", known="2025-03-12"),
    )

    assert days(year(MEETINGS, evidence=evidence, on="2025-04-01")) == [
        "2025-03-12",
        "2025-06-11",
        "2025-09-30",
        "2025-12-31",
    ]


def test_minutes_of_december_stand_in_january_of_the_next_year() -> None:
    evidence = (done(Deed.MEETING_HELD, "2024-12-11", meeting="4/24"),)
    found = year(MEETINGS, MINUTES, evidence=evidence, on="2025-01-02")

    assert (found[0].day, found[0].lane) == (date(2025, 1, 10), Lane.PAPERS)


def test_what_is_not_asked_for_has_no_place() -> None:
    assert days(year(REGIONAL, on="2025-06-01")) == ["2025-12-31"]
    assert year(REGIONAL, on="2026-01-01") == ()


def test_a_state_that_holds_is_quiet_and_one_that_does_not_is_shown() -> None:
    seats = (done(Deed.SEATS_NAMED, "2018-10-22"),)

    assert year(SEATS, evidence=seats, on="2025-06-01") == ()
    assert days(year(SEATS, on="2025-06-01")) == ["2025-01-01"]


def test_the_rings() -> None:
    found = year(MEETINGS, MINUTES, no.MANDATORY_TOPICS, on="2025-01-02")

    assert {(one.standing.duty.kind.value, one.lane) for one in found} == {
        ("meeting", Lane.MEETINGS),
        ("minutes", Lane.PAPERS),
        ("topics", Lane.LAW),
    }
