"""The tables of states as drawings: which stage follows which."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from samrad.core.agreements.stages import STEPS, Stage
from samrad.core.meetings.stages import MATTER_STEPS, MEETING_STEPS, MINUTES_STEPS

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
            *_drawn(STEPS, Stage.DRAFT),
        )
    )


def meetings() -> str:
    """The stages of meetings, matters and minutes, from core/meetings/stages."""
    first = (next(iter(steps)) for steps in (MEETING_STEPS, MATTER_STEPS, MINUTES_STEPS))
    return "\n".join(
        (
            "# Where a meeting, a matter and minutes stand",
            "",
            "## A meeting",
            "",
            *_drawn(MEETING_STEPS, next(first)),
            "",
            "## A matter somebody proposed",
            "",
            "The council's secretary accepts it, merges it into another or sends it back; who",
            "proposed it proposes it again or withdraws it.",
            "",
            *_drawn(MATTER_STEPS, next(first)),
            "",
            "## The minutes",
            "",
            "Both parties approve one and the same text. Locked minutes never change; a",
            "correction is a version of its own, with its reason.",
            "",
            *_drawn(MINUTES_STEPS, next(first)),
        )
    )


def _drawn(steps: Mapping[_Stage, frozenset[_Stage]], first: _Stage) -> list[str]:
    arrows = [
        f"    {here.value} --> {there.value}"
        for here in type(first)
        for there in type(first)
        if there in steps[here]
    ]
    return ["```mermaid", "stateDiagram-v2", f"    [*] --> {first.value}", *arrows, "```", ""]
