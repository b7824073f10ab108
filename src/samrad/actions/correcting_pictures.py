"""Correcting a frozen picture, for a reason: a new version, which both parties adopt anew."""

from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.pictures import held, refuse, to_picture
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.pictures import adopting
from samrad.core.pictures.reading import picture_from
from samrad.core.pictures.stages import PictureStage
from samrad.records.people.models import Person
from samrad.records.pictures import queries
from samrad.records.pictures.models import Picture, PicturePart


@transaction.atomic
def correct_picture(
    picture: Picture, reason: str, as_of: date, *, by: Person, at: datetime
) -> None:
    """Open a frozen picture to be corrected, with figures as they are known on `as_of`.

    What was frozen stays, and can be read; what is published of it stays public until the new
    version takes its place.

    Raises:
        Refused: `by` may not, it is not frozen, or no reason is given.
    """
    picture, party = held(picture, Act.CORRECT_PICTURE, by=by, at=at)
    refuse(adopting.why_not_correct(PictureStage(picture.stage), reason))
    picture.stage, picture.reason, picture.as_of = PictureStage.DRAFT, reason.strip(), as_of
    picture.opened_at, picture.opened_by = at, by
    picture.save(update_fields=["stage", "reason", "as_of", "opened_at", "opened_by"])
    note(Act.CORRECT_PICTURE, to_picture(picture), by=by, party=party, at=at, as_of=as_of)


@transaction.atomic
def give_up_correction(picture: Picture, *, by: Person, at: datetime) -> None:
    """Give up a correction that was opened by mistake: the last version stands.

    What both state comes back as it was frozen. What a party wrote of its own stays its own.

    Raises:
        Refused: `by` may not, or no correction is open.
    """
    picture, party = held(picture, Act.CORRECT_PICTURE, by=by, at=at)
    last = next(iter(queries.versions_of(picture)), None)
    if last is None or picture.stage == PictureStage.FROZEN:
        raise Refused(Refusal("picture.no_correction"))
    told = picture_from(last.content)
    Picture.objects.filter(pk=picture.pk).update(stage=PictureStage.DRAFT)
    for part in told.parts:
        said = {"joint": part.joint, "unreported": part.unreported, "causes": part.causes}
        PicturePart.objects.filter(picture=picture, pk=part.id).update(**said)
    picture.stage, picture.reason, picture.as_of = PictureStage.FROZEN, last.reason, told.as_of
    picture.save(update_fields=["stage", "reason", "as_of"])
    note(Act.CORRECT_PICTURE, to_picture(picture), by=by, party=party, at=at, given_up=True)
