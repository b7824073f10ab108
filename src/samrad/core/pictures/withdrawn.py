"""A frozen picture after the release of some of its figures has ended.

What was frozen stays as both adopted it, and its fingerprint proves it. Whoever reads it is
shown the figures that are released that day, and is told where others stood and until when.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Unit
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.picture import Part, Picture


@dataclass(frozen=True, slots=True)
class Ended:
    """How a release came to its end.

    Attributes:
        on: The day, where it is known.
        own: Whether the paper is of the reader's own party, which sees it all the same.
        ran_out: Whether it was given until that day, and not withdrawn on it.
    """

    on: date | None
    own: bool = False
    ran_out: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawn(Hidden):
    """A number that was shown until its release ended."""

    on: date | None = None
    ran_out: bool = False


def papers_of(picture: Picture) -> tuple[UUID, ...]:
    """The papers its figures came in, each once; official statistics come in none."""
    every = (one for part in picture.parts for figure in part.figures for one in figure.papers)
    return tuple(dict.fromkeys(every))


def as_released(picture: Picture, ended: Mapping[UUID, Ended], *, to_both: bool) -> Picture:
    """The picture without the figures whose release has ended, each with the day it did.

    Args:
        picture: As it was frozen.
        ended: What the reader is to know of papers that are not shown to both parties.
        to_both: Whether figures the reader's own party still sees are hidden, too: what is
            handed out as a file is passed on.
    """
    hidden = {paper: one for paper, one in ended.items() if to_both or not one.own}
    if not hidden:
        return picture
    return replace(picture, parts=tuple(_part(one, hidden) for one in picture.parts))


def without_withdrawn(picture: Picture) -> Picture:
    """The picture with no place left for what is withdrawn: there is nothing to compare."""
    return replace(
        picture,
        parts=tuple(
            replace(part, figures=tuple(one for one in part.figures if not is_withdrawn(one)))
            for part in picture.parts
        ),
    )


def is_withdrawn(figure: ToldFigure) -> bool:
    """Whether a place is all that is left of it."""
    return isinstance(figure.now, Withdrawn)


def any_withdrawn(picture: Picture) -> bool:
    """Whether a figure stood in it that is not shown."""
    return any(is_withdrawn(one) for part in picture.parts for one in part.figures)


def _part(part: Part, hidden: Mapping[UUID, Ended]) -> Part:
    return replace(part, figures=tuple(_figure(one, hidden) for one in part.figures))


def _figure(figure: ToldFigure, hidden: Mapping[UUID, Ended]) -> ToldFigure:
    gone = [hidden[one] for one in figure.papers if one in hidden]
    if not gone:
        return figure
    last = max(gone, key=lambda one: one.on or date.min)
    return ToldFigure(
        id=figure.id,
        label="",
        place="",
        unit=Unit.CASES,
        period=figure.period,
        now=Withdrawn(Why.NOT_RELEASED, last.on, last.ran_out),
        against=figure.against,
        papers=figure.papers,
    )
