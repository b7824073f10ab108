"""Finding what points out a person, in the time the text is long."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from samrad.core.openness.persons.kinds import Finding, Found
from samrad.core.openness.persons.named import named
from samrad.core.openness.persons.names import words
from samrad.core.openness.persons.numbers import norwegian, swedish
from samrad.core.openness.persons.plain import plain

# No digit before or after, nor one more group of digits: it would be a longer number.
_BEFORE, _AFTER = r"(?<![\d/])(?<!\d[ .\-])", r"(?!\d)(?![ .\-]\d)"
# ddmmyy and five more; an account number is parted after four and six.
_NO = re.compile(
    rf"{_BEFORE}(\d\d[ .]?\d\d[ .]?\d\d[ .\-]{{0,2}}\d\d\d ?\d\d){_AFTER}", re.ASCII
)
_SE = re.compile(
    rf"{_BEFORE}((?:\d\d)?\d\d[ .\-]?\d\d[ .\-]?\d\d ?[\-+ ]? ?\d\d ?\d\d){_AFTER}", re.ASCII
)
_NO_PHONE = re.compile(
    r"(?<![\d/\-.,])(?<!\d )((?:\(?(?:\+|00)47\)?[ \-]?)?"
    r"(?:[2-9]\d([ .\-])\d\d\2\d\d\2\d\d|[4-9]\d\d([ .\-])\d\d\3\d\d\d|[2-9]\d{7}))"
    r"(?![\d/])(?![ .,\-]\d)",
    re.ASCII,
)
_SE_PHONE = re.compile(
    r"(?<![\d/\-.,])(?<!\d )((?:(?:\+|00)46[ ]?(?:\(0\))?[ ]?[1-9]\d{0,2}|0[1-9]\d{0,2})"
    r"(?:[ ]?-[ ]?| )\d{2,3}(?:[ ]?\d\d){2}\d?|07[02369]\d{7}|0[1-9]\d{0,2}-\d{5,8}"
    r"|0[1-9]\d{0,2}-\d{2,3} \d{3} \d\d)(?!\d)(?![ .,\-]\d)",
    re.ASCII,
)
_EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
_NO_PLATE = re.compile(r"(?<![\w\-])([A-Z]{2}) ?([1-9]\d{4})(?![\w/\-])", re.ASCII)
_SE_PLATE = re.compile(r"(?<![\w\-])([A-Z]{3}) ?(\d\d[A-Z0-9])(?![\w/\-.,]\d|\w)", re.ASCII)
# What stands before figures in public papers and is no plate.
_NO_PLATES = words("NS EN NO SE EU NR PC ID IP PX OG KL TV FN HR ")
_SE_PLATES = words(
    "SSB SCB SFS ISO OSL LAG DNR SOU PDF NTU SLT POD CSV TEL TLF NOK SEK BRA RKR KAP "
    "ART EUR MAI JUN JUL AUG SEP OKT NOV DES DEC JAN FEB MAR APR SAK PKT WCAG "
)
# Without a digit, of whatever script, the sign of an address or an age in words nothing is
# ever found.
_TELLING = re.compile("[\\d@＠﹫²³¹⁰-₉①-⒛]|(?i:t[eo]n|tolv|elleve|elva) ")  # noqa: RUF001 -- wide and raised ones count


def find(text: str, *, on: date, allowed: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Everything in `text` that points out a person, in its order, without overlaps.

    Args:
        text: What somebody wrote; looked through in time linear in its length.
        on: The day by whose rules numbers are judged.
        allowed: Phone numbers and addresses of e-mail that are public, as they are written
            there; digits are compared without their blanks.
    """
    if not _TELLING.search(text):
        return ()
    shown = plain(text)
    unbroken = shown.text.replace("\n", " ")
    # An identity number that ends a line is whole even where the next begins with digits; one
    # that is broken over two is found all the same.
    looks = [
        *((look, text) for look in _NUMBERS for text in dict.fromkeys((shown.text, unbroken))),
        *((look, unbroken) for look in _LOOKS),
    ]
    public = {_bare(one) for one in allowed}
    found: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for look, reading in looks:
        for kind, start, end in look(reading, on):
            if any(start < last and first < end for first, last in taken):
                continue
            if _bare(shown.text[start:end]) in public:
                continue
            taken.append((start, end))
            found.append(Finding(kind, *shown.span(start, end)))
    return tuple(sorted(found, key=lambda one: one.start))


_Hit = tuple[Found, int, int]
_Look = Callable[[str, date], Iterator[_Hit]]


def _norwegian(text: str, on: date) -> Iterator[_Hit]:
    for match in _NO.finditer(text):
        if kind := norwegian(_digits(match[1]), on=on):
            yield kind, *match.span(1)


def _swedish(text: str, on: date) -> Iterator[_Hit]:
    for match in _SE.finditer(text):
        digits = _digits(match[1])
        mobile = match[1].startswith("07") and match[1].isdigit()
        kind = swedish(digits, on=on)
        # Ten digits in a row that begin as a mobile number does are one.
        if kind and not (mobile and kind is Found.SE_COORDINATION_NUMBER):
            yield kind, *match.span(1)


def _phones(text: str, _on: date) -> Iterator[_Hit]:
    for pattern in (_NO_PHONE, _SE_PHONE):
        for match in pattern.finditer(text):
            if not _is_date(match[1]):
                yield Found.PHONE, *match.span(1)


def _emails(text: str, _on: date) -> Iterator[_Hit]:
    for match in _EMAIL.finditer(text):
        yield Found.EMAIL, *match.span()


def _plates(text: str, _on: date) -> Iterator[_Hit]:
    for pattern, none in ((_NO_PLATE, _NO_PLATES), (_SE_PLATE, _SE_PLATES)):
        for match in pattern.finditer(text):
            if match[1] not in none:
                yield Found.PLATE, *match.span()


# What is surest first: nothing is found twice.
_NUMBERS: tuple[_Look, ...] = (_emails, _norwegian, _swedish)
_LOOKS: tuple[_Look, ...] = (
    _phones,
    named,
    _plates,
)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _bare(text: str) -> str:
    return text.replace(" ", "").replace("-", "").lower()


def _is_date(text: str) -> bool:
    """Eight digits in a row that are a day of our time."""
    if len(text) != 8 or not text.isdigit():
        return False
    for year, month, day in ((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2])):
        try:
            if 1900 <= date(int(year), int(month), int(day)).year <= 2100:
                return True
        except ValueError:
            continue
    return False
