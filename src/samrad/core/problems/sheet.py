"""What a problem sheet says: six questions with their twins, the triangle, what protects.

The six questions are Lund's. Beside each stands its negative twin, as the Center for
Problem-Oriented Policing asks it: where it does not happen says as much as where it does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.cleaning import clean

LONGEST_TITLE = 200
LONGEST_TEXT = 5_000


class Aspect(StrEnum):
    """One thing a sheet says of its problem; each in two texts (`Said`)."""

    WHAT = "what"
    WHERE = "where"
    WHEN = "when"
    # Who or what causes it.
    WHO = "who"
    WHY = "why"
    HARM = "harm"
    # The corners of the triangle; the twin is who could step in there: the offender's handler,
    # the place's manager, the target's guardian.
    OFFENDER = "offender"
    PLACE = "place"
    TARGET = "target"
    # What protects against it; the twin is what wears that down.
    PROTECTION = "protection"


QUESTIONS = (
    *(Aspect.WHAT, Aspect.WHERE, Aspect.WHEN),
    *(Aspect.WHO, Aspect.WHY, Aspect.HARM),
)
CORNERS = (Aspect.OFFENDER, Aspect.PLACE, Aspect.TARGET)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one aspect.

    Attributes:
        text: The answer itself.
        twin: Its counterpart: where it does not happen, who could step in, what wears it down.
    """

    text: str = ""
    twin: str = ""

    def cleaned(self) -> "Said":
        """The same in plain words."""
        return Said(clean(self.text).text.strip(), clean(self.twin).text.strip())


Sheet = Mapping[Aspect, Said]


def unanswered(sheet: Sheet) -> tuple[Aspect, ...]:
    """The questions nobody has answered; a twin alone is no answer."""
    return tuple(one for one in QUESTIONS if not sheet.get(one, Said()).text)


def why_not_say(said: Said) -> Refusal | None:
    """Why this cannot be written, or None if it can."""
    if max(len(said.text), len(said.twin)) > LONGEST_TEXT:
        return Refusal("problem.text_too_long", {"most": LONGEST_TEXT})
    return None


def why_not_call(title: str) -> Refusal | None:
    """Why a problem cannot be called so, or None if it can."""
    if not title.strip():
        return Refusal("problem.no_title")
    if len(title) > LONGEST_TITLE:
        return Refusal("problem.title_too_long", {"most": LONGEST_TITLE})
    return None
