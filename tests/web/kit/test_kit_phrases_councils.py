"""What a council is, who holds its offices and how it stands, in words of every language."""

from datetime import date

import pytest
from django.utils import translation

from core.people.sitting import at, seat, took
from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause, Source
from samrad.core.calendars.countries import Country
from samrad.core.norms import se
from samrad.core.norms.offices import USUAL
from samrad.core.people.bodies import Body, CouncilKind
from samrad.core.people.offices import Basis, Named, Office, offices_on
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.people.seats import Seat
from samrad.core.reports.sitting import NotLeading, Share, Stand, Vacancy
from samrad.web.kit import phrases

LANGUAGES = ["nb", "nn", "sv", "en"]
DAY = date(2025, 6, 16)
MAYOR = seat("Kari", Role.MAYOR, until="2025-06-30")
DEPUTY = seat("Ola", Role.MAYOR, deputy=1)
CLAUSE = Clause("composition", kinds.Composition(), Source("§ 4", ""), date(2020, 1, 1))
EVERYTHING = Stand(
    shares={Party.MUNICIPALITY: Share(1, 1), Party.POLICE: Share(13, 0)},
    vacant=(Vacancy(at(Role.MAYOR, "Gol kommune"), None), Vacancy(at(Role.MAYOR), DEPUTY)),
    ending=(MAYOR,),
    over=(MAYOR,),
    without_deputy=(at(Role.POLICE_CHIEF),),
    not_leading=(NotLeading(Party.POLICE, CLAUSE),),
    led_by_other=se.STRATEGIC_COUNCIL,
)


def chair(*seats: Seat) -> str:
    found = offices_on(USUAL[Country.NORWAY], seats, on=DAY)
    return phrases.holders_in_words(found[Office.CHAIR])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unsaid(language: str) -> None:
    with translation.override(language):
        said = [
            *(phrases.council_kind_word(kind) for kind in CouncilKind),
            *(phrases.council_in_words(kind, ["Gol", "Hol"]) for kind in CouncilKind),
            phrases.bodies_in_words(list(Body)),
            *(phrases.office_word(office) for office in Office),
            *(phrases.basis_in_words(one) for one in USUAL[Country.SWEDEN].values()),
            phrases.basis_in_words(Named(Role.MAYOR, Basis.AGREEMENT, "", "")),
            *(f"{one.word} {one.what} {one.reason}" for one in phrases.findings(EVERYTHING)),
        ]
    assert all(said)
    assert not any("%(" in one or "None" in one for one in said)


def test_how_somebody_comes_to_chair_is_said() -> None:
    vacant = seat("Siri", Role.MAYOR, until="2025-06-15")
    with translation.override("nb"):
        assert chair(MAYOR) == "Kari"
        assert chair(vacant, DEPUTY) == "Ola, som vara nr. 1 mens plassen er ledig"
        assert chair(vacant) == "Ingen. Plassen er ledig og har ingen vara: ordfører."
        assert chair(MAYOR, took(DEPUTY, "2025-06-16", "2025-06-16")) == (
            "Ola, som har tatt plassen som vara"
        )
        assert chair(MAYOR, seat("Per", at(Role.MAYOR, "Hol kommune"))) == (
            "En av dem, slik rådet blir enig om: Kari; Per."
        )


def test_where_the_agreement_is_silent_the_country_is_named_with_its_source() -> None:
    named = USUAL[Country.SWEDEN][Office.CHAIR]
    with translation.override("sv"):
        assert phrases.basis_in_words(named) == (
            "Överenskommelsen säger det inte. Vanligt i landet: kommunstyrelsens ordförande "
            "(lag (2023:196) 10 §)."
        )


def test_the_gravest_stands_before_what_is_only_coming() -> None:
    with translation.override("nb"):
        assert [one.word for one in phrases.findings(EVERYTHING)] == [
            "Ulikt",
            "Ledig",
            "Ledig",
            "Gått ut",
            "Ikke ledende",
            "Ledes av den andre",
            "Slutter snart",
            "Ingen vara",
        ]
