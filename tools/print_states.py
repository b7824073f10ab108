"""The tables of states as drawings: which stage follows which."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from samrad.core.agreements.stages import STEPS
from samrad.core.meetings.stages import MATTER_STEPS, MEETING_STEPS, MINUTES_STEPS
from samrad.core.pictures.stages import PICTURE_STEPS
from samrad.core.problems.stages import PROBLEM_STEPS

_Stage = TypeVar("_Stage", bound=StrEnum)


def agreement() -> str:
    """The stages of a version, from core/agreements/stages."""
    return "\n".join(
        (
            "# Where a version of the agreement stands",
            "",
            "Each party walks this path by itself; the version is in force once both have",
            "signed.",
            "A text that one party returns is open again for both.",
            "",
            *_drawn(STEPS),
        )
    )


def meetings() -> str:
    """The stages of meetings, matters and minutes, from core/meetings/stages."""
    return "\n".join(
        (
            "# Where a meeting, a matter and minutes stand",
            "",
            "## A meeting",
            "",
            *_drawn(MEETING_STEPS),
            "",
            "## A matter somebody proposed",
            "",
            "The council's secretary accepts it, merges it into another or sends it back; who",
            "proposed it proposes it again or withdraws it.",
            "",
            *_drawn(MATTER_STEPS),
            "",
            "## The minutes",
            "",
            "Both parties approve one and the same text. Locked minutes never change; a",
            "correction is a version of its own, with its reason.",
            "",
            *_drawn(MINUTES_STEPS),
        )
    )


def pictures() -> str:
    """The stages of a situation picture, from core/pictures/stages."""
    return "\n".join(
        (
            "# Where a situation picture stands",
            "",
            "Both parties adopt one and the same text; to change a word it is taken back and",
            "adopted anew. What was frozen never changes; it is corrected for a reason, as a",
            "new version.",
            "",
            *_drawn(PICTURE_STEPS),
        )
    )


def problems() -> str:
    """The stages of a problem, from core/problems/stages."""
    return "\n".join(
        (
            "# Where a problem stands",
            "",
            "It is analysed when the six questions are answered, a cause is written down and",
            "somebody is named who took part; prioritised when both parties have said how much",
            "it matters. Parked and closed want a reason, parked also a day to look again.",
            "",
            *_drawn(PROBLEM_STEPS),
        )
    )


def _drawn(steps: Mapping[_Stage, frozenset[_Stage]]) -> list[str]:
    """The first stage of the table is where it begins."""
    arrows = [
        f"    {here.value} --> {there.value}"
        for here in steps
        for there in type(here)
        if there in steps[here]
    ]
    first = next(iter(steps)).value
    return ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}", *arrows, "```", ""]
