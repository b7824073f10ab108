"""Reading a number as people write it: decimal comma or point, spaces between thousands."""

import re
from decimal import Decimal

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"[-\u2212+]?\d{1,18}(?:[.,]\d+)?")


def read_number(text: str) -> Decimal | None:
    """The number written there, or None where it is none or could be two.

    "1 702", "3,1" and "−9.5" are numbers; "1.702,5" is not, for nobody can be sure of it.
    """
    bare = _SPACES.sub("", text.strip())
    if not _NUMBER.fullmatch(bare):
        return None
    return Decimal(bare.replace("\N{MINUS SIGN}", "-").replace(",", "."))
