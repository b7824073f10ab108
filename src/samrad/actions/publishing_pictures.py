"""Making a frozen picture public: what is open in it, and figures released to everyone."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from samrad.actions.log import note
from samrad.actions.pictures import held, refuse, to_picture
from samrad.core.access.permissions import Act
from samrad.core.basics.canonical import canonical
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.picture import Picture as Told
from samrad.core.pictures.protecting import Protected, protected
from samrad.core.pictures.public import (
    HiddenNumber,
    hidden_numbers,
    public_figures,
    public_of,
    why_not_publish,
)
from samrad.core.pictures.public import PublicPicture as Public
from samrad.records.papers.models import Released
from samrad.records.people.models import Person
from samrad.records.pictures import published, queries
from samrad.records.pictures.models import Picture
from samrad.records.pictures.versions import PictureVersion, PublicFigure, PublicPicture

# Why a published version is no longer shown, where another took its place.
REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class PictureToPublish:
    """A frozen picture on its way out.

    Attributes:
        version: What is frozen.
        picture: The same, as open as its parts are today.
        public: What residents would read.
        figures: The figures residents may see, as they were found.
        protected: The same without what is small or would tell of it.
    """

    version: PictureVersion
    picture: Told
    public: Public
    figures: tuple[ToldFigure, ...]
    protected: Protected

    @property
    def hidden(self) -> tuple[HiddenNumber, ...]:
        """What residents are not shown of the figures, and why; for the desk only."""
        return hidden_numbers(self.figures, self.protected)

    def why_not(self, *, on: date) -> Refusal | None:
        """Why it is not published as it stands, or None if it may be."""
        return why_not_publish(self.picture, self.public, self.protected, on=on)


def picture_to_publish(picture: Picture, *, on: date) -> PictureToPublish | None:
    """What there is to publish of `picture`; None while it is not frozen. Eight queries."""
    version = queries.version_of(picture)
    if version is None:
        return None
    told = queries.frozen(version, queries.marked_parts(picture))
    rows = Released.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on),
        council=picture.council_id,
        public=True,
        withdrawn_at=None,
        paper__openness__in=["open", "council"],
    )
    released = frozenset(rows.values_list("paper", flat=True))
    figures = public_figures(told, released)
    safe = protected(
        figures,
        places=published.places_of(picture.council, on=on),
        earlier=published.published_before(picture.council),
    )
    standing = queries.answers_standing(picture, on=on)
    public = public_of(told, released, standing)
    return PictureToPublish(version, told, public, figures, safe)


@transaction.atomic
def publish_picture(picture: Picture, *, by: Person, at: datetime) -> PublicPicture:
    """Publish what everyone may read of a frozen picture.

    What was published of it before is replaced. A figure whose release to everyone is
    withdrawn afterwards is hidden at once, by the database.

    Raises:
        Refused: `by` may not, it is not frozen, a part is not assessed, it holds an identity
            number, or a hidden number could be worked out.
    """
    picture, party = held(picture, Act.PUBLISH_PICTURE, by=by, at=at)
    found = picture_to_publish(picture, on=at.date())
    if found is None:
        raise Refused(Refusal("picture.not_frozen"))
    refuse(found.why_not(on=at.date()))
    _in_force(picture).update(withdrawn_at=at, withdrawn_by=by, withdrawn_why=REPLACED)
    made = PublicPicture.objects.create(
        council=picture.council,
        version=found.version,
        content=_written(found.public),
        published_at=at,
        published_by=by,
    )
    PublicFigure.objects.bulk_create(
        PublicFigure(
            council=picture.council,
            public=made,
            figure=one.id,
            content=_written(replace(one, papers=())),
            papers=list(one.papers),
        )
        for one in found.protected.figures
    )
    facts = {"version": found.version.number}
    note(Act.PUBLISH_PICTURE, to_picture(picture), by=by, party=party, at=at, **facts)
    return made


@transaction.atomic
def withdraw_picture(picture: Picture, why: str, *, by: Person, at: datetime) -> None:
    """Take a published picture off the public pages, for a reason.

    Raises:
        Refused: `by` may not, nothing is published, or no reason is given.
    """
    picture, party = held(picture, Act.WITHDRAW_PICTURE, by=by, at=at)
    if not why.strip():
        raise Refused(Refusal("minutes.no_reason"))
    gone = _in_force(picture).update(
        withdrawn_at=at, withdrawn_by=by, withdrawn_why=why.strip()
    )
    if not gone:
        raise Refused(Refusal("publish.not_published"))
    note(Act.WITHDRAW_PICTURE, to_picture(picture), by=by, party=party, at=at)


def _in_force(picture: Picture) -> QuerySet[PublicPicture]:
    return PublicPicture.objects.filter(version__picture=picture, withdrawn_at=None)


def _written(value: object) -> str:
    return canonical(value).decode()
