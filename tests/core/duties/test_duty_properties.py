"""What holds for any agreement, any evidence and any day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause, Source
from samrad.core.basics.deeds import Deed
from samrad.core.basics.periods import Period
from samrad.core.calendars.countries import Country
from samrad.core.duties.deriving import duties
from samrad.core.duties.duty import Duty, Kind
from samrad.core.duties.evidence import Evidence, seen_on
from samrad.core.duties.status import Standing, Status, status_on
from samrad.core.norms.catalogue import norms_of

WORDS = Source("§", "…")
SINCE = date(2022, 10, 31)
CLAUSES = [
    Clause(kind, terms, WORDS, SINCE)
    for kind, terms in (
        ("meetings", kinds.Meetings(3, (2, 6, 11))),
        ("regional", kinds.RegionalMeeting(1, optional=True)),
        ("agenda", kinds.AgendaNotice(7)),
        ("matters", kinds.MatterDeadline()),
        ("minutes", kinds.MinutesArchived(14)),
        ("topics", kinds.StandingTopics(("Trafikk", "Rus"))),
        ("areas", kinds.FocusAreas(("Trafikk", "Rus"), within_months=24)),
        ("plan", kinds.ActionPlan()),
        ("evaluation", kinds.Evaluation(kinds.EvaluationTime.FIRST_MEETING)),
        ("review", kinds.AgreementReview(every_years=1)),
        ("picture", kinds.PictureUpdated(within_months=6)),
        ("report", kinds.ReportToElected(per_year=2)),
        ("composition", kinds.Composition()),
    )
]
YEARS = range(2022, 2027)
DAYS = st.dates(date(2021, 6, 1), date(2026, 12, 31))
MEETINGS = st.sampled_from([f"{n}/{y % 100}" for y in (2023, 2024, 2025) for n in (1, 2, 3, 4)])


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    deed, on = draw(st.sampled_from(Deed)), draw(DAYS)
    late = draw(st.integers(0, 40))
    known = on - timedelta(days=late) if deed is Deed.MEETING_PLANNED else None
    topic = draw(st.sampled_from(["", "Trafikk", "rus"]))
    return Evidence(deed, on, "ref", draw(MEETINGS), topic, known)


RECORDS = st.lists(evidence(), max_size=30)


def judged(
    record: list[Evidence], on: date, first: int = 2022, last: int = 2026
) -> list[Standing]:
    span = Period(date(first, 1, 1), date(last, 12, 31))
    norms = norms_of(Country.NORWAY)
    found = duties(CLAUSES, norms, seen_on(on, record), span, country=Country.NORWAY)
    return [status_on(on, duty) for duty in found]


@given(RECORDS, DAYS)
@settings(max_examples=60, deadline=None)
def test_what_becomes_known_later_never_changes_an_earlier_day(
    record: list[Evidence], on: date
) -> None:
    known_then = [item for item in record if item.seen_by(on)]

    assert judged(record, on) == judged(known_then, on)


@given(RECORDS, DAYS)
@settings(max_examples=60, deadline=None)
def test_every_duty_has_a_name_of_its_own(record: list[Evidence], on: date) -> None:
    keys = [standing.duty.key for standing in judged(record, on)]

    assert len(keys) == len(set(keys))


@given(RECORDS, DAYS)
@settings(max_examples=40, deadline=None)
def test_the_years_together_are_the_years_one_by_one(record: list[Evidence], on: date) -> None:
    together = judged(record, on)
    one_by_one = [s for year in YEARS for s in judged(record, on, year, year)]

    by_key = sorted(together, key=lambda s: s.duty.key)
    assert by_key == sorted(one_by_one, key=lambda s: s.duty.key)


@given(RECORDS, DAYS)
@settings(max_examples=60, deadline=None)
def test_met_means_done_in_time_and_met_late_means_after(
    record: list[Evidence], on: date
) -> None:
    for standing in judged(record, on):
        done, due = standing.evidence, standing.duty.due
        match standing.status:
            case Status.MET:
                assert done is not None
                assert done.on <= due
            case Status.MET_LATE:
                assert done is not None
                assert due < done.on <= on
            case Status.OVERDUE:
                assert done is None
                assert due < on
            case Status.DUE_SOON | Status.AHEAD:
                assert done is None
                assert due >= on
            case Status.NOT_APPLICABLE:
                assert done is None
                assert standing.waits is not None


@given(RECORDS, DAYS)
@settings(max_examples=60, deadline=None)
def test_a_meeting_held_meets_one_place_and_no_more(record: list[Evidence], on: date) -> None:
    used = [
        standing.evidence.meeting
        for standing in judged(record, on)
        if standing.duty.kind is Kind.MEETING and standing.evidence is not None
    ]

    assert len(used) == len(set(used))


@given(RECORDS, DAYS)
@settings(max_examples=40, deadline=None)
def test_a_duty_met_stays_met(record: list[Evidence], on: date) -> None:
    met = (Status.MET, Status.MET_LATE)
    once = {s.duty.key for s in judged(record, on) if s.status in met and _stays(s.duty)}
    later = {s.duty.key for s in judged(record, on + timedelta(days=60)) if s.status in met}

    assert once <= later


def _stays(duty: Duty) -> bool:
    """A clock's later days move with each deed, and its duties with them."""
    clocks = (Kind.REVIEW, Kind.PICTURE, Kind.BYLAWS, Kind.PLAN_FOLLOW_UP)
    # A meeting can be noted again under another day, and its papers go with it.
    papers = (Kind.AGENDA, Kind.MATTERS, Kind.MINUTES, Kind.TOPICS, Kind.MEETING)
    return duty.kind not in (*clocks, *papers)
