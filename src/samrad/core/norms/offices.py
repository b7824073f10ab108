"""Who chairs and who is secretary where the agreement does not say, by country.

No law of either country names a person. Norway's is the practice of the agreements that are
known; Sweden's law says that the municipality leads, and who does it for the municipality is
our reading of it. An agreement that says otherwise goes before.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from samrad.core.calendars.countries import Country
from samrad.core.norms import no, se
from samrad.core.norms.shapes import Norm
from samrad.core.people.offices import Basis, Named, Office
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

# "Ordfører leder politirådsmøtene. SLT-koordinator innkaller til møter og fører referat."
# stands in Lørenskog's agreement of 2022; in Løten's, too, the mayor leads.
_NORWAY = {
    Office.CHAIR: Named(
        Role.MAYOR,
        Basis.COUNTRY,
        "vanlig praksis i politirådsavtaler",
        "Ordføreren leder møtene i politirådet. Ingen lov sier hvem.",
        no.POLICE_PAGE,
    ),
    Office.SECRETARY: Named(
        Role.COORDINATOR,
        Basis.COUNTRY,
        "vanlig praksis i politirådsavtaler",
        "SLT-koordinatoren innkaller til møter og fører referat. Ingen lov sier hvem.",
        no.POLICE_PAGE,
    ),
}
_SWEDEN = {
    Office.CHAIR: Named(
        Role.MAYOR,
        Basis.COUNTRY,
        se.STRATEGIC_COUNCIL.cite,
        "Rådet leds av kommunen. Att det är kommunstyrelsens ordförande är vår läsning.",
        se.STRATEGIC_COUNCIL.url,
    ),
    Office.SECRETARY: Named(
        Role.COORDINATOR,
        Basis.COUNTRY,
        se.COORDINATION_FUNCTION.cite,
        "Samordningsfunktionen ska samordna och stödja. Att den är rådets sekreterare är vår "
        "läsning.",
        se.COORDINATION_FUNCTION.url,
    ),
}
USUAL: Mapping[Country, Mapping[Office, Named]] = {
    Country.NORWAY: _NORWAY,
    Country.SWEDEN: _SWEDEN,
}


@dataclass(frozen=True, slots=True)
class Seating:
    """What a rule of law asks of who sits in the council.

    Attributes:
        norm: The rule.
        led_by: The party that leads the council.
        leading: The party that is represented by people in leading positions.
    """

    norm: Norm
    led_by: Party
    leading: Party


# Law (2023:196) 10 §: "leds av kommunen … andra … företräds av personer i ledande ställning".
SEATING: Mapping[Country, Seating | None] = {
    Country.NORWAY: None,
    Country.SWEDEN: Seating(se.STRATEGIC_COUNCIL, Party.MUNICIPALITY, Party.POLICE),
}
