"""The public version of a picture as it is shown: to residents, and before it is published."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.public import PublicPart, PublicPicture
from samrad.web.kit.phrases import ground_words_of
from samrad.web.kit.phrases.pictures import part_title
from samrad.web.kit.told_figures import FigureShown, shown_figure


@dataclass(frozen=True, slots=True)
class PublicPartShown:
    """A part as residents see it.

    Attributes:
        title: What stands above it.
        ground: On which ground it is exempt, in words; empty where it is open.
        told: What is stated.
        figures: Its figures; None where a figure stood that is released no longer.
    """

    title: str
    ground: str
    told: PublicPart
    figures: tuple[FigureShown | None, ...]


def public_parts(
    public: PublicPicture, figures: Mapping[UUID, ToldFigure | None]
) -> list[PublicPartShown]:
    """Each part with its figures, as far as they are released to everyone today."""
    return [
        PublicPartShown(
            title=part_title(part),
            ground=ground_words_of(part.ground) if part.ground else "",
            told=part,
            figures=tuple(_shown(figures.get(one)) for one in part.figures),
        )
        for part in public.parts
    ]


def _shown(figure: ToldFigure | None) -> FigureShown | None:
    return shown_figure(figure) if figure is not None else None
