"""What happens to duties when the agreement changes, or ends."""

from datetime import date

from samrad.core.agreements import kinds
from samrad.core.agreements.timeline import InForce, timeline
from samrad.core.agreements.versions import Draft
from samrad.core.basics.deeds import Deed
from samrad.core.duties.duty import Kind
from spec.told import WORDS, clause, done, seen, short


def test_each_version_governs_its_own_days() -> None:
    old = clause("meetings", kinds.Meetings(4), "2018-10-22", "2025-06-15")
    new = clause("meetings", kinds.Meetings(3, (2, 6, 11)), "2025-06-16")

    assert short(seen("2025-01-01", old, new)) == [
        ("2025-03-31", "ahead"),
        ("2025-06-30", "ahead"),
        ("2025-11-28", "ahead"),
    ]


def test_an_agreement_ended_in_mid_year_asks_no_more() -> None:
    ended = clause("meetings", kinds.Meetings(4), "2018-10-22", "2025-06-30")

    assert short(seen("2025-12-31", ended)) == [
        ("2025-03-31", "overdue"),
        ("2025-06-30", "overdue"),
        ("2025-09-30", "not_applicable"),
        ("2025-12-31", "not_applicable"),
    ]
    assert seen("2026-01-01", ended) == []


def test_the_agenda_follows_the_version_in_force_on_the_meetings_day() -> None:
    meetings = clause("meetings", kinds.Meetings(2), "2018-10-22")
    week = clause("agenda", kinds.AgendaNotice(7), "2018-10-22", "2025-06-15")
    fortnight = clause("agenda", kinds.AgendaNotice(14), "2025-06-16")
    evidence = (
        done(Deed.MEETING_HELD, "2025-05-07", meeting="1/25"),
        done(Deed.MEETING_HELD, "2025-11-05", meeting="2/25"),
    )

    found = seen("2025-12-31", meetings, week, fortnight, evidence=evidence)
    assert [due for due, _ in short(found, Kind.AGENDA)] == ["2025-04-30", "2025-10-22"]


def test_a_clause_kept_as_it_was_goes_on_without_a_break() -> None:
    bylaws = Draft("bylaws", kinds.BylawsReview(every_years=4), WORDS)
    meetings = Draft("meetings", kinds.Meetings(4), WORDS)
    fewer = Draft("meetings", kinds.Meetings(3), WORDS)
    versions = [
        InForce(date(2018, 10, 22), date(2025, 6, 15), (bylaws, meetings)),
        InForce(date(2025, 6, 16), None, (bylaws, fewer)),
    ]

    assert [(c.key, c.since, c.until) for c in timeline(versions)] == [
        ("bylaws", date(2018, 10, 22), None),
        ("meetings", date(2018, 10, 22), date(2025, 6, 15)),
        ("meetings", date(2025, 6, 16), None),
    ]


def test_a_clause_taken_out_and_put_back_begins_anew() -> None:
    bylaws = Draft("bylaws", kinds.BylawsReview(every_years=4), WORDS)
    versions = [
        InForce(date(2018, 1, 1), date(2019, 12, 31), (bylaws,)),
        InForce(date(2020, 1, 1), date(2021, 12, 31), ()),
        InForce(date(2022, 1, 1), None, (bylaws,)),
    ]

    assert [c.since for c in timeline(versions)] == [date(2018, 1, 1), date(2022, 1, 1)]
