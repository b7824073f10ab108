"""The picture, or the part of one, an address names."""

from uuid import UUID

from django.http import Http404

from samrad.records.pictures.models import ChosenFigure, Picture, PictureDifference, PicturePart
from samrad.records.pictures.queries import picture_for
from samrad.web.desk.here import Here


def picture_called(at: Here, year: int, number: int) -> Picture:
    """The picture for meeting `number` of `year`. One query.

    Raises:
        Http404: There is none.
    """
    found = picture_for(at.council, year, number) if max(year, number) <= _HIGHEST else None
    if found is None:
        raise Http404
    return found


def part_called(picture: Picture, part: UUID) -> PicturePart:
    """A part of the picture. One query.

    Raises:
        Http404: There is none.
    """
    found = PicturePart.objects.filter(picture=picture, pk=part).first()
    if found is None:
        raise Http404
    found.picture = picture
    return found


def difference_called(picture: Picture, difference: UUID) -> PictureDifference:
    """A difference in the picture. One query.

    Raises:
        Http404: There is none.
    """
    rows = PictureDifference.objects.filter(part__picture=picture, pk=difference)
    found = rows.select_related("part__picture__council").first()
    if found is None:
        raise Http404
    return found


def figure_called(picture: Picture, figure: UUID) -> ChosenFigure:
    """A figure chosen for the picture. One query.

    Raises:
        Http404: There is none, or none the reader sees.
    """
    rows = ChosenFigure.objects.filter(part__picture=picture, pk=figure)
    found = rows.select_related("part__picture__council").first()
    if found is None:
        raise Http404
    return found


# Numbers no year has; the database would not take them.
_HIGHEST = 32767
