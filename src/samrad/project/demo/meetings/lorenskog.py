"""Lørenskog's meetings of 2025: the year of the agreement of 2022, invented words."""

from datetime import date, time

from samrad.core.meetings.kinds import MatterKind, MatterType
from samrad.core.openness.levels import Marking, Openness
from samrad.project.demo.lorenskog import AREAS, CHIEF, CONTACT, COORDINATOR, DIRECTOR
from samrad.project.demo.meetings.shapes import (
    DemoMatter,
    DemoMeasure,
    DemoMeeting,
    Said,
    status,
)

_FROM, _TO, _ROOM = time(8, 30), time(10, 30), "Lørenskog hus, formannskapssalen"
_TACTICS = Marking(Openness.EXEMPT, "no.offl.24.1", date(2026, 6, 1))

_FIRST = DemoMeeting(
    "1/25",
    date(2025, 2, 11),
    date(2024, 12, 9),
    _FROM,
    _TO,
    _ROOM,
    notice_days=14,
    sent_days=3,
    locked_days=8,
    evaluated=True,
    matters=(
        DemoMatter(
            "Trygghet ved Triaden og busstasjonen",
            DIRECTOR,
            30,
            MatterKind.DECIDE,
            background="Senteret og busselskapet melder om utrygghet fredag og lørdag kveld.",
            outcome="En plan for hvem som er til stede når.",
            focus=AREAS[0],
            minutes=25,
        ),
        DemoMatter(
            "Ungdom som rekrutteres over nett",
            CONTACT,
            25,
            MatterKind.DISCUSS,
            background="Nettpatruljen ser flere forsøk på å verve ungdom til ærend.",
            focus=AREAS[1],
        ),
    ),
    said=(
        Said(
            "Vold i nære relasjoner",
            "Politiet og kommunen gjennomgikk tallene. Færre saker enn året før, men endringen "
            "er innenfor det tilfeldige.",
            "Tas til orientering.",
            without="Saken var til orientering.",
        ),
        Said(
            "Evaluer",
            "Medlemmene svarte hver for seg. Begge parter mener møtene er nyttige; kommunen "
            "ønsker mer tid til oppfølging, politiet færre orienteringer.",
            "Hver sak får et ønsket resultat når den meldes.",
            measures=(
                DemoMeasure(
                    "Ta ønsket resultat inn i malen for saker",
                    date(2025, 3, 15),
                    COORDINATOR,
                    CONTACT,
                    "Andel saker med ønsket resultat",
                    date(2025, 3, 4),
                    "Malen er tatt i bruk",
                ),
            ),
        ),
        Said(
            "Trygghet ved Triaden",
            "Natteravnene går hver fredag. Belysningen mot busstasjonen er svak.",
            "Belysningen bedres, og publikumsvakten legges dit fredag kveld i tolv uker.",
            measures=(
                DemoMeasure(
                    "Bedre belysningen mellom Triaden og busstasjonen",
                    date(2025, 5, 31),
                    DIRECTOR,
                    None,
                    "Antall lamper som er satt opp (14 planlagt)",
                ),
                DemoMeasure(
                    "Være synlig til stede fredag kveld i tolv uker",
                    date(2025, 6, 10),
                    None,
                    CHIEF,
                    "Timer til stede",
                    date(2025, 5, 30),
                    "44 timer på tolv fredager",
                ),
            ),
        ),
        Said(
            "Ungdom som rekrutteres",
            "Politiet la fram hvordan det arbeides med nettkontoer.",
            "Foresatte får informasjon på foreldremøtene.",
            measures=(
                DemoMeasure(
                    "Lage informasjon til foreldremøtene",
                    date(2025, 9, 1),
                    COORDINATOR,
                    CONTACT,
                    "Antall foreldremøter",
                ),
            ),
            marking=_TACTICS,
        ),
    ),
)

_SECOND = DemoMeeting(
    "2/25",
    date(2025, 6, 24),
    date(2025, 2, 17),
    _FROM,
    _TO,
    _ROOM,
    notice_days=14,
    locked_days=7,
    matters=(
        DemoMatter(
            "Tjenestested: åpent tre dager i uken",
            CHIEF,
            27,
            MatterKind.INFORM,
            MatterType.BRIEFING,
            background="Åpningstidene og hva innbyggerne kan få hjelp til.",
            focus=AREAS[2],
        ),
        DemoMatter(
            "Sommerjobb i stedet for kveldsvandring",
            COORDINATOR,
            22,
            MatterKind.DECIDE,
            outcome="Antall plasser og hvem som følger opp.",
            focus=AREAS[3],
            minutes=20,
        ),
    ),
    said=(
        status("Vold i nære relasjoner"),
        Said(
            "Tjenestested",
            "Politiet orienterte om åpningstider og hva som kan gjøres på nett.",
            "Åpningstidene legges ut på kommunens nettsted.",
            without="Gjort samme dag.",
        ),
        Said(
            "Sommerjobb",
            "Kommunen har 40 plasser; 18 er fylt.",
            "Plassene lyses ut på nytt med frist i juli.",
            measures=(
                DemoMeasure(
                    "Lyse ut sommerjobbene på nytt",
                    date(2025, 7, 10),
                    COORDINATOR,
                    None,
                    "Plasser fylt (18 av 40 i juni)",
                ),
            ),
        ),
    ),
)

_THIRD = DemoMeeting(
    "3/25",
    date(2025, 11, 25),
    date(2025, 8, 18),
    _FROM,
    _TO,
    _ROOM,
    notice_days=14,
    locked_days=9,
    matters=(
        DemoMatter("Arbeidslivskriminalitet i byggebransjen", CONTACT, 30, focus=AREAS[5]),
        DemoMatter("Øvelse: evakuering av senteret", DIRECTOR, 28, focus=AREAS[6]),
        DemoMatter("Hatefulle ytringer på skolene", COORDINATOR, 21, focus=AREAS[4]),
    ),
    said=(
        status("Vold i nære relasjoner"),
        Said("Arbeidslivskriminalitet", "Det er gjennomført tre felles tilsyn."),
    ),
)

MEETINGS = (_FIRST, _SECOND, _THIRD)
