"""Hallingdal: one politikontakt, six municipalities, and the joint council they considered.

From the talk held at Flå on 29 November 2019. It names no dates or numbers of meetings, so
the agreements here are examples of ours: two meetings a year in each municipality, four in
the joint council. Its nine regional challenges and its weighing of a joint council are real.
"""

from datetime import date

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Source
from samrad.core.agreements.versions import Draft
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.duties.evidence import Evidence
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.project.demo.loten import NATIONAL
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

JOINT_SIGNED = date(2022, 1, 17)
LOCAL_SIGNED = date(2020, 3, 2)
POLICE = Org("Sør-Øst politidistrikt, Hallingdal", Party.POLICE, Country.NORWAY)
CONTACT = Member("politikontakt.hallingdal@samrad.example", "Politikontakt", POLICE, "nn")
CHIEF = Member("lensmann.hallingdal@samrad.example", "Lensmann", POLICE, "nn")

# Short name in addresses, name, key in the register.
_MUNICIPALITIES = (
    ("flaa", "Flå", "no.fla"),
    ("nesbyen", "Nesbyen", "no.nesbyen"),
    ("gol", "Gol", "no.gol"),
    ("hemsedal", "Hemsedal", "no.hemsedal"),
    ("aal", "Ål", "no.al"),
    ("hol", "Hol", "no.hol"),
)
_ORGS = {
    slug: Org(f"{name} kommune", Party.MUNICIPALITY, Country.NORWAY, key)
    for slug, name, key in _MUNICIPALITIES
}
COORDINATOR = Member(
    "slt.hallingdal@samrad.example", "SLT-koordinator for Hallingdal", _ORGS["gol"], "nn"
)
# Ål's mayor left in the spring of 2025, and nobody has followed; the deputy sits there.
AAL_LEFT = date(2025, 5, 31)
AAL_DEPUTY = Member("varaordforar.aal@samrad.example", "Varaordførar i Ål", _ORGS["aal"], "nn")
MAYORS = {
    slug: Member(f"ordforar.{slug}@samrad.example", f"Ordførar i {name}", _ORGS[slug], "nn")
    for slug, name, _ in _MUNICIPALITIES
}

CHALLENGES = (
    "Narkotika og rus (SLT)",
    "Sosiale medium",
    "Arbeidsmiljøkriminalitet og menneskehandel",
    "Seksuelle overgrep og vald (SEVO)",
    "Trafikk",
    "Vald i nære relasjonar",
    "Russ",
    "Turisme",
    "Uteliv",
)

_TALK = "Foredrag på Flå 29.11.19"
_EXAMPLE = "Døme for demoen"
JOINT_CLAUSES = (
    Draft(
        "meetings",
        kinds.Meetings(per_year=4, months=(2, 5, 9, 11)),
        Source(
            _EXAMPLE,
            "Det felles politirådet møtest fire gonger i året; helst i februar, "
            "mai, september og november.",
        ),
    ),
    Draft(
        "agenda_notice",
        kinds.AgendaNotice(days=14),
        Source(_EXAMPLE, "Sakliste skal sendast ut seinast to veker før møtet."),
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
            _TALK,
            "Ledelsen i kommunen og politiet lokalt deltar og blir enige om "
            "utfordringer og nødvendige prioriteringer.",
        ),
    ),
    Draft(
        "focus_areas",
        kinds.FocusAreas(CHALLENGES),
        Source(_TALK, "Eksempler på regionale utfordringer"),
    ),
    Draft(
        "evaluation",
        kinds.Evaluation(kinds.EvaluationTime.YEAR_END, written=True),
        Source(
            _EXAMPLE,
            "Rådet evaluerer skriftleg ved slutten av året om ordninga «mister» "
            "lokale utfordringar.",
        ),
    ),
    Draft(
        "agreement_review",
        kinds.AgreementReview(every_years=2),
        Source(_EXAMPLE, "Avtalen blir revidert kvart andre år."),
    ),
)
LOCAL_CLAUSES = (
    Draft(
        "meetings",
        kinds.Meetings(per_year=2),
        Source(_EXAMPLE, "Politirådet i kommunen møtest to gonger i året."),
    ),
    Draft(
        "agreement_review",
        kinds.AgreementReview(every_years=4),
        Source(_EXAMPLE, "Avtalen blir revidert kvart fjerde år."),
    ),
)

_MEETINGS = (
    Met("1/23", date(2023, 2, 8), date(2022, 11, 16), 14, 9, NATIONAL, CHALLENGES[:2]),
    Met("2/23", date(2023, 5, 24), date(2023, 2, 8), 14, 12, NATIONAL, CHALLENGES[2:5]),
    Met("3/23", date(2023, 9, 13), date(2023, 5, 24), 15, 9, NATIONAL, CHALLENGES[5:7]),
    Met("4/23", date(2023, 11, 15), date(2023, 9, 13), 14, 20, NATIONAL, CHALLENGES[7:]),
    Met("1/24", date(2024, 2, 14), date(2023, 11, 15), 16, 9, NATIONAL, CHALLENGES[:3]),
    Met("2/24", date(2024, 5, 22), date(2024, 2, 14), 10, 12, NATIONAL, CHALLENGES[3:6]),
    Met("3/24", date(2024, 9, 11), date(2024, 5, 22), 14, 9, NATIONAL[:2], CHALLENGES[6:8]),
    Met("4/24", date(2024, 11, 20), date(2024, 9, 11), 14, 13, NATIONAL, CHALLENGES[8:]),
    Met("1/25", date(2025, 2, 12), date(2024, 11, 20), 14, 8, NATIONAL, CHALLENGES[:3]),
    Met("2/25", date(2025, 5, 21), date(2025, 2, 12), 14, 13, NATIONAL, CHALLENGES[3:5]),
    Met("3/25", date(2025, 9, 17), date(2025, 5, 21), 13, 9, NATIONAL, CHALLENGES[5:7]),
    Met("4/25", date(2025, 11, 19), date(2025, 9, 17), 14, 9, NATIONAL, CHALLENGES[7:]),
)
_OTHER = (
    Evidence(Deed.COUNCIL_FORMED, JOINT_SIGNED, "avtalen om felles politiråd"),
    Evidence(Deed.SEATS_NAMED, JOINT_SIGNED, "avtalen om felles politiråd"),
    Evidence(Deed.EVALUATED, date(2023, 12, 13), "evaluering 2023"),
    Evidence(Deed.EVALUATED, date(2025, 1, 22), "evaluering 2024"),
    Evidence(Deed.AGREEMENT_REVIEWED, date(2023, 11, 15), "gjennomgang i møte 4/23"),
    Evidence(Deed.AGREEMENT_REVIEWED, date(2025, 9, 17), "gjennomgang i møte 3/25"),
    planned("møte", "1/26", date(2026, 2, 11), known=date(2025, 11, 19)),
)

# How often each municipality's own council has met; the difference is what the joint council
# was to even out ("Ulik bruk av politikontakten").
_LOCAL_MEETINGS = {
    "flaa": (date(2023, 4, 19), date(2024, 4, 17), date(2025, 4, 23)),
    "nesbyen": (
        date(2023, 3, 22),
        date(2023, 10, 18),
        date(2024, 3, 20),
        date(2024, 10, 16),
        date(2025, 3, 19),
        date(2025, 10, 15),
    ),
    "gol": (
        date(2023, 6, 14),
        date(2023, 12, 6),
        date(2024, 6, 12),
        date(2024, 12, 4),
        date(2025, 6, 11),
        date(2025, 12, 3),
    ),
    "hemsedal": (date(2023, 5, 10), date(2024, 1, 24), date(2024, 11, 27), date(2025, 5, 14)),
    "aal": (date(2023, 6, 7), date(2024, 5, 29), date(2024, 12, 11), date(2025, 6, 4)),
    "hol": (),
}

# Four of the six went through their agreement in time.
_REVIEWED = {
    "flaa": date(2024, 2, 14),
    "nesbyen": date(2024, 2, 20),
    "gol": date(2023, 12, 6),
    "aal": date(2024, 2, 7),
}


def _local(slug: str, name: str) -> DemoCouncil:
    meetings = [
        Met(f"{number}/{day:%y}", day, None, 7, 14, NATIONAL)
        for number, day in enumerate(_LOCAL_MEETINGS[slug], start=1)
    ]
    return DemoCouncil(
        slug=slug,
        name=f"Politirådet i {name}",
        country=Country.NORWAY,
        language="nn",
        municipality=_ORGS[slug].municipality,
        orgs=(_ORGS[slug], POLICE),
        seats=(
            DemoSeat(MAYORS[slug], Role.MAYOR, LOCAL_SIGNED),
            DemoSeat(CONTACT, Role.POLICE_CONTACT, LOCAL_SIGNED),
            DemoSeat(COORDINATOR, Role.COORDINATOR, LOCAL_SIGNED),
        ),
        versions=(DemoVersion("Politirådsavtale (døme)", LOCAL_SIGNED, LOCAL_CLAUSES),),
        evidence=(
            Evidence(Deed.COUNCIL_FORMED, date(2007, 12, 31), "rundskriv 2007/5"),
            *(e for meeting in meetings for e in evidence_of("møte", meeting)),
            *_reviews(slug),
        ),
    )


def _reviews(slug: str) -> list[Evidence]:
    day = _REVIEWED.get(slug)
    return [Evidence(Deed.AGREEMENT_REVIEWED, day, "kommunestyresak")] if day else []


JOINT = DemoCouncil(
    slug="hallingdal",
    name="Felles politiråd i Hallingdal",
    country=Country.NORWAY,
    language="nn",
    municipality="no.gol",
    orgs=(*_ORGS.values(), POLICE),
    seats=(
        *(
            DemoSeat(mayor, Role.MAYOR, JOINT_SIGNED, AAL_LEFT if slug == "aal" else None)
            for slug, mayor in MAYORS.items()
        ),
        DemoSeat(AAL_DEPUTY, Role.MAYOR, JOINT_SIGNED, deputy=1),
        DemoSeat(COORDINATOR, Role.COORDINATOR, JOINT_SIGNED),
        DemoSeat(CHIEF, Role.POLICE_CHIEF, JOINT_SIGNED),
        DemoSeat(CONTACT, Role.POLICE_CONTACT, JOINT_SIGNED),
    ),
    versions=(DemoVersion("Avtale om felles politiråd (døme)", JOINT_SIGNED, JOINT_CLAUSES),),
    evidence=(*(e for m in _MEETINGS for e in evidence_of("møte", m)), *_OTHER),
)
COUNCILS = (JOINT, *(_local(slug, name) for slug, name, _ in _MUNICIPALITIES))
