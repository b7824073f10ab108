"""Whether digits are the number of a person.

Norway: Skatteetaten's fødselsnummer, with the day + 40 in a D-number and the month + 40 in a
help number, + 80 in a synthetic test number. From 1 January 2032 the first check digit also
counts with a remainder of 1 to 3, so that the numbers last.
Sweden: Skatteverket's personnummer (Luhn), with the day + 60 in a samordningsnummer.
"""

from datetime import date

from stdnum import luhn
from stdnum.no import fodselsnummer

from samrad.core.openness.persons.kinds import Found

_NEW_CHECK = date(2032, 1, 1)
_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_EARLIEST = 1850


def norwegian(digits: str, *, on: date) -> Found | None:
    """The kind of Norwegian number that these eleven digits are, or None."""
    if not _norwegian_check(digits, on):
        return None
    day, month = int(digits[:2]), int(digits[2:4])
    kind = Found.NO_BIRTH_NUMBER
    if day > 40:
        day, kind = day - 40, Found.NO_D_NUMBER
    if month > 80:
        month, kind = month - 80, Found.NO_TEST_NUMBER
    elif month > 40:
        month, kind = month - 40, Found.NO_HELP_NUMBER
    return kind if _is_day(int(digits[4:6]), month, day) else None


def swedish(digits: str, *, on: date) -> Found | None:
    """The kind of Swedish number that these ten or twelve digits are, or None."""
    if len(digits) == 12 and not _EARLIEST <= int(digits[:4]) <= on.year + 100:
        return None
    digits = digits[-10:]
    if luhn.checksum(digits):
        return None
    day, month = int(digits[4:6]), int(digits[2:4])
    kind = Found.SE_PERSONAL_NUMBER
    if day > 60:
        day, kind = day - 60, Found.SE_COORDINATION_NUMBER
    return kind if _is_day(int(digits[:2]), month, day) else None


def _norwegian_check(digits: str, on: date) -> bool:
    if fodselsnummer.calc_check_digit2(digits) != digits[10]:
        return False
    if fodselsnummer.calc_check_digit1(digits) == digits[9]:
        return True
    total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False))
    return on >= _NEW_CHECK and total % 11 in (1, 2, 3)


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day in any century: only 29 February asks which."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return False
    try:
        date(2000 if (month, day) == (2, 29) and year % 4 == 0 else 2001, month, day)
    except ValueError:
        return False
    return True
