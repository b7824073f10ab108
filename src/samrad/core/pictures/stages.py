"""The stages of a situation picture, and which follows which.

docs/reference/pictures.md draws this table; `make docs` keeps it fresh.
"""

from collections.abc import Mapping
from enum import StrEnum

from samrad.core.basics.refusals import Refusal


class PictureStage(StrEnum):
    """How far a situation picture has come."""

    DRAFT = "draft"  # both parties write
    SETTLED = "settled"  # nothing is open between them; the text lies ready to be adopted
    ADOPTED = "adopted"  # by both parties
    FROZEN = "frozen"  # for a meeting; what was frozen never changes again


PICTURE_STEPS: Mapping[PictureStage, frozenset[PictureStage]] = {
    PictureStage.DRAFT: frozenset({PictureStage.SETTLED}),
    # Whoever wants to change a word takes it back, and both adopt it anew.
    PictureStage.SETTLED: frozenset({PictureStage.DRAFT, PictureStage.ADOPTED}),
    PictureStage.ADOPTED: frozenset({PictureStage.DRAFT, PictureStage.FROZEN}),
    # Only to be corrected, for a reason, and as a new version.
    PictureStage.FROZEN: frozenset({PictureStage.DRAFT}),
}


def why_not_step(stage: PictureStage, to: PictureStage) -> Refusal | None:
    """Why a picture at `stage` does not come to `to`, or None if it does."""
    if to in PICTURE_STEPS[stage]:
        return None
    return Refusal("picture.wrong_stage", {"stage": stage, "to": to})
