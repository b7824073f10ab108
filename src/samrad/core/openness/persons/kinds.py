"""What the person guard looks for."""

from dataclasses import dataclass
from enum import StrEnum


class Found(StrEnum):
    """A kind of thing that points out a person."""

    NO_BIRTH_NUMBER = "no_birth_number"
    NO_D_NUMBER = "no_d_number"
    NO_HELP_NUMBER = "no_help_number"
    NO_TEST_NUMBER = "no_test_number"
    SE_PERSONAL_NUMBER = "se_personal_number"
    SE_COORDINATION_NUMBER = "se_coordination_number"
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    NAME_AND_AGE = "name_and_age"
    NAME_AND_ADDRESS = "name_and_address"
    AUTHOR = "author"


# Numbers that are one person's and nobody else's.
IDENTITY = frozenset(
    {
        Found.NO_BIRTH_NUMBER,
        Found.NO_D_NUMBER,
        Found.NO_HELP_NUMBER,
        Found.NO_TEST_NUMBER,
        Found.SE_PERSONAL_NUMBER,
        Found.SE_COORDINATION_NUMBER,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something stands, and never what: `text[start:end]` of what was looked through."""

    kind: Found
    start: int
    end: int
