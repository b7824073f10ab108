"""Writing in a part of a picture: one's own view, differences, figures, how open it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samrad.actions.log import note
from samrad.actions.marking import change_marking
from samrad.actions.pictures import held, held_part, refuse, to_picture
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.levels import Marking, Openness
from samrad.core.pictures.adopting import why_not_text
from samrad.core.pictures.figures import Against
from samrad.records.people.models import Person
from samrad.records.pictures.models import (
    ChosenFigure,
    OwnPicture,
    Picture,
    PictureDifference,
    PicturePart,
)


@dataclass(frozen=True, slots=True)
class NewFigure:
    """Which series is chosen for a part, of which period, and what it is held against.

    Attributes:
        source: The council's source; None for official statistics.
        statistic: The key of the table of official statistics, else empty.
        indicator: The code of what is counted.
        place: The code of where.
        since: The first day of the period.
        until: Its last day.
        against: What it is held against.
        years: How many earlier years.
        places: The other places.
    """

    source: UUID | None
    statistic: str
    indicator: str
    place: str
    since: date
    until: date
    against: Against = Against.EARLIER
    years: int = 2
    places: tuple[str, ...] = ()


@transaction.atomic
def write_own(part: PicturePart, text: str, *, by: Person, at: datetime) -> OwnPicture:
    """Write what one's own party sees of a part. The other sees it once it is shown (again).

    Raises:
        Refused: `by` may not, the picture is no draft, or there is no text or too much.
    """
    part, party = held_part(part, Act.WRITE_PICTURE, by=by, at=at)
    refuse(why_not_text(text))
    written, _ = OwnPicture.objects.update_or_create(
        council=part.picture.council,
        part=part,
        party=party,
        defaults={
            "text": text.strip(),
            "written_at": at,
            "written_by": by,
            "shown_at": None,
            "shown_by": None,
        },
    )
    note(Act.WRITE_PICTURE, to_picture(part.picture), by=by, party=party, at=at, own=part.id)
    return written


@transaction.atomic
def show_own(part: PicturePart, *, by: Person, at: datetime) -> None:
    """Show the other party what one's own sees of a part.

    Raises:
        Refused: `by` may not, the picture is no draft, or nothing is written.
    """
    part, party = held_part(part, Act.WRITE_PICTURE, by=by, at=at)
    rows = OwnPicture.objects.filter(part=part, party=party, shown_at=None)
    if not rows.update(shown_at=at, shown_by=by):
        raise Refused(Refusal("picture.nothing_to_show"))
    note(Act.WRITE_PICTURE, to_picture(part.picture), by=by, party=party, at=at, shown=part.id)


@transaction.atomic
def note_difference(
    part: PicturePart, text: str, *, by: Person, at: datetime
) -> PictureDifference:
    """Note something the two parties see differently.

    Raises:
        Refused: `by` may not, the picture is no draft, or there is no text or too much.
    """
    part, party = held_part(part, Act.WRITE_PICTURE, by=by, at=at)
    refuse(why_not_text(text))
    noted = PictureDifference.objects.create(
        council=part.picture.council,
        part=part,
        text=text.strip(),
        party=party,
        noted_at=at,
        noted_by=by,
    )
    facts = {"difference": noted.id}
    note(Act.WRITE_PICTURE, to_picture(part.picture), by=by, party=party, at=at, **facts)
    return noted


@transaction.atomic
def settle_difference(
    difference: PictureDifference, how: str, *, by: Person, at: datetime
) -> None:
    """Say how a difference was settled; perhaps that both views stand, and why.

    Raises:
        Refused: `by` may not, the picture is no draft, or nothing is said.
    """
    part, party = held_part(difference.part, Act.WRITE_PICTURE, by=by, at=at)
    refuse(why_not_text(how))
    difference = PictureDifference.objects.select_for_update().get(pk=difference.pk)
    difference.settled = how.strip()
    difference.settled_at, difference.settled_by = at, by
    difference.save(update_fields=["settled", "settled_at", "settled_by"])
    facts = {"difference": difference.id, "settled": True}
    note(Act.WRITE_PICTURE, to_picture(part.picture), by=by, party=party, at=at, **facts)


@transaction.atomic
def choose_figure(
    part: PicturePart, new: NewFigure, *, by: Person, at: datetime
) -> ChosenFigure:
    """Choose a figure for a part.

    Raises:
        Refused: `by` may not, the picture is no draft, or the figure stands there already.
    """
    part, party = held_part(part, Act.WRITE_PICTURE, by=by, at=at)
    try:
        with transaction.atomic():
            chosen = ChosenFigure.objects.create(
                council=part.picture.council,
                part=part,
                source_id=new.source,
                statistic=new.statistic,
                indicator=new.indicator,
                place=new.place,
                since=new.since,
                until=new.until,
                against=new.against,
                years=new.years,
                places=list(new.places),
                chosen_at=at,
                chosen_by=by,
            )
    except IntegrityError:
        raise Refused(Refusal("picture.figure_there_already")) from None
    facts = {"figure": chosen.id}
    note(Act.WRITE_PICTURE, to_picture(part.picture), by=by, party=party, at=at, **facts)
    return chosen


@transaction.atomic
def drop_figure(chosen: ChosenFigure, *, by: Person, at: datetime) -> None:
    """Take a figure out of a part.

    Raises:
        Refused: `by` may not, or the picture is no draft.
    """
    part, party = held_part(chosen.part, Act.WRITE_PICTURE, by=by, at=at)
    facts = {"figure": chosen.id, "dropped": True}
    chosen.delete()
    note(Act.WRITE_PICTURE, to_picture(part.picture), by=by, party=party, at=at, **facts)


@transaction.atomic
def mark_parts(
    picture: Picture,
    markings: Mapping[UUID, Marking],
    *,
    reason: str,
    by: Person,
    at: datetime,
) -> None:
    """Say of parts, and why, that they are open, or exempt on a ground; also once frozen.

    Raises:
        Refused: `by` may not, there is no such part, the other party closed it, no reason is
            given, or a marking lacks its ground or its review.
    """
    picture, party = held(picture, Act.MARK_PICTURE, by=by, at=at)
    for which, marking in markings.items():
        if marking.openness is Openness.PARTY:
            raise Refused(Refusal("publish.open_or_exempt"))
        part = PicturePart.objects.filter(picture=picture, pk=which).first()
        if part is None:
            raise Refused(Refusal("publish.no_such_part"))
        facts = change_marking(part, marking, reason=reason, party=party, by=by, at=at)
        to, facts["part"] = to_picture(picture), which
        note(Act.MARK_PICTURE, to, by=by, party=party, at=at, **facts)
