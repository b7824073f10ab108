"""The roles people have, as agreements in three languages call them."""

import re
from collections.abc import Mapping

from samrad.core.people.roles import Role

# Words are stems: "ordfører" also finds "ordføreren" and "ordførerens".
_WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.MAYOR: (
        "ordfører",
        "ordførar",
        r"kommunstyrelsens ordförande",
        r"ordföranden? i kommunstyrelsen",
        r"ks[ -]ordförande",
        "kommunalråd",
    ),
    Role.MUNICIPAL_DIRECTOR: (
        "kommunedirektør",
        "rådmann",
        "rådmenn",
        "kommundirektör",
        "kommunchef",
        "administrasjonssjef",
    ),
    Role.SECTOR_DIRECTOR: (
        "kommunaldirektør",
        "kommunalsjef",
        "etatsjef",
        "sektorsjef",
        "oppvekstsjef",
        "förvaltningschef",
        "socialchef",
        "skolchef",
        "utbildningschef",
        "tjenesteenhetsleder",
    ),
    Role.COORDINATOR: (
        r"slt ?- ?koo?rdinator",
        r"slt koo?rdinator",
        r"koordinator",
        r"(?:brottsförebyggande |trygghets|säkerhets|kommunens )?samordnar",
        "samordningsfunktion",
        "brottsförebyggar",
    ),
    Role.POLICE_CHIEF: (
        "politistasjonssjef",
        "stasjonssjef",
        "lensmann",
        "lensmenn",
        "regionlensmann",
        "driftsenhetsl",
        "driftseiningsl",
        "politimester",
        "politimeister",
        "politisjef",
        "lokalpolisområdeschef",
        "polisområdeschef",
        r"chef(?:en)? för lokalpolisområde",
        r"lpo[ -]chef",
    ),
    Role.POLICE_SECTION_LEADER: (
        "seksjonsleder",
        "seksjonsleiar",
        "avsnittsleder",
        "avsnittsleiar",
        "gruppchef",
    ),
    Role.POLICE_CONTACT: ("politikontakt", "kommunpolis"),
}
# Others who may have a seat. A bare "leder" is no role but what somebody is in the council.
_SEAT = (
    r"\w{3,}(?:sjef|chef|lege|kontakt|rektor|ansvarlig|ansvarleg|ansvarig"
    r"|rådgiver|rådgjevar|strateg|direktør|direktör|politiker|politikar)\w*"
    r"|\w*representant\w*|(?!nest|møte|mötes)\w{4,}(?:leder|leiar|ledar)\w*|lege|rektor|varaordfører|varaordførar"
)
# A district's name ("Lillestrøm politistasjonsdistrikt") is nobody.
_ROLE = re.compile(
    "|".join(
        rf"(?P<{role}>\b(?:{'|'.join(words)})(?!s?distrikt)\w*)"
        for role, words in _WORDS.items()
    )
    + rf"|(?P<{Role.OTHER}>\b(?:{_SEAT}))"
)

# How a role stands in what `with_roles` gives; the name is its value.
ROLE = r"«(?P<role>\w+)»"
_MARK = re.compile(ROLE)


def with_roles(low: str) -> str:
    """`low` with every role's words replaced by its mark: "«mayor» leder rådet"."""
    return _ROLE.sub(lambda found: f"«{found.lastgroup}»", low)


def roles_in(marked: str) -> tuple[Role, ...]:
    """The roles marked in what `with_roles` gave, each once, in order."""
    return tuple(dict.fromkeys(Role(found["role"]) for found in _MARK.finditer(marked)))
