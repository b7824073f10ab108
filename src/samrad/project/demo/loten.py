"""Løten: the agreement of 22 October 2018, quoted; its years since are made up."""

from datetime import date

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Source
from samrad.core.agreements.versions import Action, Change, Draft
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.duties.evidence import Evidence
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.project.demo.shapes import (
    DemoCouncil,
    DemoSeat,
    DemoVersion,
    Member,
    Met,
    Org,
    UnderWay,
    evidence_of,
    planned,
)

SIGNED = date(2018, 10, 22)
MUNICIPALITY = Org("Løten kommune", Party.MUNICIPALITY, Country.NORWAY, "no.loten")
POLICE = Org("Innlandet politidistrikt", Party.POLICE, Country.NORWAY)

COORDINATOR = Member("slt.loten@samrad.example", "SLT-koordinator", MUNICIPALITY, "nb")
MAYOR = Member("ordforer.loten@samrad.example", "Ordfører", MUNICIPALITY, "nb")
CHIEF = Member("stasjonssjef.loten@samrad.example", "Politistasjonssjef", POLICE, "nb")
CONTACT = Member("politikontakt.loten@samrad.example", "Politikontakt", POLICE, "nb")

# Standing deputies, as the agreement promises; its municipal director's seat is vacant.
DEPUTY_MAYOR = Member("varaordforer.loten@samrad.example", "Varaordfører", MUNICIPALITY, "nb")
GROUP_LEADER = Member("gruppeleder.loten@samrad.example", "Gruppeleder", MUNICIPALITY, "nb")
SECTION_LEADER = Member("seksjonsleder.loten@samrad.example", "Seksjonsleder", POLICE, "nb")
# The elected council of 2023–2027 names its own; the section leader is elsewhere from August.
NAMED, ELECTED_UNTIL = date(2023, 10, 25), date(2027, 10, 31)
ELSEWHERE = date(2025, 7, 31)

NATIONAL = (
    "Vold i nære relasjoner",
    "Vold og overgrep mot barn",
    "Radikalisering, voldelig ekstremisme og hatkriminalitet",
)
DISTRICT = (
    "Organisert kriminalitet, herunder mobile vinningskriminelle",
    "Doping utfordringer, spesielt opp mot ungdommer",
)
LOCAL = (
    "Vold - overgrep mot barn/unge",
    "Rusmisbruk – spesielt opp mot unge",
    "Trafikk",
)

MEETINGS = Draft(
    "meetings",
    kinds.Meetings(per_year=4),
    Source("5. Møtefrekvens/struktur", "Det avholdes 4 møter pr år."),
)
AGENDA_NOTICE = Draft(
    "agenda_notice",
    kinds.AgendaNotice(days=7),
    Source(
        "5. Møtefrekvens/struktur",
        "Agenda til møtene sendes ut senest 1 uke før møtet avholdes.",
    ),
)
CLAUSES = (
    MEETINGS,
    AGENDA_NOTICE,
    Draft(
        "minutes_archived",
        kinds.MinutesArchived(),
        Source("5. Møtefrekvens/struktur", "Det utarbeides referat fra møtene som arkiveres."),
    ),
    Draft(
        "composition",
        kinds.Composition(
            chair=Role.MAYOR,
            secretary=Role.COORDINATOR,
            leading_positions=True,
            deputies=True,
            members=(
                Role.MAYOR,
                Role.MUNICIPAL_DIRECTOR,
                Role.POLICE_CHIEF,
                Role.POLICE_CONTACT,
                Role.COORDINATOR,
            ),
        ),
        Source(
            "4. Organisering/ledelse",
            "Politirådet skal være sammensatt av representanter fra øverste ledelse i "
            "kommunen og lokalt politi, hvor begge parter kan forplikte egne organisasjoner.",
        ),
    ),
    Draft(
        "standing_topics",
        kinds.StandingTopics(NATIONAL, kinds.Level.NATIONAL),
        Source(
            "6. Sentrale mål",
            "Basert på nasjonale mål og prioriteringer, skal følgende tema alltid drøftes og "
            "status skal omtales jfr. brev fra POD av 24.6.2015 (ref. 201502301-1).",
        ),
    ),
    Draft(
        "standing_topics-2",
        kinds.StandingTopics(DISTRICT, kinds.Level.DISTRICT),
        Source(
            "6. Sentrale mål",
            "I tillegg til ovenfor nevnte skal følgende prioriterte mål i Innlandet "
            "politidistrikt være tema for politirådet:",
        ),
    ),
    Draft(
        "focus_areas",
        kinds.FocusAreas(LOCAL),
        Source(
            "7. Lokale mål og oppfølging",
            "Basert på en felles situasjonsforståelse, forventede utfordringer og annen "
            "kunnskap har politirådet for perioden blitt enige om følgende satsningsområder "
            "lokalt i kommunen/ene.",
        ),
    ),
    Draft(
        "action_plan",
        kinds.ActionPlan(),
        Source(
            "3. Hovedoppgaver",
            "Initiere og vedta forpliktende handlingsplaner for å sikre befolkningen gode "
            "Kriminalitetsforebyggende og trygghetsskapende tjenester i sitt lokalsamfunn.",
        ),
    ),
    Draft(
        "bylaws_review",
        kinds.BylawsReview(),
        Source("3. Hovedoppgaver", "Jevnlig revisjon av kommunens politivedtekter."),
    ),
    Draft(
        "evaluation",
        kinds.Evaluation(kinds.EvaluationTime.YEAR_END, written=True),
        Source(
            "7. Lokale mål og oppfølging",
            "Ved årets slutt skal politirådet evaluere (skriftlig) sitt arbeid og effekten av "
            "iverksatte tiltak opp mot avdekkede kriminalitetsutfordringer, i tillegg til "
            "eventuelle tiltak iverksatt innen beredskap og samfunnssikkerhet.",
        ),
    ),
    Draft(
        "agreement_review",
        kinds.AgreementReview(every_years=1),
        Source("8. Gyldighet", "Avtalen revideres årlig."),
    ),
)

_ALWAYS = NATIONAL + DISTRICT
_MEETINGS = (
    Met("1/23", date(2023, 3, 8), date(2022, 12, 14), 7, 12, _ALWAYS, LOCAL[:1]),
    Met("2/23", date(2023, 6, 7), date(2023, 3, 8), 5, 15, _ALWAYS, LOCAL[1:2]),
    Met("3/23", date(2023, 9, 20), date(2023, 6, 7), 8, 9, NATIONAL),
    Met("4/23", date(2023, 12, 6), date(2023, 9, 20), 9, 20, _ALWAYS, LOCAL[2:]),
    Met("1/24", date(2024, 3, 6), date(2023, 12, 6), 8, 11, _ALWAYS, LOCAL[:1]),
    Met("2/24", date(2024, 6, 5), date(2024, 3, 6), 7, 16, _ALWAYS, LOCAL[1:]),
    Met("3/24", date(2024, 10, 9), date(2024, 6, 5), 9, 8, _ALWAYS),
    Met("4/24", date(2024, 12, 11), date(2024, 10, 9), 7, 13, _ALWAYS),
)
_OTHER = (
    Evidence(Deed.COUNCIL_FORMED, date(2007, 1, 1), "avtalen, «Bakgrunn»: opprettet i 2007"),
    Evidence(Deed.SEATS_NAMED, SIGNED, "avtalen, «Organisering/ledelse»"),
    Evidence(Deed.BYLAWS_REVIEWED, date(2020, 5, 20), "kommunestyresak om politivedtekter"),
    Evidence(Deed.PLAN_DECIDED, date(2022, 12, 14), "handlingsplan 2023–2024"),
    Evidence(Deed.PLAN_DECIDED, date(2024, 12, 11), "handlingsplan 2025–2026"),
    Evidence(Deed.EVALUATED, date(2022, 12, 20), "evaluering 2022"),
    Evidence(Deed.EVALUATED, date(2024, 1, 17), "evaluering 2023"),
    Evidence(Deed.EVALUATED, date(2024, 12, 18), "evaluering 2024"),
    Evidence(Deed.EVALUATED, date(2026, 1, 8), "evaluering 2025"),
    *(
        Evidence(Deed.AGREEMENT_REVIEWED, day, f"gjennomgang av avtalen {day.year}")
        for day in (
            date(2019, 10, 2),
            date(2020, 9, 30),
            date(2021, 9, 29),
            date(2022, 9, 21),
            date(2023, 9, 20),
            date(2024, 9, 18),
        )
    ),
    planned("møte", "1/26", date(2026, 3, 11), known=date(2025, 12, 17)),
)

_REVISION = UnderWay(
    "Samarbeidsavtale om politiråd, revisjon 2025",
    date(2025, 5, 12),
    (
        (
            Change(
                Action.AMEND,
                Draft(
                    "agenda_notice",
                    kinds.AgendaNotice(days=14),
                    Source(
                        "5. Møtefrekvens/struktur",
                        "Agenda til møtene sendes ut senest 2 uker før møtet avholdes.",
                    ),
                ),
            ),
            CONTACT,
        ),
        (
            Change(
                Action.AMEND,
                Draft(
                    "bylaws_review",
                    kinds.BylawsReview(every_years=2),
                    Source(
                        "3. Hovedoppgaver",
                        "Kommunens politivedtekter revideres hvert annet år.",
                    ),
                ),
            ),
            COORDINATOR,
        ),
    ),
)

COUNCIL = DemoCouncil(
    slug="loten",
    name="Politirådet i Løten",
    country=Country.NORWAY,
    language="nb",
    municipality="no.loten",
    orgs=(MUNICIPALITY, POLICE),
    seats=(
        DemoSeat(MAYOR, Role.MAYOR, SIGNED),
        DemoSeat(COORDINATOR, Role.COORDINATOR, SIGNED),
        DemoSeat(CHIEF, Role.POLICE_CHIEF, SIGNED),
        DemoSeat(CONTACT, Role.POLICE_CONTACT, SIGNED),
        DemoSeat(DEPUTY_MAYOR, Role.MAYOR, NAMED, ELECTED_UNTIL, deputy=1),
        DemoSeat(GROUP_LEADER, Role.MAYOR, NAMED, ELECTED_UNTIL, deputy=2),
        DemoSeat(SECTION_LEADER, Role.POLICE_CHIEF, NAMED, ELSEWHERE, deputy=1),
    ),
    versions=(DemoVersion("Samarbeidsavtale om politiråd", SIGNED, CLAUSES),),
    evidence=(*(e for m in _MEETINGS for e in evidence_of("møte", m)), *_OTHER),
    under_way=(_REVISION,),
)
