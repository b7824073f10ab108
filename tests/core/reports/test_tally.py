"""What a district is told: the numbers of the demo's Løten, counted by hand."""

from datetime import date

import pytest

from samrad.core.reports.tally import FIELDS, Tally, tally, total
from samrad.project.demo.partnerships import demo_partnership


def counted(slug: str, on: date) -> Tally:
    found = demo_partnership(slug)
    assert found is not None
    return tally(found[0], on=on)


def test_loten_at_midyear() -> None:
    seen = counted("loten", date(2024, 6, 16))

    assert (seen.agreements, seen.meetings, seen.meetings_held) == (1, 4, 2)
    assert (seen.met, seen.met_late, seen.overdue) == (15, 0, 1)
    assert (seen.evaluations, seen.evaluated, seen.reviews) == (1, 0, 0)


def test_before_there_was_an_agreement_nothing_is_counted() -> None:
    seen = counted("loten", date(2001, 1, 1))

    assert (seen.agreements, seen.meetings, seen.meetings_held, seen.met) == (0, 0, 0, 0)


@pytest.mark.parametrize("slug", ["loten", "lorenskog", "hallingdal", "lund"])
@pytest.mark.parametrize("month", [1, 3, 6, 9, 12])
def test_never_more_is_done_than_was_agreed(slug: str, month: int) -> None:
    seen = counted(slug, date(2025, month, 15))

    assert 0 <= seen.meetings_held <= seen.meetings
    assert 0 <= seen.evaluated <= seen.evaluations


def test_a_total_is_the_sum_of_each_column() -> None:
    one = Tally(**dict.fromkeys(FIELDS, 1))
    many = Tally(**{name: place for place, name in enumerate(FIELDS)})

    assert total([]) == Tally()
    assert total([one, many]) == Tally(**{name: place + 1 for place, name in enumerate(FIELDS)})
