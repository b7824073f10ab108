"""Reading pictures; which own pictures and choices are seen the database decides."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from samrad.core.basics.countries import Country
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.pictures.adopting import PictureProgress
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Difference, OwnPicture, Part
from samrad.core.pictures.picture import Picture as Told
from samrad.core.pictures.reading import picture_from
from samrad.core.pictures.stages import PictureStage
from samrad.records.councils.models import Council
from samrad.records.pictures import models
from samrad.records.pictures.figuring import told_figures
from samrad.records.pictures.models import (
    ChosenFigure,
    Picture,
    PictureDifference,
    PicturePart,
)
from samrad.records.pictures.versions import Adoption, PictureVersion, PublicPicture

_Row = TypeVar("_Row", models.OwnPicture, PictureDifference, ChosenFigure)


def pictures_of(council: Council) -> list[Picture]:
    """Every picture of the council, the latest meeting first. One query."""
    rows = Picture.objects.filter(council=council).select_related("meeting")
    return list(rows.order_by("-meeting__day", "-meeting__number"))


def picture_for(council: Council, year: int, number: int) -> Picture | None:
    """The picture made for a meeting. One query."""
    rows = Picture.objects.filter(council=council).select_related("meeting", "council")
    return rows.filter(meeting__year=year, meeting__number=number).first()


def told(picture: Picture, *, on: date) -> Told:
    """The picture as both parties see it on `on`, whoever asks. At most ten queries.

    Of own pictures what is shown; of figures what is released to the council. So both adopt
    the same bytes.
    """
    rows = list(ChosenFigure.objects.filter(part__picture=picture).order_by("id"))
    figures = told_figures(picture.council, rows, as_of=picture.as_of, shown_on=on)
    parts = _parts(picture, rows, figures)
    return _around(picture, parts, version=versions_before(picture) + 1)


def versions_before(picture: Picture) -> int:
    """How many pictures the council has frozen beside this one. One query."""
    rows = PictureVersion.objects.filter(council=picture.council_id)
    return rows.exclude(picture=picture).count()


def progress_of(picture: Picture, shown: Told, party: Party | None) -> PictureProgress:
    """How far the picture has come, for who sits for `party`. Two queries."""
    adopted = Adoption.objects.filter(picture=picture, sha256=shown.sha256)
    own = models.OwnPicture.objects.filter(part__picture=picture, shown_at=None)
    return PictureProgress(
        stage=PictureStage(picture.stage),
        adopted=frozenset(Party(one) for one in adopted.values_list("party", flat=True)),
        not_shown=own.filter(party=party).count() if party else 0,
    )


def own_drafts(picture: Picture, party: Party | None) -> dict[UUID, models.OwnPicture]:
    """What `party` has written of each part, shown or not. One query."""
    rows = models.OwnPicture.objects.filter(part__picture=picture, party=party or "")
    return {row.part_id: row for row in rows}


def marked_parts(picture: Picture) -> dict[UUID, Marking]:
    """How open each part is today. One query."""
    rows = PicturePart.objects.filter(picture=picture)
    return {row.id: marking_of(row) for row in rows}


def marking_of(part: PicturePart) -> Marking:
    """How open a part is."""
    return Marking(Openness(part.openness), part.ground, part.review)


def version_of(picture: Picture) -> PictureVersion | None:
    """What was frozen of the picture. One query."""
    return PictureVersion.objects.filter(picture=picture).first()


def frozen(version: PictureVersion, marks: dict[UUID, Marking]) -> Told:
    """A frozen picture, as open as its parts are today."""
    kept = picture_from(version.content)
    parts = tuple(
        replace(part, marking=marks.get(part.id, part.marking)) for part in kept.parts
    )
    return replace(kept, parts=parts)


def as_it_stands(picture: Picture, version: PictureVersion | None, *, on: date) -> Told:
    """The picture as it was frozen, or as it is written; as open as its parts are today."""
    if version is None:
        return told(picture, on=on)
    return frozen(version, marked_parts(picture))


def frozen_lately(council: Council, most: int) -> list[PictureVersion]:
    """What was frozen for the last meetings, the latest first. One query."""
    rows = PictureVersion.objects.filter(council=council).select_related("picture__meeting")
    return list(rows.order_by("-picture__meeting__day", "-number")[:most])


def version_before(picture: Picture) -> PictureVersion | None:
    """The picture that was frozen for the meeting before. One query."""
    rows = PictureVersion.objects.filter(
        council=picture.council_id, picture__meeting__day__lt=picture.meeting.day
    )
    return rows.select_related("picture__meeting").order_by("-picture__meeting__day").first()


def published_of(picture: Picture) -> PublicPicture | None:
    """What everyone may read of it now. One query."""
    rows = PublicPicture.objects.filter(version__picture=picture, withdrawn_at=None)
    return rows.first()


def _around(picture: Picture, parts: tuple[Part, ...], *, version: int) -> Told:
    council = picture.council
    return Told(
        council=council.name,
        country=Country(council.country),
        language=council.language,
        meeting=picture.meeting.name,
        day=picture.meeting.day,
        as_of=picture.as_of,
        version=version,
        parts=parts,
    )


def _parts(
    picture: Picture, rows: list[ChosenFigure], figures: dict[UUID, ToldFigure]
) -> tuple[Part, ...]:
    shown = models.OwnPicture.objects.filter(part__picture=picture, shown_at__isnull=False)
    own = _by_part(shown.order_by("party"))
    differences = _by_part(
        PictureDifference.objects.filter(part__picture=picture).order_by("id")
    )
    chosen = _by_part(rows)
    return tuple(
        Part(
            id=part.id,
            kind=PartKind(part.kind),
            area=part.area,
            marking=marking_of(part),
            own=tuple(OwnPicture(Party(one.party), one.text) for one in own[part.id]),
            differences=tuple(_difference(one) for one in differences[part.id]),
            joint=part.joint,
            unreported=part.unreported,
            causes=part.causes,
            # A figure one party alone can see is no part of what both adopt.
            figures=tuple(
                figures[one.id]
                for one in chosen[part.id]
                if figures[one.id].provenance is not None
            ),
        )
        for part in PicturePart.objects.filter(picture=picture).order_by("position")
    )


def _by_part(rows: Iterable[_Row]) -> dict[UUID, list[_Row]]:
    found: dict[UUID, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.part_id].append(row)
    return found


def _difference(row: PictureDifference) -> Difference:
    return Difference(row.id, row.text, Party(row.party), row.settled)
