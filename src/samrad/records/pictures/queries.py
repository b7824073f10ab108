"""Reading pictures; which own pictures and choices are seen the database decides."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from samrad.core.basics.countries import Country
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Given
from samrad.core.people.parties import Party
from samrad.core.pictures.adopting import PictureProgress
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Difference, OwnPicture, Part
from samrad.core.pictures.picture import Picture as Told
from samrad.core.pictures.reading import picture_from
from samrad.core.pictures.stages import PictureStage
from samrad.core.pictures.withdrawn import as_released, papers_of
from samrad.records.basics.marks import marking_of
from samrad.records.councils.models import Council
from samrad.records.orders.queries import answers_for
from samrad.records.pictures import models
from samrad.records.pictures.figuring import told_figures
from samrad.records.pictures.models import (
    ChosenFigure,
    Picture,
    PictureDifference,
    PicturePart,
)
from samrad.records.pictures.versions import Adoption, PictureVersion, PublicPicture
from samrad.records.pictures.weights import weights_on
from samrad.records.pictures.withdrawing import ended

_HERE = ZoneInfo("Europe/Oslo")
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
    """The picture as both parties see it on `on`, whoever asks. At most thirteen queries.

    Of own pictures what is shown; of figures what is released to the council; of answers what
    neither party keeps to itself. So both adopt the same bytes.
    """
    rows = list(ChosenFigure.objects.filter(part__picture=picture).order_by("id"))
    figures = told_figures(picture.council, rows, as_of=picture.as_of, shown_on=on)
    parts = _parts(picture, rows, figures, on=on)
    before = versions_before(picture)
    corrects = [one.sha256 for one in before if one.picture_id == picture.id][-1:]
    return _around(picture, parts, version=len(before) + 1, corrects="".join(corrects))


def versions_before(picture: Picture) -> list[PictureVersion]:
    """What the council froze before this text, the earliest first, without it. One query."""
    rows = PictureVersion.objects.filter(council=picture.council_id)
    if picture.stage == PictureStage.FROZEN:
        rows = rows.exclude(picture=picture)
    return list(rows.defer("content").order_by("number"))


def answers_standing(picture: Picture, *, on: date) -> frozenset[Given]:
    """What was answered about the parts of the picture and is not taken back. Two queries."""
    areas = PicturePart.objects.filter(picture=picture).exclude(area="")
    asked = list(areas.values_list("area", flat=True))
    return frozenset(answers_for(picture.council, asked, until=picture.as_of, on=on))


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


def versions_of(picture: Picture) -> list[PictureVersion]:
    """What was frozen of it, the latest first; each but the last corrects one. One query."""
    return list(PictureVersion.objects.filter(picture=picture).order_by("-number"))


def version_of(picture: Picture) -> PictureVersion | None:
    """What the picture is frozen as; None while it is written or corrected. One query."""
    if picture.stage != PictureStage.FROZEN:
        return None
    return PictureVersion.objects.filter(picture=picture).order_by("-number").first()


def frozen(
    version: PictureVersion, marks: dict[UUID, Marking], *, to_both: bool = False
) -> Told:
    """A frozen picture, as open as its parts are today. One query, if it tells figures.

    A figure whose release has ended is not in it, unless the reader's own party sees it still;
    `to_both` leaves those out as well.
    """
    kept = picture_from(version.content)
    parts = tuple(
        replace(part, marking=marks.get(part.id, part.marking)) for part in kept.parts
    )
    return as_released(replace(kept, parts=parts), ended(papers_of(kept)), to_both=to_both)


def as_it_stands(
    picture: Picture, version: PictureVersion | None, *, on: date, to_both: bool = False
) -> Told:
    """The picture as it was frozen, or as it is written; as open as its parts are today."""
    if version is None:
        return told(picture, on=on)
    return frozen(version, marked_parts(picture), to_both=to_both)


def version_on(picture: Picture, *, on: date) -> PictureVersion | None:
    """What the picture was frozen as by the end of the day `on`, if it was. One query."""
    every = versions_of(picture)
    return next((one for one in every if one.frozen_at.astimezone(_HERE).date() <= on), None)


def as_it_stood(
    picture: Picture, version: PictureVersion | None, *, on: date, shown_on: date
) -> Told:
    """The picture as both parties saw it on `on`: as the `version` of that day, if any.

    Else with the figures that had been delivered by then, of those that are shown on
    `shown_on`, and with the words as they are: what they were before nobody kept.
    """
    if version is not None:
        return as_it_stands(picture, version, on=shown_on)
    then = copy(picture)
    then.as_of = min(picture.as_of, on)
    return told(then, on=shown_on)


def frozen_lately(council: Council, most: int) -> list[PictureVersion]:
    """What was frozen for the last meetings, the latest first. One query."""
    rows = PictureVersion.objects.filter(council=council).select_related("picture__meeting")
    return list(rows.order_by("-picture__meeting__day", "-number")[:most])


def version_before(picture: Picture) -> PictureVersion | None:
    """The picture that was frozen for the meeting before. One query."""
    rows = PictureVersion.objects.filter(
        council=picture.council_id, picture__meeting__day__lt=picture.meeting.day
    )
    rows = rows.select_related("picture__meeting")
    return rows.order_by("-picture__meeting__day", "-number").first()


def published_of(picture: Picture) -> PublicPicture | None:
    """What everyone may read of it now. One query."""
    rows = PublicPicture.objects.filter(version__picture=picture, withdrawn_at=None)
    return rows.first()


def _around(picture: Picture, parts: tuple[Part, ...], *, version: int, corrects: str) -> Told:
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
        reason=picture.reason if corrects else "",
        corrects=corrects,
        weights=weights_on(council, picture.as_of),
    )


def _parts(
    picture: Picture,
    rows: list[ChosenFigure],
    figures: dict[UUID, ToldFigure],
    *,
    on: date,
) -> tuple[Part, ...]:
    areas = list(PicturePart.objects.filter(picture=picture).order_by("position"))
    answers = _answers(picture, areas, on=on)
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
            answers=tuple(one for one in answers if one.focus == part.area),
            # A figure one party alone can see is no part of what both adopt.
            figures=tuple(
                figures[one.id]
                for one in chosen[part.id]
                if figures[one.id].provenance is not None
            ),
        )
        for part in areas
    )


def _answers(picture: Picture, parts: Iterable[PicturePart], *, on: date) -> tuple[Given, ...]:
    """What units answered since the picture before, of what neither party keeps to itself.

    An exempt answer stays with its order: each reading of it is in the log.
    """
    before = version_before(picture)
    since = before.picture.as_of if before else date.min
    areas = [part.area for part in parts if part.area]
    given = answers_for(picture.council, areas, until=picture.as_of, on=on)
    both = (Openness.OPEN, Openness.COUNCIL)
    return tuple(
        one for one in given if one.given_on > since and one.answer.marking.openness in both
    )


def _by_part(rows: Iterable[_Row]) -> dict[UUID, list[_Row]]:
    found: dict[UUID, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.part_id].append(row)
    return found


def _difference(row: PictureDifference) -> Difference:
    return Difference(row.id, row.text, Party(row.party), row.settled)
