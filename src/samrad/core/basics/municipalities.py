"""The public door to the register of municipalities: what a code has become.

Other programs call this; how the register is kept is the business of `places`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from samrad.core.basics.countries import Country
from samrad.core.basics.places import changes
from samrad.core.basics.places.changes import Merged, Renumbered, Split
from samrad.core.basics.refusals import Refusal

Kind = Literal["same", "renumbered", "merged", "split", "unknown"]


@dataclass(frozen=True, slots=True)
class Succession:
    """What has become of the area that had a code.

    Attributes:
        codes: The code of the day asked about; every part of a split, in order; empty where
            it is unknown.
        kind: "same": the code and the area are what they were, under whatever name.
            "renumbered": the same area under another code; figures can be joined.
            "merged": the area is now a part of a larger one; its figures alone are no longer
            told. "split": the area was divided; only who knows which part is meant can choose.
            "unknown": no municipality had that code on that day.
    """

    codes: tuple[str, ...]
    kind: Kind


def successors(
    code: str, *, on: date, to: date, country: Country = Country.NORWAY
) -> Succession:
    """What the municipality with `code` on one day is on a later one.

    Args:
        code: Four digits, as text: the leading zero counts.
        on: A day on which the code was in force, such as the date of the figures.
        to: The day asked about.
        country: Whose code it is.

    Raises:
        ValueError: `to` is before `on`: changes are not followed backwards.

    Source:
        Statistics Norway, Klass 131 (from 1994); Statistics Sweden (from 2003).
    """
    if to < on:
        msg = f"to: {to} is before on: {on}"
        raise ValueError(msg)
    answer = changes.successors(country, code, to, seen=on)
    match answer:
        case Refusal():
            return Succession((), "unknown")
        case Split(candidates=parts):
            return Succession(tuple(part.code for part in parts), "split")
        case Merged(now=now):
            return Succession((now.code,), "merged")
        case Renumbered(now=now):
            return Succession((now.code,), "renumbered")
        case _:
            return Succession((answer.now.code,), "same")
