"""Lørenskog: the agreement of 31 October 2022, quoted; its years since are made up."""

from datetime import date

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Source
from samrad.core.agreements.versions import Draft
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.duties.evidence import Evidence
from samrad.core.norms.no import TOPICS
from samrad.core.people.bodies import Body
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.project.demo.shapes import (
    DemoCouncil,
    DemoSeat,
    DemoVersion,
    Member,
    Met,
    Org,
    evidence_of,
    planned,
)

SIGNED = date(2022, 10, 31)
MUNICIPALITY = Org("Lørenskog kommune", Party.MUNICIPALITY, Country.NORWAY, "no.lorenskog")
POLICE = Org("Lillestrøm politistasjonsdistrikt", Party.POLICE, Country.NORWAY)

COORDINATOR = Member("slt.lorenskog@samrad.example", "SLT-koordinator", MUNICIPALITY, "nb")
MAYOR = Member("ordforer.lorenskog@samrad.example", "Ordfører", MUNICIPALITY, "nb")
DIRECTOR = Member("direktor.lorenskog@samrad.example", "Kommunedirektør", MUNICIPALITY, "nb")
SECTOR_DIRECTOR = Member(
    "kommunalsjef.lorenskog@samrad.example", "Kommunalsjef oppvekst", MUNICIPALITY, "nb"
)
CHIEF = Member("stasjonssjef.lorenskog@samrad.example", "Politistasjonssjef", POLICE, "nb")
CONTACT = Member("politikontakt.lorenskog@samrad.example", "Politikontakt", POLICE, "nb")

AREAS = (
    "Trygghetsskapende arbeid",
    "Ungdomskriminalitet og kriminelle nettverk",
    "Generell kriminalitetsforebygging",
    "Vold i nære relasjoner og seksuelle overgrep",
    "Voldelig ekstremisme og hatkriminalitet",
    "Arbeidslivskriminalitet",
    "Beredskap og sikkerhet",
)

_ADMINISTRATION = "Administrative forhold og møtestruktur"
CLAUSES = (
    Draft(
        "meetings",
        kinds.Meetings(per_year=3, months=(2, 6, 11)),
        Source(
            _ADMINISTRATION,
            "Som hovedregel skal det gjennomføres tre politiråd i året; fortrinnsvis i "
            "februar, juni og november.",
        ),
    ),
    Draft(
        "regional_meeting",
        kinds.RegionalMeeting(per_year=1, optional=True),
        Source(
            _ADMINISTRATION,
            "Utover dette kan det også årlig gjennomføres ett regionalt politiråd i samarbeid "
            "med øvrige kommuner i Lillestrøm politistasjonsdistrikt.",
        ),
    ),
    Draft(
        "matter_deadline",
        kinds.MatterDeadline(),
        Source(_ADMINISTRATION, "Saker meldes til SLT-koordinator på forhånd."),
    ),
    Draft(
        "composition",
        kinds.Composition(
            chair=Role.MAYOR,
            secretary=Role.COORDINATOR,
            leading_positions=True,
            members=(
                Role.MAYOR,
                Role.MUNICIPAL_DIRECTOR,
                Role.SECTOR_DIRECTOR,
                Role.COORDINATOR,
                Role.POLICE_CHIEF,
                Role.POLICE_SECTION_LEADER,
                Role.POLICE_CONTACT,
            ),
        ),
        Source(
            _ADMINISTRATION,
            "SLT-koordinator innkaller til møter og fører referat. Ordfører leder "
            "politirådsmøtene.",
        ),
    ),
    Draft(
        "focus_areas",
        kinds.FocusAreas(AREAS),
        Source(
            "Felles innsatsområder",
            "Disse innsatsområdene vil med jevne mellomrom tas opp i politiråd for økt "
            "kunnskap og felles forståelse, samt evalueres med tanke på erfaringslæring og "
            "forbedringspotensial.",
        ),
    ),
    Draft(
        "evaluation",
        kinds.Evaluation(kinds.EvaluationTime.FIRST_MEETING),
        Source(
            "Evaluering",
            "Politirådet evalueres en gang i året, ved første møtet etter nyttår.",
        ),
    ),
    Draft(
        "agreement_review",
        kinds.AgreementReview(every_years=4, on_demand=True),
        Source(
            "Gyldighet",
            "Avtalen skal evalueres og eventuelt revideres for politisk behandling hvert 4. "
            "år eller ved behov etter gjensidig enighet i politiråd.",
        ),
    ),
    Draft(
        "termination_notice",
        kinds.TerminationNotice(),
        Source("Gyldighet", "Avtalen opphører ved en av partenes oppsigelse."),
    ),
)

_MEETINGS = (
    Met("3/22", date(2022, 11, 29), date(2022, 11, 1), 14, 10, TOPICS, AREAS[:2]),
    Met("1/23", date(2023, 2, 14), date(2023, 1, 10), 8, 9, TOPICS, AREAS[:3], evaluated=True),
    Met("2/23", date(2023, 6, 13), date(2023, 2, 20), 14, 7, TOPICS[:2], AREAS[3:5]),
    Met("3/23", date(2023, 11, 28), date(2023, 8, 21), 12, 8, TOPICS, AREAS[5:]),
    Met("1/24", date(2024, 2, 13), date(2023, 12, 4), 11, 6, TOPICS, AREAS[:2], evaluated=True),
    Met("2/24", date(2024, 6, 11), date(2024, 2, 19), 14, 9, TOPICS, AREAS[2:5]),
    Met("3/24", date(2024, 12, 5), date(2024, 10, 28), 7, 12, TOPICS, AREAS[6:]),
)
_OTHER = (
    Evidence(Deed.COUNCIL_FORMED, date(2011, 10, 12), "politirådsavtale av 12.10.2011"),
    Evidence(Deed.SEATS_NAMED, SIGNED, "avtalen, «Deltakere i politirådet»"),
    Evidence(Deed.REGIONAL_MEETING_HELD, date(2023, 9, 19), "regionalt politiråd 2023"),
    Evidence(Deed.REGIONAL_MEETING_HELD, date(2025, 9, 16), "regionalt politiråd 2025"),
    planned("møte", "1/26", date(2026, 2, 10), known=date(2025, 12, 1)),
)

COUNCIL = DemoCouncil(
    slug="lorenskog",
    name="Politirådet i Lørenskog",
    country=Country.NORWAY,
    language="nb",
    municipality="no.lorenskog",
    orgs=(MUNICIPALITY, POLICE),
    seats=(
        DemoSeat(MAYOR, Role.MAYOR, SIGNED),
        DemoSeat(DIRECTOR, Role.MUNICIPAL_DIRECTOR, SIGNED),
        DemoSeat(COORDINATOR, Role.COORDINATOR, SIGNED),
        DemoSeat(CHIEF, Role.POLICE_CHIEF, SIGNED),
        DemoSeat(CONTACT, Role.POLICE_CONTACT, SIGNED),
        DemoSeat(SECTOR_DIRECTOR, Role.SECTOR_DIRECTOR, SIGNED, date(2026, 1, 31)),
    ),
    bodies=(Body.POLITIRAAD, Body.SLT_STYRINGSGRUPPE),
    versions=(DemoVersion("Samarbeidsavtale om politiråd", SIGNED, CLAUSES),),
    evidence=(*(e for m in _MEETINGS for e in evidence_of("møte", m)), *_OTHER),
)
