"""Rows of situation pictures for tests that need some to be there already."""

from datetime import datetime
from uuid import UUID, uuid4

from meeting_rows import a_meeting, someone_in
from samrad.records.councils.models import Council
from samrad.records.meetings.models import Meeting
from samrad.records.pictures.models import (
    ChosenFigure,
    OwnPicture,
    Picture,
    PictureDifference,
    PicturePart,
)
from samrad.records.pictures.weights import HarmWeights


def a_part(
    council: Council,
    at: datetime,
    *,
    number: int = 91,
    meeting: Meeting | None = None,
    **said: object,
) -> PicturePart:
    """A part of a draft for a meeting; of its own, if none is given."""
    meeting = meeting or a_meeting(council, at, number=number)
    picture = Picture.objects.create(
        council=council,
        meeting=meeting,
        as_of=at.date(),
        begun_at=at,
        begun_by=someone_in(council),
    )
    given = {"position": 1, "kind": "area", "area": "Trygghet", **said}
    part = PicturePart.objects.create(council=council, picture=picture, **given)
    part.picture = picture
    return part


def picture_to_ask_for(council: Council, at: datetime, number: int) -> dict[str, UUID]:
    """The identifiers of what the addresses of a picture name; for meeting `number` of 2025."""
    meeting = Meeting.objects.filter(council=council, year=2025, number=number)[0]
    there = PicturePart.objects.filter(picture__meeting=meeting).first()
    if there and there.picture.stage != "draft":
        return _as_they_are(there)
    part = there or a_part(council, at, meeting=meeting)
    figure, _ = ChosenFigure.objects.get_or_create(
        council=council,
        part=part,
        statistic="ssb.08487",
        indicator="1AAAAA-9ZZZZz",
        place="3412",
        since="2022-01-01",
        until="2023-12-31",
        defaults={"chosen_at": at, "chosen_by": part.picture.begun_by},
    )
    difference = a_difference(part, at, "Om det øker.")
    edition = some_weights(council, at)
    return {
        "part": part.id,
        "figure": figure.id,
        "difference": difference.id,
        "edition": edition.id,
    }


def some_weights(council: Council, at: datetime) -> HarmWeights:
    """A table of weights the police have proposed."""
    return HarmWeights.objects.create(
        council=council,
        name=f"Skade {uuid4()}",
        version="2025",
        unit="dager",
        source="Høring 2025",
        weights=[["1AAAAA-9ZZZZz", 3.5, False]],
        party="police",
        proposed_at=at,
        proposed_by=someone_in(council),
    )


def _as_they_are(part: PicturePart) -> dict[str, UUID]:
    """Of a picture nobody writes in any more: what is there, or an identifier nobody has."""
    figure = ChosenFigure.objects.filter(part=part).first()
    difference = PictureDifference.objects.filter(part=part).first()
    return {
        "part": part.id,
        "figure": figure.id if figure else uuid4(),
        "difference": difference.id if difference else uuid4(),
        "edition": some_weights(part.council, part.picture.begun_at).id,
    }


def an_own_picture(
    part: PicturePart, at: datetime, text: str, *, party: str, shown: bool = False
) -> OwnPicture:
    """What a party sees of it, shown to the other or not."""
    who = someone_in(part.council)
    return OwnPicture.objects.create(
        council=part.council,
        part=part,
        party=party,
        text=text,
        written_at=at,
        written_by=who,
        shown_at=at if shown else None,
        shown_by=who if shown else None,
    )


def a_difference(part: PicturePart, at: datetime, text: str) -> PictureDifference:
    """Something the parties see differently; nobody has settled it."""
    return PictureDifference.objects.create(
        council=part.council,
        part=part,
        text=text,
        party="police",
        noted_at=at,
        noted_by=someone_in(part.council),
    )
