"""Løten's meetings of 2025: the agreement's standing topics, invented words."""

from datetime import date, time

from samrad.core.meetings.kinds import MatterKind, MatterType, RaisedBy
from samrad.core.openness.levels import Marking, Openness
from samrad.project.demo.loten import CHIEF, CONTACT, COORDINATOR, DISTRICT, LOCAL, MAYOR
from samrad.project.demo.meetings.shapes import (
    DemoMatter,
    DemoMeasure,
    DemoMeeting,
    Said,
    status,
)

_FROM, _TO, _ROOM = time(9), time(11), "Løten rådhus, møterom Budor"
# Where the police will be: known, it would not help any more.
_TACTICS = Marking(Openness.EXEMPT, "no.offl.24.1", date(2026, 9, 1))

_FIRST = DemoMeeting(
    "1/25",
    date(2025, 3, 12),
    date(2024, 12, 11),
    _FROM,
    _TO,
    _ROOM,
    notice_days=9,
    sent_days=2,
    matters=(
        DemoMatter(
            "Trafikksikker skolevei ved Østvang",
            COORDINATOR,
            24,
            MatterKind.DECIDE,
            background="Foreldrerådet melder om høy fart forbi skolen om morgenen.",
            outcome="Enighet om hvem som gjør hva før skolestart i august.",
            focus=LOCAL[2],
        ),
        DemoMatter(
            "Ungdom og rusmidler: hva ser skolene?",
            COORDINATOR,
            20,
            MatterKind.INFORM,
            MatterType.BRIEFING,
            background="Koordineringsgruppen har samlet inn innspill fra skolene.",
            focus=LOCAL[0],
            raised_by=RaisedBy.COORDINATING_LEVEL,
            raised_for="Koordineringsgruppen for SLT",
        ),
    ),
    said=(
        Said(
            "Vold i nære relasjoner",
            "Politiet orienterte om antall anmeldte forhold siste år; tallet er lite, og "
            "endringen er innenfor det tilfeldige. Krisesentertilbudet er kjent for flere.",
            "Tas til orientering.",
            without="Saken var til orientering.",
        ),
        Said(
            "Vold og overgrep mot barn",
            "Helsestasjonen og politiet har felles rutine for bekymringsmeldinger. Rutinen er "
            "brukt, og virker.",
            "Rutinen gjennomgås på nytt om ett år.",
            measures=(
                DemoMeasure(
                    "Gjennomgå rutinen for bekymringsmeldinger",
                    date(2026, 3, 1),
                    COORDINATOR,
                    CONTACT,
                    "Rutinen er gjennomgått av begge parter",
                ),
            ),
        ),
        Said(
            "Radikalisering",
            "Ingen kjente miljøer i kommunen. Skolene etterspør kurs for lærere.",
            "Kurs for lærere holdes i løpet av høsten.",
            measures=(
                DemoMeasure(
                    "Holde kurs om ekstremisme for lærere",
                    date(2025, 10, 31),
                    COORDINATOR,
                    CONTACT,
                    "Antall lærere som har vært på kurs",
                ),
            ),
        ),
        Said(
            "Organisert kriminalitet",
            "Politiet orienterte om planlagte kontroller langs riksvei 3 i april.",
            marking=_TACTICS,
        ),
        Said(
            "Doping",
            "Treningssenteret er med i «Ren trening». To nye treningssentre er spurt.",
            "Tas til orientering.",
            without="Treningssentrene følger opp selv.",
        ),
        Said(
            "Trafikksikker skolevei",
            "Kommunen har målt farten: 38 prosent kjører for fort mellom kl. 8 og 8.30.",
            "Det settes opp fartshumper og gjennomføres fartskontroller før skolestart.",
            measures=(
                DemoMeasure(
                    "Sette opp fartshumper ved Østvang skole",
                    date(2025, 8, 15),
                    MAYOR,
                    None,
                    "Andel over fartsgrensen kl. 8–8.30 (38 prosent i mars)",
                ),
                DemoMeasure(
                    "Gjennomføre fire fartskontroller ved skolen",
                    date(2025, 5, 30),
                    None,
                    CONTACT,
                    "Antall kontroller",
                    date(2025, 5, 22),
                    "Kontrollene 29.4., 8.5., 15.5. og 22.5.",
                ),
            ),
        ),
        Said(
            "Ungdom og rusmidler",
            "Ungdomsskolen ser mer snus og noe vaping, lite annet. Tallene fra Ungdata kommer "
            "til høsten.",
            "Saken tas opp igjen når Ungdata foreligger.",
            measures=(
                DemoMeasure(
                    "Legge fram Ungdata for politirådet",
                    date(2025, 6, 1),
                    COORDINATOR,
                    None,
                    "Lagt fram på møte",
                ),
            ),
        ),
    ),
)

_SECOND = DemoMeeting(
    "2/25",
    date(2025, 6, 11),
    date(2025, 3, 12),
    _FROM,
    _TO,
    _ROOM,
    notice_days=5,
    struck=DISTRICT,
    away=(CHIEF,),
    sent_days=2,
    locked_days=9,
    matters=(
        DemoMatter(
            "Russetiden 2025: hvordan gikk det?",
            CONTACT,
            21,
            MatterKind.DISCUSS,
            background="Russen, politiet, kommunen og foreldre hadde to møter før 17. mai.",
            focus=LOCAL[1],
        ),
    ),
    said=(
        Said(
            "Legge fram Ungdata",
            "Rapporten er forsinket og kommer i september.",
            "Fristen flyttes til møtet i september.",
            without="Tiltaket fra forrige møte fortsetter med ny frist.",
        ),
        Said(
            "Vold i nære relasjoner",
            "Status: Ingen endring siden mars som er større enn det tilfeldige.",
            "Tas til orientering.",
            without="Saken var til orientering.",
        ),
        Said(
            "Vold og overgrep mot barn",
            "Status: Rutinen følges. Barnevernet har fått ny vaktordning.",
            "Tas til orientering.",
            without="Saken var til orientering.",
        ),
        Said(
            "Radikalisering",
            "Status: Kurset for lærere er lagt til 14. oktober.",
            "Tas til orientering.",
            without="Tiltaket er vedtatt i møte 1/25.",
        ),
        Said(
            "Russetiden",
            "Det var roligere enn i fjor. Begge parter mener de tidlige møtene hjalp, men det "
            "er ikke undersøkt.",
            "Møtene gjentas neste år. Det noteres hvor mange som deltar.",
            "Politiet ville hatt ett møte, ikke to.",
            measures=(
                DemoMeasure(
                    "Innkalle til to møter før russetiden 2026",
                    date(2026, 3, 31),
                    COORDINATOR,
                    CONTACT,
                    "Antall deltakere på hvert møte",
                ),
            ),
        ),
    ),
)

_THIRD = DemoMeeting(
    "3/25",
    date(2025, 9, 24),
    date(2025, 6, 11),
    _FROM,
    _TO,
    _ROOM,
    notice_days=8,
    locked_days=12,
    said=(
        status("Vold i nære relasjoner"),
        Said(
            "Vold og overgrep mot barn", "Status: Uendret.", "Tas til orientering.", without="-"
        ),
        Said("Radikalisering", "Status: 31 lærere er påmeldt kurset."),
    ),
)

_FOURTH = DemoMeeting(
    "4/25",
    date(2025, 12, 17),
    date(2025, 9, 24),
    _FROM,
    _TO,
    _ROOM,
    notice_days=8,
    locked_days=12,
    matters=(
        DemoMatter("Julebord og skjenking", CONTACT, 30, MatterKind.INFORM, focus=LOCAL[2]),
    ),
    said=(
        status("Vold i nære relasjoner"),
        Said(
            "Vold og overgrep mot barn", "Status: Uendret.", "Tas til orientering.", without="-"
        ),
        Said("Radikalisering", "Status: Kurset er holdt for 29 lærere."),
    ),
)

MEETINGS = (_FIRST, _SECOND, _THIRD, _FOURTH)
