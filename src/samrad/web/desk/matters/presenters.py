"""Matters as a page shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from samrad.core.duties.status import Status
from samrad.core.meetings.kinds import MatterKind, MatterType, RaisedBy
from samrad.core.meetings.stages import MatterStage
from samrad.core.openness.levels import Openness
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Paragraph
from samrad.web.desk.called import called
from samrad.web.desk.matters.offering import place_name
from samrad.web.kit.phrases import (
    matter_kind_word,
    matter_stage_word,
    matter_type_word,
    raised_by_word,
)

# The tone of each stage; its word says what it is.
_TONES: Mapping[MatterStage, Status] = {
    MatterStage.PROPOSED: Status.DUE_SOON,
    MatterStage.SENT_BACK: Status.OVERDUE,
    MatterStage.ACCEPTED: Status.AHEAD,
    MatterStage.TREATED: Status.MET,
    MatterStage.MERGED: Status.NOT_APPLICABLE,
    MatterStage.WITHDRAWN: Status.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One matter in words.

    Attributes:
        matter: Its row.
        stage: How far it has come, and in which tone that is said.
        kind: What the council is asked to do.
        type: The sort of matter.
        who: Who proposed it, and for whom if not for themselves.
        place: Whose it is in a joint council; empty for what is common.
        exempt: Whether it is exempt from public access; each reading is logged.
        waits: Whether the secretary is to answer it.
        decisions: What was decided, as far as it is not exempt.
    """

    matter: Matter
    stage: str
    tone: Status
    kind: str
    type: str
    who: str
    place: str
    exempt: bool
    waits: bool
    decisions: tuple[str, ...]


def matter_row(
    matter: Matter, decided: Sequence[Paragraph] = (), *, for_guest: bool = False
) -> MatterRow:
    """One matter as a page shows it; a guest does not know the members by name."""
    stage = MatterStage(matter.stage)
    return MatterRow(
        matter=matter,
        stage=matter_stage_word(stage),
        tone=_TONES[stage],
        kind=matter_kind_word(MatterKind(matter.kind)),
        type=matter_type_word(MatterType(matter.type)),
        who=matter.raised_for if for_guest else _who(matter),
        place=place_name(matter.municipality) if matter.municipality else "",
        exempt=matter.openness == Openness.EXEMPT,
        waits=stage is MatterStage.PROPOSED,
        decisions=tuple(one.text for one in decided),
    )


def matter_rows(
    matters: Iterable[Matter], decided: Mapping[UUID, Sequence[Paragraph]] | None = None
) -> list[MatterRow]:
    """Several of them, with what was decided on each."""
    known = decided or {}
    return [matter_row(one, known.get(one.id, ())) for one in matters]


def _who(matter: Matter) -> str:
    own = called(matter.proposed_by)
    if matter.raised_by == RaisedBy.MEMBER:
        return own
    whom = matter.raised_for or raised_by_word(RaisedBy(matter.raised_by))
    return f"{whom} ({own})"
