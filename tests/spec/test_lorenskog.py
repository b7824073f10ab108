"""The agreement of Lørenskog, 31 October 2022, told as cases."""

from samrad.core.agreements import kinds
from samrad.core.agreements.kinds import EvaluationTime
from samrad.core.basics.deeds import Deed
from samrad.core.duties.duty import Kind
from spec.told import clause, done, planned, seen, short

SIGNED = "2022-10-31"
MEETINGS = clause("meetings", kinds.Meetings(3, (2, 6, 11)), SIGNED)
EVALUATION = clause("evaluation", kinds.Evaluation(EvaluationTime.FIRST_MEETING), SIGNED)
REVIEW = clause("review", kinds.AgreementReview(every_years=4, on_demand=True), SIGNED)
REGIONAL = clause("regional", kinds.RegionalMeeting(1, optional=True), SIGNED)
AREAS = clause("areas", kinds.FocusAreas(("Trafikk", "Beredskap og sikkerhet")), SIGNED)
MATTERS = clause("matters", kinds.MatterDeadline(), SIGNED)


def test_three_meetings_each_by_the_last_working_day_of_its_month() -> None:
    assert short(seen("2025-01-01", MEETINGS)) == [
        ("2025-02-28", "ahead"),
        ("2025-06-30", "ahead"),
        ("2025-11-28", "ahead"),
    ]


def test_a_meeting_is_due_soon_from_thirty_days_before() -> None:
    assert short(seen("2025-01-28", MEETINGS))[0] == ("2025-02-28", "ahead")
    assert short(seen("2025-01-29", MEETINGS))[0] == ("2025-02-28", "due_soon")
    assert short(seen("2025-02-28", MEETINGS))[0] == ("2025-02-28", "due_soon")
    assert short(seen("2025-03-01", MEETINGS))[0] == ("2025-02-28", "overdue")


def test_a_meeting_in_march_is_the_one_of_february_late() -> None:
    evidence = (done(Deed.MEETING_HELD, "2025-03-10", meeting="1/25"),)

    assert short(seen("2025-03-09", MEETINGS, evidence=evidence))[0][1] == "overdue"
    assert short(seen("2025-03-10", MEETINGS, evidence=evidence))[0][1] == "met_late"


def test_a_meeting_missed_in_february_does_not_make_june_late() -> None:
    evidence = (done(Deed.MEETING_HELD, "2025-06-12", meeting="1/25"),)

    assert short(seen("2025-07-01", MEETINGS, evidence=evidence)) == [
        ("2025-02-28", "overdue"),
        ("2025-06-30", "met"),
        ("2025-11-28", "ahead"),
    ]


def test_an_extra_meeting_never_changes_what_an_earlier_page_said() -> None:
    june = done(Deed.MEETING_HELD, "2025-06-12", meeting="1/25")
    more = (
        june,
        done(Deed.MEETING_HELD, "2025-08-20", meeting="2/25"),
        done(Deed.MEETING_HELD, "2025-11-20", meeting="3/25"),
    )

    assert seen("2025-07-01", MEETINGS, evidence=more) == seen(
        "2025-07-01", MEETINGS, evidence=(june,)
    )


def test_the_evaluation_is_due_at_the_first_meeting_wherever_that_lands() -> None:
    plan = planned("1/25", "2025-02-11", known="2025-01-10")
    later = planned("1/25", "2025-02-18", known="2025-02-03")
    both = (MEETINGS, EVALUATION)

    kind = Kind.EVALUATION
    assert short(seen("2025-01-09", *both, evidence=(plan,)), kind)[0][0] == "2025-02-28"
    assert short(seen("2025-01-10", *both, evidence=(plan,)), kind)[0][0] == "2025-02-11"
    assert short(seen("2025-02-03", *both, evidence=(plan, later)), kind)[0][0] == "2025-02-18"


def test_an_evaluation_after_the_first_meeting_is_late() -> None:
    evidence = (
        done(Deed.MEETING_HELD, "2025-02-11", meeting="1/25"),
        done(Deed.EVALUATED, "2025-06-10"),
    )

    found = seen("2025-12-31", MEETINGS, EVALUATION, evidence=evidence)
    assert short(found, Kind.EVALUATION) == [("2025-02-11", "met_late")]


def test_the_agreement_is_reviewed_after_four_years() -> None:
    # 31 October 2026 is a Saturday.
    assert short(seen("2026-07-31", REVIEW)) == [("2026-10-30", "ahead")]
    assert short(seen("2026-08-01", REVIEW)) == [("2026-10-30", "due_soon")]
    assert short(seen("2025-06-01", REVIEW)) == []


def test_a_review_done_early_starts_the_four_years_again() -> None:
    evidence = (done(Deed.AGREEMENT_REVIEWED, "2025-05-05"),)

    assert short(seen("2026-11-15", REVIEW, evidence=evidence)) == [("2026-10-30", "met")]
    # 5 May 2029 is a Saturday.
    assert short(seen("2029-01-01", REVIEW, evidence=evidence)) == [("2029-05-04", "ahead")]


def test_a_regional_meeting_can_be_held_and_need_not() -> None:
    assert short(seen("2025-12-31", REGIONAL)) == [("2025-12-31", "due_soon")]
    assert short(seen("2026-01-01", REGIONAL, year=2025)) == [("2025-12-31", "not_applicable")]


def test_each_focus_area_is_taken_up_once_a_year() -> None:
    evidence = (done(Deed.AREA_TREATED, "2025-06-10", topic="trafikk"),)

    assert short(seen("2025-12-31", AREAS, evidence=evidence)) == [
        ("2025-12-31", "met"),
        ("2025-12-31", "due_soon"),
    ]


def test_a_day_nobody_wrote_down_is_called_our_reading() -> None:
    assert [one.duty.assumed for one in seen("2025-01-01", MEETINGS, MATTERS)].count(True) == 3
    assert not any(one.duty.assumed for one in seen("2025-01-01", MEETINGS))


def test_what_came_before_the_signature_is_not_asked_for() -> None:
    assert short(seen("2022-12-31", MEETINGS)) == [
        ("2022-02-28", "not_applicable"),
        ("2022-06-30", "not_applicable"),
        ("2022-11-30", "overdue"),
    ]
    assert seen("2021-12-31", MEETINGS) == []
