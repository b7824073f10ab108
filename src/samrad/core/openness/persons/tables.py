"""Identity numbers as tables hold them: as numbers, without their zero, or in two columns."""

import re
from collections.abc import Iterator
from datetime import date

from stdnum.no import orgnr

from samrad.core.openness.persons.kinds import Found
from samrad.core.openness.persons.names import FIRST_NAMES
from samrad.core.openness.persons.numbers import norwegian, swedish

_DIGITS = re.compile(r"\d{8,12}", re.ASCII)
_BIRTH = re.compile(r"\d{6}|\d{8}", re.ASCII)
_REST = re.compile(r"\d{4,5}", re.ASCII)
_BORN = re.compile(r"f[øo]d|född|birth|person|\b[fp]-?nr\b|nummer", re.IGNORECASE)
_PHONES = re.compile(r"\b(tlf|tel|telefon|mobil|phone|ring)", re.IGNORECASE)
_PHONE = re.compile(r"(?:[2-9]\d{7}|7\d{8})", re.ASCII)


def as_digits(number: str) -> str:
    """A number as a spreadsheet stores it, as the digits somebody typed; "" where it has parts.

    >>> as_digits("1.2034512345E10")
    '12034512345'
    """
    try:
        value = float(number)
    except ValueError:
        return ""
    return str(int(value)) if 0 <= value < 1e13 and value.is_integer() else ""


def in_number(digits: str, *, heading: str, on: date) -> Iterator[Found]:
    """What a cell that holds nothing but `digits` points out, under its column's heading.

    A spreadsheet drops the zeros a number begins with. Eight digits are a telephone number, or
    a number that lost two zeros, only in a column that says so: budgets have them, too.
    """
    if kind := _identity(digits, heading, on):
        yield kind
    elif _PHONE.fullmatch(digits) and _PHONES.search(heading):
        yield Found.PHONE


def in_pair(left: str, right: str, *, headings: str, on: date) -> Found | None:
    """What two cells side by side point out: a day of birth, and the rest of the number.

    Under headings that say nothing of birth, only six digits beside five are looked at: in a
    table of figures four digits beside others are a number of a person by chance.
    """
    if _BORN.search(headings):
        left, right = _day(left), right.zfill(5) if len(right) < 4 else right
    elif len(right) != 5:
        return None
    if not _BIRTH.fullmatch(left) or not _REST.fullmatch(right):
        return None
    # ddmmyyyy and five more are the same number as ddmmyy and these.
    short = left if len(left) == 6 else left[:4] + left[6:]
    if kind := norwegian(short + right.zfill(5), on=on):
        return kind
    return swedish(left + right, on=on) if len(right) == 4 else None


def is_person(name: str) -> bool:
    """Whether what stands as the author of a file is somebody and not a program."""
    words = name.replace(",", " ").split()
    return len(words) > 1 and not FIRST_NAMES.isdisjoint(words)


def _identity(digits: str, heading: str, on: date) -> Found | None:
    if not _DIGITS.fullmatch(digits) or (len(digits) == 9 and orgnr.is_valid(digits)):
        return None
    if len(digits) == 8 and not _BORN.search(heading):
        return None
    if len(digits) in (10, 11) and (kind := norwegian(digits.zfill(11), on=on)):
        return kind
    return swedish(digits.zfill(10), on=on) if len(digits) != 11 else None


def _day(written: str) -> str:
    """A day of birth as digits, with the zero a spreadsheet dropped."""
    digits = written.replace(".", "").replace("-", "")
    return digits.zfill(8 if len(digits) > 6 else 6)
