"""From two parties' own pictures to one both adopt: what has to be done first, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import BOTH, Party
from samrad.core.pictures.parts import BY_LAW
from samrad.core.pictures.picture import Part, Picture
from samrad.core.pictures.stages import PictureStage, why_not_step

LONGEST_TEXT = 8000


@dataclass(frozen=True, slots=True)
class PictureProgress:
    """How far a picture has come.

    Attributes:
        stage: Its stage.
        adopted: Who adopts the text as it stands.
        not_shown: The own drafts this reader's party has not shown the other. What the other
            party has not shown is not known here.
    """

    stage: PictureStage
    adopted: frozenset[Party] = frozenset()
    not_shown: int = 0


def why_not_write(stage: PictureStage) -> Refusal | None:
    """Why nothing is written in a picture at `stage`, or None if it is."""
    if stage is PictureStage.DRAFT:
        return None
    return Refusal("picture.not_a_draft", {"stage": stage})


def why_not_text(text: str) -> Refusal | None:
    """Why a text is not taken, or None if it is."""
    if not text.strip():
        return Refusal("picture.empty_text")
    if len(text) > LONGEST_TEXT:
        return Refusal("picture.long_text", {"most": LONGEST_TEXT})
    return None


def empty_by_law(picture: Picture) -> tuple[str, ...]:
    """The paragraphs that ask for a part that is missing, or in which nothing is stated."""
    stated = {part.kind for part in picture.parts if part.joint.strip()}
    return tuple(one.cite for one in BY_LAW[picture.country] if one.kind not in stated)


def why_not_settle(picture: Picture, progress: PictureProgress) -> Refusal | None:
    """Why the text is not ready to be adopted, or None if it is.

    Nothing is open between the parties, what a party has written it shows, and what the law
    asks for is there.
    """
    if refusal := why_not_step(progress.stage, PictureStage.SETTLED):
        return refusal
    if progress.not_shown:
        return Refusal("picture.not_shown", {"number": progress.not_shown})
    if waiting := _names(part for part in picture.parts if part.open_differences):
        return Refusal("picture.differences_open", {"parts": waiting})
    return _why_not_stated(picture)


def _why_not_stated(picture: Picture) -> Refusal | None:
    if empty := empty_by_law(picture):
        return Refusal("picture.empty_by_law", {"cites": empty})
    if not any(part.joint.strip() for part in picture.parts):
        return Refusal("picture.nothing_stated")
    if unsaid := _names(one for one in picture.parts if one.own and not one.joint.strip()):
        return Refusal("picture.not_stated", {"parts": unsaid})
    return None


def why_not_adopt(
    picture: Picture, progress: PictureProgress, party: Party, *, shown: str
) -> Refusal | None:
    """Why `party` cannot adopt the text it was `shown`, or None if it can."""
    if progress.stage not in (PictureStage.SETTLED, PictureStage.ADOPTED):
        return Refusal("picture.not_for_adopting", {"stage": progress.stage})
    if empty := empty_by_law(picture):
        return Refusal("picture.empty_by_law", {"cites": empty})
    if shown != picture.sha256:
        return Refusal("picture.changed_since")
    if party in progress.adopted:
        return Refusal("picture.adopted_already", {"party": party})
    return None


def why_not_take_back(stage: PictureStage) -> Refusal | None:
    """Why a picture is not made a draft again to write on, or None if it is."""
    if stage is PictureStage.FROZEN:
        return Refusal("picture.wrong_stage", {"stage": stage, "to": PictureStage.DRAFT})
    return why_not_step(stage, PictureStage.DRAFT)


def why_not_correct(stage: PictureStage, reason: str) -> Refusal | None:
    """Why a picture is not opened to be corrected, or None if it is."""
    if stage is not PictureStage.FROZEN:
        return Refusal("picture.nothing_to_correct")
    return None if reason.strip() else Refusal("minutes.no_reason")


def why_not_freeze(progress: PictureProgress) -> Refusal | None:
    """Why a picture is not frozen, or None if it is."""
    if progress.stage not in (PictureStage.SETTLED, PictureStage.ADOPTED):
        return why_not_step(progress.stage, PictureStage.FROZEN)
    if missing := BOTH - progress.adopted:
        return Refusal("picture.not_adopted_by", {"parties": sorted(missing)})
    return None


def _names(parts: Iterable[Part]) -> tuple[str, ...]:
    """What the sentence calls each part: its area, or what kind it is."""
    return tuple(part.area or part.kind for part in parts)
