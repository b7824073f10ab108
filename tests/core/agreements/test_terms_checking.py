from datetime import date

import pytest

from samrad.core.agreements import kinds
from samrad.core.agreements.checking import contradictions, why_not
from samrad.core.agreements.clauses import Clause, Source
from samrad.core.agreements.kinds import Terms
from samrad.core.basics.refusals import Refusal
from samrad.core.people.roles import Role

SIGNED = date(2022, 10, 31)


def clause(key: str, terms: Terms, since: date = SIGNED, until: date | None = None) -> Clause:
    return Clause(key, terms, Source("", ""), since, until)


SENSIBLE: list[Terms] = [
    kinds.Meetings(1),
    kinds.Meetings(52, (1, 12)),
    kinds.AgendaNotice(0),
    kinds.AgendaNotice(365),
    kinds.MatterDeadline(),
    kinds.MinutesArchived(365),
    kinds.AgreementReview(20),
    kinds.PictureUpdated(120),
    kinds.TerminationNotice(1),
    kinds.FocusAreas(("a", "b" * 200), 1),
    kinds.Composition(members=(Role.MAYOR, Role.OTHER)),
]
IMPOSSIBLE: list[tuple[Terms, str, str]] = [
    (kinds.Meetings(0), "terms.out_of_range", "per_year"),
    (kinds.Meetings(53), "terms.out_of_range", "per_year"),
    (kinds.Meetings(2, (0, 6)), "terms.out_of_range", "months"),
    (kinds.Meetings(2, (6, 13)), "terms.out_of_range", "months"),
    (kinds.Meetings(2, (6, 2)), "terms.not_sorted", "months"),
    (kinds.Meetings(2, (6, 6)), "terms.repeated", "months"),
    (kinds.AgendaNotice(-1), "terms.out_of_range", "days"),
    (kinds.AgendaNotice(366), "terms.out_of_range", "days"),
    (kinds.MinutesArchived(-1), "terms.out_of_range", "within_days"),
    (kinds.AgreementReview(0), "terms.out_of_range", "every_years"),
    (kinds.BylawsReview(21), "terms.out_of_range", "every_years"),
    (kinds.PlanFollowedUp(0), "terms.out_of_range", "within_months"),
    (kinds.FocusAreas(("a",), 121), "terms.out_of_range", "within_months"),
    (kinds.TerminationNotice(0), "terms.out_of_range", "months"),
    (kinds.TerminationNotice(121), "terms.out_of_range", "months"),
    (kinds.StandingTopics(()), "terms.empty_list", "topics"),
    (kinds.StandingTopics(("Trafikk", " ")), "terms.bad_length", "topics"),
    (kinds.FocusAreas(("b" * 201,)), "terms.bad_length", "areas"),
    (kinds.FocusAreas(("Rus", "rus ")), "terms.repeated", "areas"),
    (kinds.Composition(members=(Role.MAYOR, Role.MAYOR)), "terms.repeated", "members"),
]


@pytest.mark.parametrize("terms", SENSIBLE)
def test_terms_somebody_can_mean(terms: Terms) -> None:
    assert why_not(terms) is None


@pytest.mark.parametrize(("terms", "code", "field"), IMPOSSIBLE)
def test_terms_nobody_can_mean(terms: Terms, code: str, field: str) -> None:
    reason = why_not(terms)

    assert reason is not None
    assert (reason.code, reason.facts["field"]) == (code, field)


def test_the_reason_names_the_kind_the_value_and_the_limits() -> None:
    assert why_not(kinds.Meetings(400)) == Refusal(
        "terms.out_of_range",
        {"kind": "meetings", "field": "per_year", "value": 400, "lowest": 1, "highest": 52},
    )


LOERENSKOG = [
    clause("meetings", kinds.Meetings(3, (2, 6, 11))),
    clause("matters", kinds.MatterDeadline()),
    clause("chair", kinds.Composition(chair=Role.MAYOR)),
    clause("secretary", kinds.Composition(secretary=Role.COORDINATOR)),
    clause("evaluation", kinds.Evaluation(kinds.EvaluationTime.FIRST_MEETING)),
    clause("again", kinds.Evaluation(kinds.EvaluationTime.IN_YEAR)),
]
AGAINST: list[tuple[str, list[Clause], str]] = [
    (
        "four meetings in three months",
        [clause("a", kinds.Meetings(4, (2, 6, 11)))],
        "contradiction.meetings_and_months",
    ),
    (
        "two different counts",
        [clause("a", kinds.Meetings(4)), clause("b", kinds.Meetings(2))],
        "contradiction.two_meeting_counts",
    ),
    (
        "matters may come after the agenda has gone out",
        [clause("a", kinds.AgendaNotice(14)), clause("b", kinds.MatterDeadline(7))],
        "contradiction.matters_after_agenda",
    ),
    (
        "the same, told in the other order",
        [clause("a", kinds.MatterDeadline(7)), clause("b", kinds.AgendaNotice(14))],
        "contradiction.matters_after_agenda",
    ),
    (
        "two leaders",
        [
            clause("a", kinds.Composition(chair=Role.MAYOR)),
            clause("b", kinds.Composition(chair=Role.POLICE_CHIEF)),
        ],
        "contradiction.two_chairs",
    ),
    (
        "two times of the year for one evaluation",
        [
            clause("a", kinds.Evaluation(kinds.EvaluationTime.FIRST_MEETING)),
            clause("b", kinds.Evaluation(kinds.EvaluationTime.YEAR_END)),
        ],
        "contradiction.two_evaluation_times",
    ),
    (
        "it ends before it is signed",
        [clause("a", kinds.AgreementReview(4), until=date(2022, 10, 30))],
        "contradiction.ends_before_it_begins",
    ),
]


def test_an_agreement_that_hangs_together() -> None:
    assert contradictions(LOERENSKOG) == ()


@pytest.mark.parametrize(("clauses", "code"), [case[1:] for case in AGAINST])
def test_what_cannot_both_be_kept(clauses: list[Clause], code: str) -> None:
    found = contradictions(clauses)

    assert [refusal.code for refusal in found] == [code]
    assert found[0].facts["clauses"] == tuple(c.key for c in clauses)


def test_matters_may_be_due_the_day_the_agenda_goes_out() -> None:
    clauses = [clause("a", kinds.AgendaNotice(7)), clause("b", kinds.MatterDeadline(7))]

    assert contradictions(clauses) == ()


def test_a_clause_that_has_ended_contradicts_nothing() -> None:
    old = clause("a", kinds.Meetings(4), date(2018, 1, 1), date(2022, 10, 30))

    assert contradictions([old, clause("b", kinds.Meetings(3))]) == ()


def test_a_clause_on_its_last_day_still_contradicts() -> None:
    old = clause("a", kinds.Meetings(4), date(2018, 1, 1), SIGNED)

    found = contradictions([old, clause("b", kinds.Meetings(3))])

    assert [refusal.code for refusal in found] == ["contradiction.two_meeting_counts"]
