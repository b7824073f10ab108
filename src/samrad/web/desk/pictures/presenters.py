"""A picture as it stands on the page: part by part, the parties side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.core.pictures.parts import BY_LAW
from samrad.core.pictures.picture import Difference, Part, Picture
from samrad.records.pictures.models import OwnPicture
from samrad.records.problems.models import Problem
from samrad.web.kit.phrases import party_word
from samrad.web.kit.phrases.pictures import part_title
from samrad.web.kit.told_answers import AnswerShown, shown_answer
from samrad.web.kit.told_figures import FigureShown, shown_figure


@dataclass(frozen=True, slots=True)
class Side:
    """What one party sees.

    Attributes:
        party: The party, in words.
        text: What it says; empty where nothing is shown.
        own: Whether the reader sits for this party.
        shown: Whether the other party sees it.
    """

    party: str
    text: str
    own: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part on the page.

    Attributes:
        id: Which.
        title: What stands above it.
        cite: The paragraph that asks for it, if one does.
        sides: The two parties' own pictures.
        differences: What they see differently, with who noted it.
        told: What both state.
        figures: Its figures.
        exempt: Whether it is not for everyone.
        answers: What units answered that the council asked about it.
        problems: The problems it is evidence of.
    """

    id: UUID
    title: str
    cite: str
    sides: tuple[Side, ...]
    differences: tuple[tuple[Difference, str], ...]
    told: Part
    figures: tuple[FigureShown, ...]
    exempt: bool
    answers: tuple[AnswerShown, ...] = ()
    problems: Sequence[Problem] = ()

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all is said of it."""
        said = self.told.joint or self.told.unreported or self.told.causes
        counted = self.figures or self.answers or self.differences
        return not (said or counted or any(side.text for side in self.sides))


def parts_shown(
    picture: Picture,
    drafts: Mapping[UUID, OwnPicture],
    party: Party | None,
    problems: Mapping[UUID, Sequence[Problem]],
) -> list[PartShown]:
    """Each part; `drafts` are what `party` has written, shown or not.

    `problems` are those each part is evidence of.
    """
    cites = {one.kind: one.cite for one in BY_LAW[picture.country]}
    return [
        PartShown(
            id=part.id,
            title=part_title(part),
            cite=cites.get(part.kind, ""),
            sides=tuple(_side(part, one, drafts.get(part.id), party) for one in _ORDER),
            differences=tuple((one, party_word(one.noted_by)) for one in part.differences),
            told=part,
            figures=tuple(shown_figure(one) for one in part.figures),
            exempt=part.marking.openness is Openness.EXEMPT,
            answers=tuple(shown_answer(one) for one in part.answers),
            problems=problems.get(part.id, ()),
        )
        for part in picture.parts
    ]


_ORDER = (Party.POLICE, Party.MUNICIPALITY)


def _side(part: Part, party: Party, draft: OwnPicture | None, reader: Party | None) -> Side:
    own = party is reader
    text = draft.text if own and draft else part.own_of(party)
    return Side(
        party=party_word(party),
        text=text,
        own=own,
        shown=bool(part.own_of(party)),
    )
