"""One rule for everything that is marked: what a change is, and whose it is to make."""

from dataclasses import replace
from datetime import date

import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.marked import Stands, is_unmarked, why_not_mark_so
from samrad.core.people.parties import Party

ON = date(2025, 6, 16)
OPEN, COUNCIL = Marking(Openness.OPEN), Marking(Openness.COUNCIL)
EXEMPT = Marking(Openness.EXEMPT, "no.offl.24.1", date(2026, 6, 1))
LATER = replace(EXEMPT, review=date(2027, 1, 1))
MUNICIPALITY, POLICE = Party.MUNICIPALITY, Party.POLICE


def why_not(
    stands: Stands, after: Marking, *, by: Party = POLICE, reason: str = "Fare."
) -> str | None:
    refusal = why_not_mark_so(
        stands, after, by=by, reason=reason, country=Country.NORWAY, on=ON
    )
    return refusal.code if isinstance(refusal, Refusal) else None


@pytest.mark.parametrize("after", [OPEN, EXEMPT])
def test_the_first_marking_of_what_was_just_written_is_no_change(after: Marking) -> None:
    assert why_not(Stands(COUNCIL, fresh=True), after, reason="") is None
    assert why_not(Stands(COUNCIL), after, reason="") == "openness.no_reason"


def test_a_ground_and_a_review_are_asked_of_the_first_marking_too() -> None:
    nothing = Marking(Openness.EXEMPT)
    assert why_not(Stands(COUNCIL, fresh=True), nothing) == "openness.no_ground"


@pytest.mark.parametrize("after", [OPEN, COUNCIL])
def test_who_closed_it_decides_whether_the_other_opens_it(after: Marking) -> None:
    closed = Stands(EXEMPT, MUNICIPALITY)
    assert why_not(closed, after) == "openness.not_yours"
    assert why_not(closed, after, by=MUNICIPALITY) is None
    assert why_not(closed, after, by=MUNICIPALITY, reason=" ") == "openness.no_reason"


def test_what_nobody_closed_is_both_parties() -> None:
    for by in Party:
        assert why_not(Stands(EXEMPT), OPEN, by=by) is None


def test_either_party_keeps_it_exempt_for_longer_and_says_why() -> None:
    closed = Stands(EXEMPT, MUNICIPALITY)
    assert why_not(closed, LATER) is None
    assert why_not(closed, LATER, reason="") == "openness.no_reason"
    assert why_not(closed, EXEMPT) == "openness.nothing_changed"


def test_what_stands_as_it_was_begun_is_unmarked() -> None:
    assert is_unmarked(COUNCIL)
    assert not is_unmarked(OPEN)
    assert not is_unmarked(EXEMPT)
