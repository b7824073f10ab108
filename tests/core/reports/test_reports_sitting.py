"""How it stands with who sits in a council: parity, vacant seats, mandates, deputies."""

from collections.abc import Mapping
from datetime import date

import pytest

from core.people.sitting import GOL, HOL, at, leading, seat
from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause, Source
from samrad.core.agreements.composing import offices_named
from samrad.core.calendars.countries import Country
from samrad.core.norms import se
from samrad.core.norms.offices import SEATING
from samrad.core.people.offices import Office
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.people.seats import Seat
from samrad.core.reports.sitting import Agreed, Share, Stand, stand_on

DAY = date(2025, 6, 16)
ONE = {Party.MUNICIPALITY: ("Løten kommune",), Party.POLICE: ("Innlandet politidistrikt",)}
SIX = {Party.MUNICIPALITY: (GOL, HOL), Party.POLICE: ("Sør-Øst politidistrikt",)}
LOTEN = kinds.Composition(
    chair=Role.MAYOR,
    secretary=Role.COORDINATOR,
    leading_positions=True,
    deputies=True,
    members=(Role.MAYOR, Role.MUNICIPAL_DIRECTOR, Role.POLICE_CHIEF, Role.OTHER),
)
KARI = seat("Kari, ordfører", Role.MAYOR)
PER = seat("Per, kommunedirektør", Role.MUNICIPAL_DIRECTOR)
SLT = seat("SLT-koordinator", Role.COORDINATOR)
CHIEF = seat("Stasjonssjef", Role.POLICE_CHIEF)
CONTACT = seat("Politikontakt", Role.POLICE_CONTACT)


def stand(
    *seats: Seat,
    terms: kinds.Composition | None = LOTEN,
    organisations: Mapping[Party, tuple[str, ...]] = ONE,
    country: Country = Country.NORWAY,
    on: date = DAY,
) -> Stand:
    source = Source("4. Organisering/ledelse", "")
    clause = Clause("composition", terms, source, date(2018, 1, 1)) if terms else None
    named = offices_named([clause] if clause else [], country, on=on)
    agreed = Agreed(clause, SEATING[country], named[Office.CHAIR])
    return stand_on(organisations, seats, agreed, on=on)


def places(found: Stand) -> list[tuple[str, str]]:
    return [(v.place.role, v.deputy.name if v.deputy else "") for v in found.vacant]


def test_people_are_counted_and_not_seats() -> None:
    both = seat("Kari, ordfører", Role.OTHER)
    found = stand(KARI, both, SLT, CHIEF)

    assert found.shares == {
        Party.MUNICIPALITY: Share(people=2, leading=1),
        Party.POLICE: Share(people=1, leading=1),
    }
    assert not found.even
    assert stand(KARI, CHIEF).even


def test_deputies_and_who_is_not_there_that_day_are_not_counted() -> None:
    found = stand(
        KARI,
        seat("Ola", Role.MAYOR, deputy=1),
        seat("Gone", Role.OTHER, until="2025-06-15"),
        seat("Coming", Role.OTHER, "2025-06-17"),
    )

    assert found.shares[Party.MUNICIPALITY] == Share(1, 1)


def test_a_role_the_agreement_names_and_nobody_has_is_vacant() -> None:
    found = stand(KARI, SLT, CHIEF)

    assert places(found) == [("municipal_director", "")]
    assert not found.in_order
    assert places(stand(KARI, PER, SLT, CHIEF)) == []


def test_a_vacant_seat_is_shown_with_the_deputy_who_sits_there_meanwhile() -> None:
    deputies = seat("Ola", Role.MAYOR, deputy=2), seat("Siri", Role.MAYOR, deputy=1)

    assert places(stand(PER, SLT, CHIEF, *deputies)) == [("mayor", "Siri")]


def test_without_an_agreement_nothing_is_vacant() -> None:
    found = stand(KARI, terms=None)

    assert (found.vacant, found.without_deputy, found.not_leading) == ((), (), ())


def test_in_a_joint_council_each_municipality_has_a_mayor_and_all_share_a_coordinator() -> None:
    terms = kinds.Composition(members=(Role.MAYOR, Role.COORDINATOR))
    gol, slt = seat("Ordførar", at(Role.MAYOR, GOL)), seat("SLT", at(Role.COORDINATOR, GOL))
    found = stand(gol, slt, terms=terms, organisations=SIX)

    assert [(v.place.role, v.place.organisation) for v in found.vacant] == [("mayor", HOL)]


@pytest.mark.parametrize(
    ("until", "ending", "over"),
    [
        ("", 0, 0),
        ("2025-08-16", 0, 0),
        ("2025-08-15", 1, 0),
        ("2025-06-16", 1, 0),
        ("2025-06-15", 0, 1),
        ("2024-06-16", 0, 1),
        ("2024-06-15", 0, 0),
    ],
    ids=[
        "without end",
        "in 61 days",
        "in 60 days",
        "today",
        "yesterday",
        "a year ago",
        "longer ago",
    ],
)
def test_a_mandate_is_shown_from_60_days_before_it_ends(
    until: str, ending: int, over: int
) -> None:
    found = stand(seat("Kari, ordfører", Role.MAYOR, "2020-01-01", until))

    assert (len(found.ending), len(found.over)) == (ending, over)


def test_a_mandate_that_goes_on_or_has_a_successor_is_not_shown() -> None:
    ends = seat("Kari", Role.MAYOR, "2020-01-01", "2025-06-30")

    assert stand(ends, seat("Ola", Role.MAYOR, "2025-07-01")).ending == ()
    assert stand(ends, seat("Kari", Role.MAYOR, "2025-07-01")).ending == ()
    assert stand(ends, seat("Ola", Role.MAYOR, "2025-07-02")).ending == (ends,)
    assert stand(ends, seat("Ola", Role.MAYOR, deputy=1)).ending == (ends,)


def test_another_head_of_sector_is_no_successor() -> None:
    ends = seat("Kari", Role.SECTOR_DIRECTOR, "2020-01-01", "2025-06-30")

    assert stand(ends, seat("Ola", Role.SECTOR_DIRECTOR)).ending == (ends,)


def test_what_ran_out_is_shown_until_somebody_sits_there() -> None:
    gone = seat("Kari", Role.MAYOR, "2020-01-01", "2025-05-31")

    assert stand(gone, seat("Ola", Role.MAYOR, deputy=1)).over == (gone,)
    assert stand(gone, seat("Ola", Role.MAYOR, "2025-06-16")).over == ()
    assert stand(gone, seat("Ola", Role.MAYOR, "2025-06-17")).over == (gone,)


def test_deputies_that_are_agreed_and_missing_are_named() -> None:
    found = stand(KARI, PER, SLT, CHIEF, seat("Ola", Role.MAYOR, deputy=1))

    assert [place.role for place in found.without_deputy] == [
        "municipal_director",
        "police_chief",
        "coordinator",
    ]


def test_where_no_deputies_are_agreed_none_is_missing() -> None:
    terms = kinds.Composition(members=(Role.MAYOR,))

    assert stand(KARI, SLT, CHIEF, terms=terms).without_deputy == ()
    assert stand(KARI, SLT, CHIEF, terms=terms).in_order


def test_loten_wants_people_who_can_bind_their_organisation_from_both() -> None:
    found = stand(SLT, CONTACT)
    named = seat("Seksjonsleder", Role.POLICE_SECTION_LEADER)

    assert [one.party for one in found.not_leading] == [Party.MUNICIPALITY, Party.POLICE]
    assert [one.party for one in stand(KARI, named).not_leading] == [Party.POLICE]
    assert stand(KARI, leading(named)).not_leading == ()


def test_in_sweden_the_law_asks_it_of_the_police() -> None:
    found = stand(KARI, CONTACT, terms=None, country=Country.SWEDEN)

    assert [(one.party, one.because) for one in found.not_leading] == [
        (Party.POLICE, se.STRATEGIC_COUNCIL)
    ]


def test_in_sweden_the_municipality_leads() -> None:
    police = kinds.Composition(chair=Role.POLICE_CHIEF)

    assert stand(terms=police, country=Country.SWEDEN).led_by_other == se.STRATEGIC_COUNCIL
    assert stand(terms=LOTEN, country=Country.SWEDEN).led_by_other is None
    assert stand(terms=police).led_by_other is None
