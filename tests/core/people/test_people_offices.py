"""Who chairs a council and who is its secretary, on a day."""

from dataclasses import replace
from datetime import date

import pytest

from core.people.sitting import GOL, HOL, at, seat, took
from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause, Source
from samrad.core.agreements.composing import composition_on, offices_named
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.calendars.countries import Country
from samrad.core.norms.offices import USUAL
from samrad.core.people.offices import (
    Basis,
    Filled,
    Holding,
    Office,
    offices_on,
    why_not_choose,
)
from samrad.core.people.roles import Role
from samrad.core.people.seats import Seat

DAY = date(2025, 6, 16)
KARI = seat("Kari, ordfører", Role.MAYOR)
OLA = seat("Ola, varaordfører", Role.MAYOR, deputy=1)
SIRI = seat("Siri, gruppeleder", Role.MAYOR, deputy=2)


def clause(terms: kinds.Composition, since: str = "2022-10-31", until: str = "") -> Clause:
    source = Source("§ 4 Organisering", "Politikontakten fører referat.")
    last = date.fromisoformat(until) if until else None
    return Clause("composition", terms, source, date.fromisoformat(since), last)


def chair(*seats: Seat, on: date = DAY, country: Country = Country.NORWAY) -> Filled:
    return offices_on(USUAL[country], seats, on=on)[Office.CHAIR]


def held(filled: Filled) -> list[tuple[str, str]]:
    return [(holder.seat.name, holder.how) for holder in filled.holders]


def test_in_norway_the_mayor_chairs_and_the_coordinator_is_secretary() -> None:
    slt = seat("SLT-koordinator", Role.COORDINATOR)
    found = offices_on(USUAL[Country.NORWAY], [slt, KARI], on=DAY)

    assert held(found[Office.CHAIR]) == [("Kari, ordfører", "seated")]
    assert held(found[Office.SECRETARY]) == [("SLT-koordinator", "seated")]
    assert {one.named.basis for one in found.values()} == {Basis.COUNTRY}


def test_in_sweden_the_municipality_leads_by_law() -> None:
    found = chair(KARI, country=Country.SWEDEN)

    assert (found.named.cite, found.sole) == ("lag (2023:196) 10 §", KARI)


def test_the_agreement_goes_before_the_country_and_says_where_it_stands() -> None:
    agreed = clause(kinds.Composition(secretary=Role.POLICE_CONTACT))
    named = offices_named([agreed], Country.NORWAY, on=DAY)

    secretary, usual = named[Office.SECRETARY], named[Office.CHAIR]
    assert (secretary.role, secretary.basis) == (Role.POLICE_CONTACT, Basis.AGREEMENT)
    assert secretary.cite == "§ 4 Organisering"
    assert usual == USUAL[Country.NORWAY][Office.CHAIR]


def test_only_what_is_in_force_that_day_counts() -> None:
    before = clause(kinds.Composition(chair=Role.POLICE_CHIEF), until="2025-06-15")
    after = clause(kinds.Composition(chair=Role.MUNICIPAL_DIRECTOR), "2025-06-16")
    roles = [
        offices_named([before, after], Country.NORWAY, on=date(2025, 6, day))[Office.CHAIR].role
        for day in (15, 16)
    ]

    assert roles == [Role.POLICE_CHIEF, Role.MUNICIPAL_DIRECTOR]
    assert composition_on([before, after], on=date(2022, 10, 30)) is None


def test_other_clauses_say_nothing_of_who_sits_there() -> None:
    meetings = Clause("meetings", kinds.Meetings(4), Source("", ""), date(2020, 1, 1))

    assert composition_on([meetings], on=DAY) is None
    assert offices_named([meetings], Country.SWEDEN, on=DAY) == USUAL[Country.SWEDEN]


@pytest.mark.parametrize(
    ("day", "chairs"),
    [
        ("2025-06-09", [("Kari, ordfører", "seated")]),
        ("2025-06-10", [("Ola, varaordfører", "deputy_took_seat")]),
        ("2025-06-12", [("Ola, varaordfører", "deputy_took_seat")]),
        ("2025-06-13", [("Kari, ordfører", "seated")]),
    ],
    ids=["the day before", "the first day", "the last day", "the day after"],
)
def test_on_the_days_the_deputy_has_taken_the_seat_the_deputy_chairs(
    day: str, chairs: list[tuple[str, str]]
) -> None:
    ola = took(OLA, "2025-06-10", "2025-06-12")

    assert held(chair(KARI, ola, on=date.fromisoformat(day))) == chairs


def test_while_the_seat_is_vacant_the_first_deputy_in_line_chairs() -> None:
    gone = seat("Kari, ordfører", Role.MAYOR, until="2025-06-15")

    assert held(chair(gone, SIRI, OLA)) == [("Ola, varaordfører", "deputy_while_vacant")]
    assert chair(gone, SIRI, OLA).sole == OLA


def test_the_second_deputy_comes_before_a_first_whose_time_is_over() -> None:
    over = seat("Ola, varaordfører", Role.MAYOR, until="2025-06-15", deputy=1)

    assert held(chair(over, SIRI)) == [("Siri, gruppeleder", Holding.DEPUTY_WHILE_VACANT)]


def test_without_mayor_and_deputy_nobody_chairs() -> None:
    later = seat("Kari, ordfører", Role.MAYOR, "2025-06-17")
    found = chair(later, seat("SLT-koordinator", Role.COORDINATOR))

    assert (found.vacant, found.sole, found.named.role) == (True, None, Role.MAYOR)


def test_in_a_joint_council_each_mayor_can_chair_and_nobody_alone_does() -> None:
    gol, hol = seat("Ordførar i Gol", at(Role.MAYOR, GOL)), at(Role.MAYOR, HOL)
    found = chair(
        seat("Varaordførar i Hol", hol, deputy=1),
        seat("Varaordførar i Gol", at(Role.MAYOR, GOL), deputy=1),
        gol,
    )

    assert held(found) == [
        ("Ordførar i Gol", "seated"),
        ("Varaordførar i Hol", "deputy_while_vacant"),
    ]
    assert found.sole is None


def test_the_joint_council_chooses_one_of_its_mayors() -> None:
    gol, hol = seat("Ordførar i Gol", at(Role.MAYOR, GOL)), at(Role.MAYOR, HOL)
    chosen = replace(gol, chosen=True)
    others = seat("Ordførar i Hol", hol), seat("Varaordførar i Gol", gol.place, deputy=1)

    assert chair(chosen, *others).sole == chosen
    gone = replace(chosen, period=Period(chosen.period.since, date(2025, 6, 15)))
    assert held(chair(gone, *others)) == [
        ("Varaordførar i Gol", "deputy_while_vacant"),
        ("Ordførar i Hol", "seated"),
    ]


def test_only_who_sits_there_today_with_the_role_is_chosen() -> None:
    usual = USUAL[Country.NORWAY][Office.CHAIR]

    assert why_not_choose(KARI, usual, on=DAY) is None
    for other in (OLA, seat("Per", Role.OTHER), seat("Siri", Role.MAYOR, "2025-06-17")):
        refusal = why_not_choose(other, usual, on=DAY)
        assert refusal == Refusal("seat.not_to_choose", {"name": other.name, "role": "mayor"})
