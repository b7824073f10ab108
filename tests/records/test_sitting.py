"""Who holds an office, read from the seats and the agreement of the demo's councils."""

from datetime import date, datetime
from typing import Any

import pytest

from samrad.core.people.offices import Basis, Office
from samrad.core.people.roles import Role
from samrad.records.councils.models import Seat, StandIn
from samrad.records.councils.sitting import sitting_in
from samrad.records.reports.sitting import offices_of

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)


def names(found: Any) -> list[str]:
    return [holder.seat.name for holder in found.holders]


def test_loten_has_its_mayor_chair_and_its_coordinator_write_by_agreement(within: Any) -> None:
    with within("loten") as council:
        found = offices_of(council, on=TODAY)

    chair, secretary = found[Office.CHAIR], found[Office.SECRETARY]
    assert (names(chair), names(secretary)) == (["Ordfører"], ["SLT-koordinator"])
    assert chair.named.basis is Basis.AGREEMENT
    assert chair.named.cite == "4. Organisering/ledelse"


def test_before_the_agreement_the_country_says_it(within: Any) -> None:
    with within("loten") as council:
        found = offices_of(council, on=date(2017, 1, 1))

    assert found[Office.CHAIR].named.basis is Basis.COUNTRY
    assert found[Office.CHAIR].vacant


def test_a_deputy_who_has_taken_the_seat_chairs_that_day(
    within: Any, person: Any, at: datetime
) -> None:
    of = {"since": date(2025, 1, 1), "party": "municipality", "role": Role.MAYOR}
    with within("loten") as council:
        deputy = Seat.objects.create(
            council=council, person=person("uten.sete"), deputy=1, **of
        )
        days = {"since": TODAY, "until": TODAY, "taken_at": at}
        StandIn.objects.create(council=council, seat=deputy, **days)
        found = {day: offices_of(council, on=day) for day in (TODAY, date(2025, 6, 17))}

    # Whoever sits for the only municipality sits for it, also if they work elsewhere.
    assert names(found[TODAY][Office.CHAIR]) == ["Uten sete"]
    assert names(found[date(2025, 6, 17)][Office.CHAIR]) == ["Ordfører"]


def test_offices_take_five_queries_with_one_seat_and_with_many(
    within: Any, django_assert_num_queries: Any
) -> None:
    for slug in ("hallingdal", "flaa"):
        with within(slug) as council, django_assert_num_queries(5):
            offices_of(council, on=TODAY)


def test_another_councils_seats_are_not_among_them(within: Any) -> None:
    with within("loten"):
        own = set(Seat.objects.values_list("id", flat=True))
    with within("lorenskog") as council:
        other = {seat.key for seat in sitting_in(council).seats}

    assert own
    assert other
    assert own.isdisjoint(other)
