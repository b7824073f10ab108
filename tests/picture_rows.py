"""Rows of situation pictures for tests that need some to be there already."""

from datetime import datetime

from meeting_rows import a_meeting, someone_in
from samrad.records.councils.models import Council
from samrad.records.pictures.models import OwnPicture, Picture, PictureDifference, PicturePart


def a_part(council: Council, at: datetime, *, number: int = 91, **said: object) -> PicturePart:
    """A part of a draft for a meeting of its own."""
    meeting = a_meeting(council, at, number=number)
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
