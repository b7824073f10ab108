"""Whether capitalised words beside an age or an address are somebody's name.

No list holds every name. So a word is a name by its shape, unless it is an ordinary word, a
place, or ends as only nouns do; where the shape is in doubt, a list of names settles it.
"""

import re
from functools import cache
from itertools import dropwhile

from samrad.core.basics.places.register import register
from samrad.core.openness.persons.names import FAMILY_NAMES, FIRST_NAMES, words
from samrad.core.openness.persons.ordinary import OF_THINGS, ORDINARY, PLACES

_WORD = re.compile(r"[^\s,()]{1,80}")
_KNOWN = frozenset(name.casefold() for name in FIRST_NAMES)
_FAMILIES = frozenset(name.casefold() for name in FAMILY_NAMES)
# Names that are words as well: written small they are the word.
_ALSO_WORDS = words(
    """
    anna are august birk bo dag eli even falk finn gard gunn hauk inga inge jo june juni kai kim
    lin line liv live love mai mari max may mille mina nor odd ole ove per saga signe siv sol
    stein sten storm tor tore vega vide
    """
)
_MONTHS = frozenset({"april", "mai", "june", "juni", "august"})
# Where something and not somebody is meant, unless a list knows the name.
_DEFINITE = ("en", "et", "ene", "ane", "arna", "erna", "orna", "ende", "ande", "iske", "lige")
# The same where nothing but a number stands beside the word.
_PLURAL = ("er", "ar", "or", "ert", "ade", "isk", "sk", "tet")
_OF_PLACES = tuple(
    words(
        """
        berg borg by bygd bygda dal fjord hamn havn heim köping land lund mark nes skog stad
        sund vik voll ås øy
        """
    )
)
_LONGEST = 13
_ACRONYM = 4


def name_begins(written: str, *, clear: bool, alone: bool = True) -> int | None:
    """Where in `written` a name begins; None where it is nobody's.

    Args:
        written: The words right beside an age or an address.
        clear: Whether what stands beside says that it is somebody's age, as "14 år" does and
            "(14)" does not.
        alone: Whether one word that no list knows is enough.
    """
    found = [(match.start(), match[0].strip("\"'.«»*_:")) for match in _WORD.finditer(written)]
    rest = list(dropwhile(lambda one: _is_ordinary(one[1]), found))
    if not rest or any(_is_thing(word) for _, word in rest):
        return None
    start, first = rest[0]
    if is_known(first):
        return start if clear or first.casefold() not in _MONTHS else None
    if first[:1].islower() or is_place(first) or is_place(" ".join(one for _, one in rest)):
        return None
    if len(rest) == 1 and not any(one.casefold().startswith("famil") for _, one in found):
        return start if alone and not _doubtful(first, clear=clear) else None
    return start


def is_known(word: str) -> bool:
    """Whether a list knows this as a first name; of two with a hyphen, one of them."""
    if word.islower() and word in _ALSO_WORDS:
        return False
    return not _KNOWN.isdisjoint([word.casefold(), *word.casefold().split("-")])


def is_place(name: str) -> bool:
    """Whether this is a municipality of the register, or another place that is well known."""
    return name.casefold() in _places()


@cache
def _places() -> frozenset[str]:
    names = {
        part.casefold()
        for one in register().municipalities.values()
        for entry in one.entries
        for part in entry.name.split(" - ")
    }
    return PLACES | names


def _is_ordinary(word: str) -> bool:
    small = word.casefold()
    return small in ORDINARY and not (small in _KNOWN and not word.islower())


def _is_thing(word: str) -> bool:
    """Whether it is something: ordinary, with a figure in it, or ending as nouns do."""
    if any(letter.isdigit() for letter in word):
        return True
    last = word.casefold().rsplit("-", 1)[-1]
    if is_known(word) or last in _FAMILIES:
        return False
    return last in ORDINARY or (len(last) > 5 and last.endswith(OF_THINGS))


def _doubtful(word: str, *, clear: bool) -> bool:
    """Whether one word alone, of no list, may well be something else than a name."""
    small = word.casefold()
    if small in _FAMILIES or small.endswith("sson"):
        return False
    if len(word) < 2 or len(small.split("-")[0]) > _LONGEST or small.endswith(_DEFINITE):
        return True
    if word.isupper() and len(word) <= _ACRONYM:
        return True
    return not clear and small.endswith(_PLURAL + _OF_PLACES)
