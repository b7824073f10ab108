"""The agreement of Løten, 22 October 2018, told as cases."""

import pytest

from samrad.core.agreements import kinds
from samrad.core.agreements.kinds import EvaluationTime, Level
from samrad.core.basics.deeds import Deed
from samrad.core.duties.duty import Kind
from samrad.core.norms import no
from spec.told import clause, done, planned, seen, short

SIGNED = "2018-10-22"
MEETINGS = clause("meetings", kinds.Meetings(4), SIGNED)
AGENDA = clause("agenda", kinds.AgendaNotice(7), SIGNED)
MINUTES = clause("minutes", kinds.MinutesArchived(), SIGNED)
TOPICS = clause("topics", kinds.StandingTopics(no.TOPICS, Level.NATIONAL), SIGNED)
EVALUATION = clause(
    "evaluation", kinds.Evaluation(EvaluationTime.YEAR_END, written=True), SIGNED
)
REVIEW = clause("review", kinds.AgreementReview(every_years=1), SIGNED)
PLAN = clause("plan", kinds.ActionPlan(), SIGNED)


def test_four_meetings_a_year_are_one_in_each_quarter() -> None:
    assert [due for due, _ in short(seen("2025-01-01", MEETINGS))] == [
        "2025-03-31",
        "2025-06-30",
        "2025-09-30",
        "2025-12-31",
    ]


@pytest.mark.parametrize(
    ("meeting", "agenda"),
    [
        ("2025-03-19", "2025-03-12"),
        # 17 May is a holiday and a Saturday: the agenda goes out on the 16th.
        ("2025-05-24", "2025-05-16"),
        # Easter: Maundy Thursday to Easter Monday are closed.
        ("2025-04-28", "2025-04-16"),
        ("2024-01-08", "2023-12-29"),
    ],
)
def test_the_agenda_goes_out_a_week_before_on_a_working_day(meeting: str, agenda: str) -> None:
    plan = planned("1", meeting, known="2023-12-01")
    found = seen(agenda, MEETINGS, AGENDA, evidence=(plan,), year=int(meeting[:4]))

    assert (agenda, "due_soon") in short(found, Kind.AGENDA)


@pytest.mark.parametrize(
    ("sent", "status"),
    [("2025-06-03", "met"), ("2025-06-04", "met"), ("2025-06-05", "met_late")],
)
def test_a_week_is_seven_days_and_not_six(sent: str, status: str) -> None:
    evidence = (
        planned("2/25", "2025-06-11", known="2025-03-12"),
        done(Deed.AGENDA_SENT, sent, meeting="2/25"),
        done(Deed.MEETING_HELD, "2025-06-11", meeting="2/25"),
    )

    found = seen("2025-06-30", MEETINGS, AGENDA, evidence=evidence)
    assert ("2025-06-04", status) in short(found, Kind.AGENDA)


def test_there_is_no_agenda_for_a_meeting_that_never_came() -> None:
    before = short(seen("2025-03-24", MEETINGS, AGENDA), Kind.AGENDA)
    after = short(seen("2025-04-01", MEETINGS, AGENDA), Kind.AGENDA)

    assert before[0] == ("2025-03-24", "due_soon")
    assert after[0] == ("2025-03-24", "not_applicable")


def test_minutes_are_archived_within_a_month_in_our_reading() -> None:
    evidence = (done(Deed.MEETING_HELD, "2025-12-17", meeting="4/25"),)

    found = seen("2025-12-31", MEETINGS, MINUTES, evidence=evidence)
    assert ("2026-01-16", "due_soon") in short(found, Kind.MINUTES)


def test_all_three_topics_or_the_missing_ones_are_named() -> None:
    evidence = (
        done(Deed.MEETING_HELD, "2025-03-12", meeting="1/25"),
        done(Deed.TOPIC_TREATED, "2025-03-12", meeting="1/25", topic=no.TOPICS[0]),
        done(Deed.TOPIC_TREATED, "2025-03-12", meeting="1/25", topic=no.TOPICS[1].upper()),
    )

    first = seen("2025-03-13", MEETINGS, TOPICS, evidence=evidence)[0]
    assert (first.status, first.duty.missing) == ("overdue", (no.TOPICS[2],))

    treated = done(Deed.TOPIC_TREATED, "2025-03-12", meeting="1/25", topic=no.TOPICS[2])
    whole = seen("2025-03-13", MEETINGS, TOPICS, evidence=(*evidence, treated))[0]
    assert (whole.status, whole.duty.missing) == ("met", ())


def test_a_topic_in_the_agreement_is_not_asked_for_again_by_the_letter() -> None:
    both = seen("2025-01-01", MEETINGS, TOPICS, no.MANDATORY_TOPICS)
    letter_only = seen("2025-01-01", MEETINGS, no.MANDATORY_TOPICS)

    assert len(short(both, Kind.TOPICS)) == 4
    assert len(short(letter_only, Kind.TOPICS)) == 4


@pytest.mark.parametrize(
    ("evaluated", "status"),
    [
        ("2025-06-30", "overdue"),
        ("2025-07-01", "met"),
        ("2025-12-31", "met"),
        ("2026-01-08", "met_late"),
        ("2026-06-30", "met_late"),
        ("2026-07-01", "overdue"),
    ],
)
def test_an_evaluation_written_in_january_is_late_and_not_early(
    evaluated: str, status: str
) -> None:
    evidence = (done(Deed.EVALUATED, evaluated),)

    found = seen("2026-12-31", EVALUATION, evidence=evidence, year=2025)
    assert short(found) == [("2025-12-31", status)]


def test_the_yearly_review_runs_from_the_last_one() -> None:
    evidence = (done(Deed.AGREEMENT_REVIEWED, "2024-09-18"),)

    assert short(seen("2025-06-01", REVIEW, evidence=evidence)) == [("2025-09-18", "ahead")]


def test_a_plan_of_two_years_holds_in_both() -> None:
    evidence = (done(Deed.PLAN_DECIDED, "2024-12-11"),)

    for year in (2024, 2025):
        assert short(seen(f"{year}-12-31", PLAN, evidence=evidence))[0][1] == "met"
    assert short(seen("2027-01-01", PLAN, evidence=evidence, year=2026))[0][1] == "overdue"


def test_a_meeting_moved_twice_is_where_it_was_moved_last() -> None:
    evidence = (
        planned("1/25", "2025-03-05", known="2025-01-08"),
        planned("1/25", "2025-03-12", known="2025-02-03"),
        planned("1/25", "2025-03-19", known="2025-03-04"),
    )

    found = seen("2025-03-05", MEETINGS, AGENDA, evidence=evidence)
    assert short(found, Kind.AGENDA)[0] == ("2025-03-12", "due_soon")


def test_two_meetings_in_one_month_are_two() -> None:
    evidence = (
        done(Deed.MEETING_HELD, "2025-06-04", meeting="1/25"),
        done(Deed.MEETING_HELD, "2025-06-25", meeting="2/25"),
    )

    statuses = [status for _, status in short(seen("2025-06-30", MEETINGS, evidence=evidence))]
    assert statuses.count("met") + statuses.count("met_late") == 2


def test_the_evaluation_some_time_in_the_year_is_due_at_its_end() -> None:
    once = clause("evaluation", kinds.Evaluation(EvaluationTime.IN_YEAR), SIGNED)
    early = (done(Deed.EVALUATED, "2025-01-20"),)

    assert short(seen("2025-12-31", once, evidence=early)) == [("2025-12-31", "met")]
    assert short(seen("2026-01-20", once, evidence=early, year=2026)) == [
        ("2026-12-31", "ahead")
    ]
