"""Lund: the four-year agreement and pledges of the 2018 talk, under law 2023:196.

The talk gives the form (four years, medborgarlöften as the base, a shared lägesbild); the
days of the agreements and what was done since are made up.
"""

from datetime import date

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Source
from samrad.core.agreements.versions import Draft
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.duties.evidence import Evidence
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

FIRST_SIGNED = date(2018, 12, 10)
SECOND_SIGNED = date(2022, 12, 12)
MUNICIPALITY = Org("Lunds kommun", Party.MUNICIPALITY, Country.SWEDEN, "se.lund")
POLICE = Org("Lokalpolisområde Lund", Party.POLICE, Country.SWEDEN)

COORDINATOR = Member("samordnare.lund@samrad.example", "Samordnare", MUNICIPALITY, "sv")
CHAIR = Member("ks.lund@samrad.example", "Kommunstyrelsens ordförande", MUNICIPALITY, "sv")
CHIEF = Member("lpo.lund@samrad.example", "Lokalpolisområdeschef", POLICE, "sv")
SECTION_LEADER = Member("gruppchef.lund@samrad.example", "Gruppchef", POLICE, "sv")
CONTACT = Member("kommunpolis.lund@samrad.example", "Kommunpolis", POLICE, "sv")

AREAS = (
    "Trygghet och säkerhet",
    "Brottsförebyggande",
    "Krishantering",
    "Våldsbejakande extremism",
)

_TALK = "Föredraget «Polisens roll», Lund 2018"
_EXAMPLE = "Exempel för demon"
REVIEW = Draft(
    "agreement_review",
    kinds.AgreementReview(every_years=4),
    Source(_TALK, "Arbetet pågår med att ta fram en ny för de kommande fyra åren."),
)
PLEDGES = Draft(
    "pledges_published",
    kinds.PledgesPublished(per_year=1),
    Source(_TALK, "Aktiviteterna genomförs genom gemensamma medborgarlöften som bas."),
)
FOCUS = Draft(
    "focus_areas",
    kinds.FocusAreas(AREAS, within_months=12),
    Source(
        _TALK,
        "Polisens roll: trygghet och säkerhet, brottsförebyggande, krishantering, "
        "våldsbejakande extremism",
    ),
)
FIRST = (
    Draft(
        "meetings",
        kinds.Meetings(per_year=2),
        Source(_EXAMPLE, "Det strategiska rådet möts två gånger per år."),
    ),
    FOCUS,
    PLEDGES,
    REVIEW,
)
SECOND = (
    Draft(
        "meetings",
        kinds.Meetings(per_year=4, months=(2, 5, 9, 11)),
        Source(
            _EXAMPLE,
            "Det strategiska rådet möts fyra gånger per år: i februari, maj, "
            "september och november.",
        ),
    ),
    Draft(
        "agenda_notice",
        kinds.AgendaNotice(days=7),
        Source(_EXAMPLE, "Kallelse och föredragningslista skickas senast en vecka före mötet."),
    ),
    Draft(
        "composition",
        kinds.Composition(
            chair=Role.MAYOR,
            secretary=Role.COORDINATOR,
            leading_positions=True,
            members=(Role.MAYOR, Role.COORDINATOR, Role.POLICE_CHIEF, Role.POLICE_CONTACT),
        ),
        Source(
            "lag (2023:196) 10 §",
            "Rådet leds av kommunen; övriga företräds av personer i ledande ställning.",
        ),
    ),
    FOCUS,
    Draft(
        "picture_updated",
        kinds.PictureUpdated(within_months=12),
        Source(_TALK, "Gemensam lägesbild/problembild/åtgärdsplan"),
    ),
    PLEDGES,
    REVIEW,
)

_MEETINGS = (
    Met("1/23", date(2023, 2, 20), date(2022, 12, 12), 8, 10, (), AREAS[:1]),
    Met("2/23", date(2023, 5, 22), date(2023, 2, 20), 7, 9, (), AREAS[1:2]),
    Met("3/23", date(2023, 9, 18), date(2023, 5, 22), 7, 9, (), AREAS[2:3]),
    Met("4/23", date(2023, 11, 20), date(2023, 9, 18), 10, 9, (), AREAS[3:]),
    Met("1/24", date(2024, 2, 19), date(2023, 11, 20), 7, 9, (), AREAS[:2]),
    Met("2/24", date(2024, 5, 20), date(2024, 2, 19), 7, 9, (), AREAS[2:3]),
    Met("3/24", date(2024, 9, 16), date(2024, 5, 20), 4, 9),
    Met("4/24", date(2024, 11, 18), date(2024, 9, 16), 7, 9, (), AREAS[3:]),
    Met("1/25", date(2025, 2, 17), date(2024, 11, 18), 7, 9, (), AREAS[:2]),
    Met("2/25", date(2025, 5, 19), date(2025, 2, 17), 9, 9, (), AREAS[2:3]),
    Met("3/25", date(2025, 9, 15), date(2025, 5, 19), 7, 9),
    Met("4/25", date(2025, 11, 17), date(2025, 9, 15), 7, 9, (), AREAS[3:]),
)
_OTHER = (
    Evidence(Deed.COUNCIL_FORMED, FIRST_SIGNED, "överenskommelsen 2019–2022"),
    Evidence(Deed.SEATS_NAMED, FIRST_SIGNED, "överenskommelsen 2019–2022"),
    Evidence(Deed.COORDINATION_NAMED, date(2023, 6, 1), "beslut i kommunstyrelsen"),
    Evidence(Deed.PICTURE_UPDATED, date(2023, 11, 20), "lägesbild 2023"),
    Evidence(Deed.PICTURE_UPDATED, date(2024, 11, 18), "lägesbild 2024"),
    Evidence(Deed.PICTURE_UPDATED, date(2025, 12, 1), "lägesbild 2025"),
    Evidence(Deed.PLAN_DECIDED, date(2024, 6, 17), "åtgärdsplan 2024–2026"),
    Evidence(Deed.REPORTED, date(2024, 5, 28), "rapport till fullmäktige 2024"),
    Evidence(Deed.REPORTED, date(2025, 5, 27), "rapport till fullmäktige 2025"),
    Evidence(Deed.PLEDGES_PUBLISHED, date(2023, 4, 3), "medborgarlöften 2023"),
    Evidence(Deed.PLEDGES_PUBLISHED, date(2024, 3, 18), "medborgarlöften 2024"),
    Evidence(Deed.PLEDGES_PUBLISHED, date(2025, 3, 24), "medborgarlöften 2025"),
    planned("möte", "1/26", date(2026, 2, 16), known=date(2025, 11, 17)),
)

COUNCIL = DemoCouncil(
    slug="lund",
    name="Strategiska rådet i Lund",
    country=Country.SWEDEN,
    language="sv",
    municipality="se.lund",
    orgs=(MUNICIPALITY, POLICE),
    seats=(
        DemoSeat(CHAIR, Role.MAYOR, FIRST_SIGNED),
        DemoSeat(COORDINATOR, Role.COORDINATOR, FIRST_SIGNED),
        DemoSeat(CHIEF, Role.POLICE_CHIEF, FIRST_SIGNED),
        DemoSeat(CONTACT, Role.POLICE_CONTACT, FIRST_SIGNED),
        DemoSeat(SECTION_LEADER, Role.POLICE_SECTION_LEADER, SECOND_SIGNED, leading=True),
    ),
    bodies=(Body.STRATEGISKT_RAAD, Body.LOKALT_BRAA),
    versions=(
        DemoVersion(
            "Samverkansöverenskommelse 2019–2022", FIRST_SIGNED, FIRST, date(2019, 1, 1)
        ),
        DemoVersion(
            "Samverkansöverenskommelse 2023–2026", SECOND_SIGNED, SECOND, date(2023, 1, 1)
        ),
    ),
    evidence=(*(e for m in _MEETINGS for e in evidence_of("möte", m)), *_OTHER),
)
