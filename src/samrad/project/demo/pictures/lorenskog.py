"""Lørenskog's pictures: the three counts of the police's talk of 2019, and SSB's figures.

The counts are real; what each party sees and both state is made up.
"""

from dataclasses import replace
from datetime import date

from samrad.actions.pictures import Statement
from samrad.core.basics.periods import Period
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.pictures.figures import Against
from samrad.project.demo.pictures.shapes import DemoFigure, DemoPart, DemoPicture

_POLICE, _MUNICIPALITY = Party.POLICE, Party.MUNICIPALITY
_CASES = DemoFigure("Anmeldte saker", Period(date(2019, 1, 1), date(2019, 5, 28)))
_VIOLENCE = DemoFigure(
    "Vold og mishandling", Period(date(2022, 1, 1), date(2023, 12, 31)), statistic=True
)
_VIOLENCE_ELSEWHERE = replace(_VIOLENCE, against=Against.COUNTRY)
_GENERAL = "Generell kriminalitetsforebygging"
_CLOSE = "Vold i nære relasjoner og seksuelle overgrep"
_YOUNG = "Ungdomskriminalitet og kriminelle nettverk"
_SAFETY = "Trygghetsskapende arbeid"

_FIRST = DemoPicture(
    meeting="1/25",
    day=date(2025, 2, 11),
    as_of=date(2025, 1, 20),
    begun=date(2025, 1, 20),
    frozen=date(2025, 2, 4),
    published=date(2025, 2, 20),
    parts=(
        DemoPart(
            _GENERAL,
            own={
                _POLICE: "Tallet på anmeldte saker er omtrent som før. Tyveri fra butikk tar "
                "mest av tida vår på dagtid.",
                _MUNICIPALITY: "Skolene og utekontakten merker ingen endring i det store. "
                "Senteret melder om mer uro på fredager.",
            },
            differences=(
                (
                    _MUNICIPALITY,
                    "Senteret opplever en økning som ikke ses i de anmeldte sakene.",
                    "Begge bilder står: lite av uroen blir anmeldt.",
                ),
            ),
            statement=Statement(
                joint="Samlet er nivået omtrent som før; endringene i antall saker er ikke "
                "større enn tilfeldigheter kan gi. Uro ved senteret på fredager følges opp.",
                unreported="Mye av uroen og skadeverket ved senteret blir ikke anmeldt.",
                causes="Mange unge samles på samme sted til samme tid, med få voksne der.",
            ),
            figures=(_CASES,),
        ),
        DemoPart(
            _CLOSE,
            own={
                _POLICE: "Flere saker gjelder vold der barn er til stede.",
                _MUNICIPALITY: "Krisesenteret og barnevernet har et jevnt antall henvendelser.",
            },
            statement=Statement(
                joint="Vi kan ikke si at volden har økt; det som anmeldes er en liten del.",
                unreported="Omfangsundersøkelser viser at de færreste anmelder vold i nære "
                "relasjoner.",
            ),
            figures=(_VIOLENCE, _VIOLENCE_ELSEWHERE),
        ),
        DemoPart(
            "Beredskap og sikkerhet",
            own={_POLICE: "Punkter der innsyn ville gjøre tiltakene virkningsløse."},
            statement=Statement(joint="Sårbarheter ved arrangementer er gjennomgått."),
            marking=Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 1, 20)),
        ),
    ),
)
_SECOND = DemoPicture(
    meeting="2/25",
    day=date(2025, 6, 24),
    as_of=date(2025, 6, 2),
    begun=date(2025, 6, 2),
    parts=(
        DemoPart(
            _GENERAL,
            own={
                _POLICE: "Antallet anmeldte saker ligger der det pleier.",
                _MUNICIPALITY: "Utekontakten har telt hendelser ved senteret siden mars: flest "
                "fredager mellom 18 og 21.",
            },
            differences=(
                (_POLICE, "Om tellingen fra utekontakten kan ses sammen med sakene.", ""),
            ),
            statement=Statement(
                joint="Samlet er nivået omtrent som før. Uroen ved senteret er avgrenset til "
                "fredager.",
                unreported="Mye av uroen og skadeverket ved senteret blir ikke anmeldt.",
                causes="Mange unge samles på samme sted til samme tid, med få voksne der.",
            ),
            figures=(_CASES,),
            marking=Marking(Openness.COUNCIL),
        ),
        DemoPart(
            _YOUNG,
            own={
                _POLICE: "Under arbeid: hva vi ser av rekruttering på nett.",
                _MUNICIPALITY: "Ungdata viser at de fleste trives; en liten gruppe er på vei "
                "ut av skolen.",
            },
            hidden=frozenset({_POLICE}),
            marking=Marking(Openness.COUNCIL),
        ),
        DemoPart(
            _SAFETY,
            own={_MUNICIPALITY: "Innbyggerne er tryggere på dagtid enn om kvelden."},
            marking=Marking(Openness.COUNCIL),
        ),
    ),
)

PICTURES = (_FIRST, _SECOND)
