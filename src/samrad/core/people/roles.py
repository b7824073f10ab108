"""The roles people have in a council, and which party each one sits for."""

from enum import StrEnum


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


# The top of each organisation: law (2023:196) 10 § asks for "personer i ledande ställning",
# Løten's agreement for "representanter fra øverste ledelse".
LEADING = frozenset(
    {Role.MAYOR, Role.MUNICIPAL_DIRECTOR, Role.SECTOR_DIRECTOR, Role.POLICE_CHIEF}
)
