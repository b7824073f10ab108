"""The chain of a council's log: every entry is sealed together with the seal before it.

Whoever changes, removes, inserts or reorders an entry breaks each seal after it. Cutting off
the end, or sealing everything anew, is found by comparing with a head that was written down
elsewhere (`samrad audit head`). The database seals, in `samrad_log`; this is the same
arithmetic once more, so that what verifies is not what wrote.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# What the first entry is sealed with.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is sealed: every field as text, in this order.

    Attributes:
        council: Identifier of the council.
        number: 1, 2, 3 … within the council.
        at: Time in UTC with microseconds, `2026-11-21T04:56:19.000000Z`.
        who: Identifier of the person, empty for a job or an operator.
        party: Which party it was done for, or empty.
        act: An `Act` or an `Event`.
        thing: What kind of thing it was done to.
        thing_id: Its identifier, or empty.
        facts: JSON with sorted keys: codes, days and numbers; never anybody's words.
    """

    council: str
    number: int
    at: str
    who: str
    party: str
    act: str
    thing: str
    thing_id: str
    facts: str


@dataclass(frozen=True, slots=True)
class Head:
    """The number and seal of a council's latest entry; 0 and `BEGINNING` where it has none."""

    number: int = 0
    seal: str = BEGINNING


class Wrong(StrEnum):
    """In which way a log is not whole."""

    CHANGED = "changed"
    MISSING = "missing"
    CUT_OFF = "cut_off"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that is not as it was sealed, or not there."""

    number: int
    wrong: Wrong


def seal(before: str, entry: Entry) -> str:
    """SHA-256, in hexadecimal, of the seal before and every field with its length in bytes.

    The lengths keep `ab` + `c` apart from `a` + `bc`.
    """
    fields = (
        before,
        entry.council,
        str(entry.number),
        entry.at,
        entry.who,
        entry.party,
        entry.act,
        entry.thing,
        entry.thing_id,
        entry.facts,
    )
    parts = (text.encode() for text in fields)
    return hashlib.sha256(b"".join(b"%d:%s" % (len(part), part) for part in parts)).hexdigest()


def verify(
    entries: Iterable[tuple[Entry, str]], head: Head, *, anchors: Iterable[Head] = ()
) -> Broken | None:
    """The first break in a council's log, or None if it is whole.

    Args:
        entries: The entries by number, each with the seal it was given.
        head: What the database says is the latest.
        anchors: Heads written down elsewhere at earlier times, which must still be there.
    """
    known = {anchor.number: anchor.seal for anchor in anchors if anchor.number}
    before, last = BEGINNING, 0
    for entry, given in entries:
        if entry.number != last + 1:
            return Broken(last + 1, Wrong.MISSING)
        if seal(before, entry) != given:
            return Broken(entry.number, Wrong.CHANGED)
        if known.pop(entry.number, given) != given:
            return Broken(entry.number, Wrong.REWRITTEN)
        before, last = given, entry.number
    if Head(last, before) != head or known:
        return Broken(last + 1, Wrong.CUT_OFF)
    return None
