"""The roles people have in a council, and which party each one sits for."""

from collections.abc import Mapping
from enum import StrEnum

from samrad.core.people.parties import Party


class Role(StrEnum):
    """What someone is in the council; the words for it are in the glossary."""

    MAYOR = "mayor"
    MUNICIPAL_DIRECTOR = "municipal_director"
    SECTOR_DIRECTOR = "sector_director"
    COORDINATOR = "coordinator"
    POLICE_CHIEF = "police_chief"
    POLICE_SECTION_LEADER = "police_section_leader"
    POLICE_CONTACT = "police_contact"
    OTHER = "other"


# Who each party sends. Nobody sits for the other.
ROLES_OF: Mapping[Party, tuple[Role, ...]] = {
    Party.MUNICIPALITY: (
        Role.MAYOR,
        Role.MUNICIPAL_DIRECTOR,
        Role.SECTOR_DIRECTOR,
        Role.COORDINATOR,
        Role.OTHER,
    ),
    Party.POLICE: (
        Role.POLICE_CHIEF,
        Role.POLICE_SECTION_LEADER,
        Role.POLICE_CONTACT,
        Role.OTHER,
    ),
}

# The top of each organisation: law (2023:196) 10 § asks for "personer i ledande ställning",
# Løten's agreement for "representanter fra øverste ledelse".
LEADING = frozenset(
    {Role.MAYOR, Role.MUNICIPAL_DIRECTOR, Role.SECTOR_DIRECTOR, Role.POLICE_CHIEF}
)
# Who may be one of them without the role telling: said of the seat.
LEADING_IF_SAID = frozenset({Role.POLICE_SECTION_LEADER, Role.OTHER})

# One at the top of each municipality; the others can be shared by several.
ONE_EACH = frozenset({Role.MAYOR, Role.MUNICIPAL_DIRECTOR})
