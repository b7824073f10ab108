"""The public version of a picture: what is open, and figures released to everyone.

It is built from what is open, never by deleting. Of an exempt part its ground remains. Each
figure stands apart from the text, with the papers it came in: whoever answers residents asks
each time whether they are still released.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure
from samrad.core.meetings.published import PublicCouncil
from samrad.core.openness.levels import Openness
from samrad.core.openness.persons import IDENTITY, find
from samrad.core.orders.answers import Given
from samrad.core.pictures.counted import Where
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Part, Picture
from samrad.core.pictures.protecting import Protected
from samrad.core.pictures.reading import answer_from

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0.]\d{3})*(?![\d]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class PublicPart:
    """A part as everyone may read it; of an exempt one, what it is about and the ground.

    Attributes:
        kind: What it is about.
        area: The focus area: it stands in the agreement, which is public.
        ground: The ground the part is exempt on; empty where it is open.
        joint: What both parties state.
        unreported: What is known of crime nobody reports.
        causes: What both think it comes from.
        figures: Which figures stand here.
        answers: What units answered that may be shown to everyone.
    """

    kind: PartKind
    area: str
    ground: str = ""
    joint: str = ""
    unreported: str = ""
    causes: str = ""
    figures: tuple[UUID, ...] = ()
    answers: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicPicture:
    """What everyone may read of a picture.

    Attributes:
        corrected: Whether it takes the place of a version that was frozen before. Why stays
            with the council.
    """

    council: str
    language: str
    meeting: str
    day: date
    as_of: date
    version: int
    parts: tuple[PublicPart, ...] = ()
    corrected: bool = False

    @property
    def grounds(self) -> tuple[str, ...]:
        """The grounds something is exempt on, each once."""
        return tuple(dict.fromkeys(part.ground for part in self.parts if part.ground))


@dataclass(frozen=True, slots=True)
class PictureCopy:
    """A published picture as residents are answered it.

    Attributes:
        council: Whose it is.
        picture: Its words.
        at: When it was published.
        figures: Each figure by its choice; None where its release was withdrawn since.
        frozen_at: When it was frozen.
        corrected_at: When it was corrected, where the correction is not published yet.
    """

    council: PublicCouncil
    picture: PublicPicture
    at: datetime
    figures: Mapping[UUID, ToldFigure | None]
    frozen_at: datetime
    corrected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PictureListed:
    """A published picture in a list."""

    version: int
    year: int
    number: int
    day: date
    at: datetime

    @property
    def name(self) -> str:
        """Its meeting as people say it: "3/25"."""
        return f"{self.number}/{self.year % 100:02d}"


@dataclass(frozen=True, slots=True)
class HiddenNumber:
    """A number residents are not shown.

    Attributes:
        figure: The figure it is of.
        place: Where, as a reader calls it.
        period: Of when.
        number: The number itself.
        why: Whether it is small, or would tell of one that is.
    """

    figure: ToldFigure
    place: str
    period: Period
    number: Figure
    why: Why


def public_of(
    picture: Picture, released: frozenset[UUID], standing: frozenset[Given] = frozenset()
) -> PublicPicture:
    """What everyone may read of `picture`; whoever publishes has assessed each part before.

    The parties' own pictures and what they differed in stay with the council; so do figures
    that came in a paper which is not among those `released` to everyone, and answers that are
    not `standing` any more or not for everyone.
    """
    return PublicPicture(
        council=picture.council,
        language=picture.language,
        meeting=picture.meeting,
        day=picture.day,
        as_of=picture.as_of,
        version=picture.version,
        parts=tuple(
            _part(part, released, standing) for part in picture.parts if part.says_something
        ),
        corrected=bool(picture.corrects),
    )


def public_figures(picture: Picture, released: frozenset[UUID]) -> tuple[ToldFigure, ...]:
    """The figures of its open parts that residents may see, before they are protected."""
    return tuple(
        figure
        for part in picture.parts
        if _is_open(part)
        for figure in part.figures
        if released.issuperset(figure.papers)
    )


def why_not_publish(
    picture: Picture, public: PublicPicture, protected: Protected, *, on: date
) -> Refusal | None:
    """Why `public`, the public version of `picture`, cannot be published, or None if it can.

    Somebody has assessed each part, no identity number goes out, and nobody works a hidden
    number out of the figures, those published before included.
    """
    unsaid = [
        part.area or part.kind
        for part in picture.parts
        if part.marking.openness not in (Openness.OPEN, Openness.EXEMPT) and part.says_something
    ]
    if unsaid:
        return Refusal("picture.not_assessed", {"parts": tuple(unsaid)})
    for name, text in public_texts(public):
        if any(one.kind in IDENTITY for one in find(text, on=on)):
            return Refusal("picture.identity_numbers", {"part": name})
    if protected.given_away:
        names = dict.fromkeys(one.label for one in protected.given_away)
        return Refusal("picture.given_away", {"figures": tuple(names)})
    return None


def hidden_numbers(
    figures: Iterable[ToldFigure], protected: Protected
) -> tuple[HiddenNumber, ...]:
    """What residents are not shown of these figures, and why; for the desk only."""
    numbers = {
        Where(figure.id, nth): (figure, *told)
        for figure in figures
        for nth, told in enumerate(_numbers(figure), -1)
    }
    return tuple(HiddenNumber(*numbers[at], why) for at, why in protected.hidden.items())


def told_in_words(
    public: PublicPicture, hidden: Iterable[HiddenNumber]
) -> tuple[tuple[str, str], ...]:
    """Where a text says a number that is hidden among the figures: the part and the number.

    It may be another number that is as large; whoever publishes looks.
    """
    kept = {f"{one.number:.0f}" for one in hidden if not isinstance(one.number, Hidden)}
    found = (
        (name, number)
        for name, text in public_texts(public)
        for number in dict.fromkeys(re.sub(r"\D", "", one) for one in _NUMBER.findall(text))
        if number in kept
    )
    return tuple(found)


def _numbers(figure: ToldFigure) -> Iterator[tuple[str, Period, Figure]]:
    yield figure.place, figure.period, figure.now
    for one in figure.compared:
        yield one.place or figure.place, one.period, one.finding.before


def public_texts(public: PublicPicture) -> Iterator[tuple[str, str]]:
    """Every text residents would read, with the name of its part."""
    for part in public.parts:
        answers = (f"{one.unit}\n{one.question}\n{one.answer.text}" for one in part.answers)
        texts = (part.area, part.joint, part.unreported, part.causes, *answers)
        yield part.area or part.kind, "\n".join(texts)


def public_picture_from(text: str) -> PublicPicture:
    """The public picture that was written down as `text`."""
    told = json.loads(text)
    return PublicPicture(
        council=told["council"],
        language=told["language"],
        meeting=told["meeting"],
        day=date.fromisoformat(told["day"]),
        as_of=date.fromisoformat(told["as_of"]),
        version=told["version"],
        parts=tuple(_part_from(one) for one in told["parts"]),
        corrected=told.get("corrected", False),
    )


def _part_from(told: Mapping[str, Any]) -> PublicPart:
    return PublicPart(
        kind=PartKind(told["kind"]),
        area=told["area"],
        ground=told["ground"],
        joint=told["joint"],
        unreported=told["unreported"],
        causes=told["causes"],
        figures=tuple(UUID(one) for one in told["figures"]),
        answers=tuple(answer_from(one) for one in told.get("answers", ())),
    )


def _is_open(part: Part) -> bool:
    return part.marking.openness is Openness.OPEN


def _part(part: Part, released: frozenset[UUID], standing: frozenset[Given]) -> PublicPart:
    if not _is_open(part):
        return PublicPart(part.kind, part.area, part.marking.ground)
    return PublicPart(
        kind=part.kind,
        area=part.area,
        joint=part.joint,
        unreported=part.unreported,
        causes=part.causes,
        figures=tuple(one.id for one in part.figures if released.issuperset(one.papers)),
        answers=tuple(one for one in part.answers if one.is_public and one in standing),
    )
