"""A name beside an age, a year of birth or an address, in the words it is written in.

Each pattern reads a bounded number of letters and never goes back over a word: a text made to
be slow is looked through in the time it is long.
"""

import re
from collections.abc import Iterator
from datetime import date

from samrad.core.openness.persons.called import is_known, is_place, name_begins
from samrad.core.openness.persons.kinds import Found
from samrad.core.openness.persons.names import STREETS
from samrad.core.openness.persons.ordinary import ORDINARY

_CAPITALS = "".join(
    letter
    for first, last in ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x1F00))
    for letter in map(chr, range(first, last))
    if letter.isupper()
)
_MARKS = "'’\u02bc\u0300-\u036f"
_LETTERS = rf"[\w{_MARKS}]"
# A word that begins as a name does; letters of Arabic have no capitals.
_WORD = (
    rf"(?:[{_CAPITALS}](?:\.(?= )|{_LETTERS}{{1,24}}(?:-{_LETTERS}{{1,24}}){{0,2}})"
    r"|[\u0620-\u06ff]{2,24})"
)
_PARTICLE = r"(?:van|von|der|de|den|da|al|el|bin|ibn|af|av|la)"
_NAME = (
    rf"(?<![\w\-])(?P<name>(?>(?:(?:el|al)-)?{_WORD}"
    rf"(?:(?: {_PARTICLE}){{0,2}} (?:(?:el|al)-)?{_WORD}){{0,3}}))"
)
_NAMES = re.compile(_NAME)
_QUOTE = "[\"'»”’*_]{0,2}"
_IN_WORDS = (
    "elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten"
    "|elva|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
)
_N = r"(?<![\d.,/])\d{1,2}(?![\d/])"
_NUMBER = rf"(?:{_N}|\b(?i:{_IN_WORDS})\b)"
_WHO = (
    r"(?:(?:en|ei|ein|et) )?(?:jente|gutt|gut|flicka|pojke|tjej|kille|elev|ungdom|ungdomen"
    r"|mann|man|kvinne|kvinna|barn|sønn|datter|dotter)(?:en|a)?,? "
)
_IS = r"(?:er|var|blir|blei|ble|vart|vert|är|blev|fyller|is|was)"
_JUST = r"(?:(?:bare|berre|bara|kun|nå|no|nu|snart|akkurat|nettopp|just|nyss|knapt|allerede) )?"
_TURNED = rf"(?:fyller|fylte|fyllde|fylde|(?:har|hadde|hade) {_JUST}(?:fylt|fyllt))"
# So many years are no age: "14 år siden", "12 år i politiet".
_SPAN = (
    r"(?! (?:siden|sidan|sedan|tilbake|tillbaka|senere|seinare|senare|etter|efter|fram|frem"
    r"|fengsel|fängelse|erfaring|erfarenhet|ansiennitet|på rad"
    r"|i (?:fengsel|fängelse|politi|kommun|jobb|yrke|still|tenest|tjenest|tjänst)))"
)
_YEARS = rf"(?:[ \-]?(?i:år)(?:s|ig|ing|ingen)?\b|-åring\b|[ \-]years?\b){_SPAN}"
# A number that ends what is said, and not "14. mai", "2. leder" or "14 saker".
_ENDS = (
    r"(?=[,;:!?)\"»”]|\.?$|\.(?= [^a-zæøåäö0-9])| (?:og|och|når|då|da|nå|no|nu|men|som|i)\b)"
)
_MONTH = r"(?:jan|feb|mar|apr|ma[ij]|jun|jul|aug|sep|okt|nov|de[sc])[a-z]{0,6}"
_BIRTH = (
    rf"(?:\d{{1,2}}[./ \-]{{1,2}}){{0,2}}(?:19|20)\d\d\b|\d{{1,2}}\.? ?{_MONTH} (?:19|20)\d\d\b"
    r"|(?:\d{1,2}[./\-]){2}\d\d\b|\d{6}(?:\d\d)?\b|[\-']\d\d\b"
)
# What stands behind a name and says how old somebody is …
_OF_AN_AGE = (
    rf"(?:(?: ?[,:\-(]{{1,2}} ?| ){_JUST}(?:{_WHO})?(?:{_IS} {_JUST}|på |aged )?"
    rf"{_NUMBER}{_YEARS}"
    rf"| {_TURNED} {_NUMBER}"
    rf"|[., (]{{1,2}}(?:[Aa]lder|[Åå]lder)(?: er| är|:)? ?{_NUMBER}"
    rf"|[.,] (?:[Hh]an|[Hh]un|[Hh]o|[Hh]on|[Hh]en) {_IS} {_JUST}{_NUMBER}"
    rf"(?:{_YEARS}|{_ENDS})"
    rf"|[ ,(:\-]{{1,3}}(?:[Ff]|[Ff]ødt|[Ff]ødd|[Ff]ödd|[Ff]öddes|[Ff]øtt|born)\.? ?"
    rf"(?:i |den |år |in )?(?:{_BIRTH}))"
)
# … and what may.
_OF_A_NUMBER = (
    rf"(?: ?\((?:{_WHO})?{_N}(?:\)|, ?[^)\d]{{2,40}}\)|(?: og | och |/|, ){_N}[^)\d]{{0,12}}\))"
    rf"|, (?:{_WHO})?{_N}(?=[,;)]|\.?$|\.(?= [^a-zæøåäö0-9]))"
    rf"| (?:{_IS}|på) {_JUST}{_N}{_ENDS}|, (?:{_WHO})?på {_N}{_ENDS})"
)
_CALLED = r"(?:(?:ved navn|med navn|med namn|vid namn|som heter|som heiter|kalt|kalla) )?"
_OLD, _NUMBERED = re.compile(_QUOTE + _OF_AN_AGE), re.compile(_QUOTE + _OF_A_NUMBER)
_AGED = re.compile(
    rf"{_N}(?: år gam(?:le|mal|mel|la)|[ \-]?år(?:ige?|iga|s)|-? ?åring(?:en)?"
    rf"|[ \-]year-old),? ?(?:{_WHO})?[(«\"']?{_CALLED}{_NAME}"
)
# A name without its capital letter, before an age; the word is looked for from there.
_SMALL_OLD = re.compile(rf"{_QUOTE}(?: ?\({_N}(?: år)?\)|, {_N} ?år\b{_SPAN})")
_SMALL = re.compile(r"(?<![\w\-])[^\W\d_]{3,20}$")
_BORN_IN = re.compile(rf"{_QUOTE} ?\(((?:19|20)\d\d)\)")
_CHILD = 25
# Two cells of a table saved as text; places have numbers beside them, too.
_IN_CELLS = re.compile(rf"\"?;\"?{_N}(?=[;\"]|$)")

_STREET = rf"(?P<street>(?:[{_CAPITALS}]{_LETTERS}{{0,30}}\.? ){{0,2}})"
_HOUSE = rf"{_STREET}(?P<last>(?>[\w\-]{{2,30}})) \d{{1,3}} ?[A-H]?\b(?![.,]?\d|:)"
_LIVES = (
    r",? (?:bor|bur|bodde|budde|bosatt|busett|boende|[Aa]dresse?n?(?: er|:)?|adr\.?)"
    r"(?: (?:nå|no|nu|hjemme|heime|hemma))?(?: (?:i|på|ved|vid|hos))? "
)
_LIVING = re.compile(_LIVES + _HOUSE)
_ADDRESSED = re.compile(rf"(?:,| \(| -) ?{_HOUSE}")
_NEAR = re.compile(rf" (?:[^.\d(]{{1,30}}?[, ])?{_HOUSE}")
_TOWN = rf"(?P<town>[{_CAPITALS}]{_LETTERS}{{1,30}})"
_POSTED = re.compile(rf", (?:[NS]-)?(?P<code>\d{{4}}|\d{{3}} ?\d\d) {_TOWN}")
# What stands behind a name that anything is looked for beside.
_BESIDE = re.compile(r"[^\d]{0,80}?(?:\d|\b(?i:" + _IN_WORDS + r")\b)")

_Hit = tuple[Found, int, int]


def named(text: str, on: date) -> Iterator[_Hit]:
    """Names beside an age, a year of birth or an address."""
    yield from _heads(text)
    for match in _NAMES.finditer(text):
        if _BESIDE.match(text, match.end()):
            hit = _aged(match, on) or _addressed(match)
            if hit is not None:
                yield hit
    for match in _SMALL_OLD.finditer(text):
        before = _SMALL.search(text, max(0, match.start() - 21), match.start())
        if before and before[0].islower() and is_known(before[0]):
            yield Found.NAME_AND_AGE, before.start(), match.end()


def _heads(text: str) -> Iterator[_Hit]:
    """Ages before a name: "14-åringen Mia"."""
    for match in _AGED.finditer(text):
        if name_begins(match["name"], clear=True) is not None:
            yield Found.NAME_AND_AGE, *match.span()


def _aged(name: re.Match[str], on: date) -> _Hit | None:
    """The name with an age or a year of birth behind it."""
    for pattern, clear in ((_OLD, True), (_NUMBERED, False)):
        if behind := pattern.match(name.string, name.end()):
            start = name_begins(name[0], clear=clear)
            if start is not None:
                return Found.NAME_AND_AGE, name.start() + start, behind.end()
    if not is_known(name[0].split()[0]):
        return None
    behind = _IN_CELLS.match(name.string, name.end())
    if behind is None:
        behind = _BORN_IN.match(name.string, name.end())
        # A year in brackets is of a report, too.
        if behind and not on.year - _CHILD <= int(behind[1]) <= on.year:
            return None
    return (Found.NAME_AND_AGE, name.start(), behind.end()) if behind else None


def _addressed(name: re.Match[str]) -> _Hit | None:
    """The name with a street and its number behind it, or a postal code and its town."""
    known, several = is_known(name[0].split()[0]), " " in name[0]
    for pattern in (_LIVING, _ADDRESSED, _NEAR):
        behind = pattern.match(name.string, name.end())
        if behind is None or (pattern is _NEAR and not known):
            continue
        lives = pattern is _LIVING
        anywhere = lives or (several and pattern is _ADDRESSED)
        start = name_begins(name[0], clear=True, alone=lives)
        if start is not None and _is_street(behind, anywhere=anywhere):
            return Found.NAME_AND_ADDRESS, name.start() + start, behind.end()
    return _posted(name)


def _is_street(found: re.Match[str], *, anywhere: bool) -> bool:
    """Whether it is a street by its ending; or where any may stand, by not being a word."""
    last = found["last"]
    if last.casefold().endswith(STREETS):
        return last[0].isupper() or bool(found["street"])
    return anywhere and last[0].isupper() and last.casefold() not in ORDINARY


def _posted(name: re.Match[str]) -> _Hit | None:
    behind = _POSTED.match(name.string, name.end())
    if behind is None:
        return None
    # "Kari Moen, 2024 Budsjett" is a year; a code of such digits has a town we know.
    a_year = behind["code"][:2] in ("19", "20") and not is_place(behind["town"])
    start = name_begins(name[0], clear=True, alone=False)
    if start is None or a_year:
        return None
    return Found.NAME_AND_ADDRESS, name.start() + start, behind.end()
