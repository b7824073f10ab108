"""A picture both parties have adopted and frozen, for tests that go on from there."""

from datetime import datetime
from typing import Any

from samrad.actions import pictures
from samrad.records.pictures.models import Picture
from samrad.records.pictures.queries import told
from samrad.records.pictures.versions import PictureVersion

POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
CHIEF, MAYOR = "stasjonssjef.loten", "ordforer.loten"


def freeze(seated: Any, picture: Any, at: datetime) -> PictureVersion:
    """Settle it, adopt it for both parties, and freeze it, in Løten."""

    def found() -> Picture:
        return Picture.objects.select_related("council", "meeting").get(pk=picture)

    with seated(MUNICIPALITY) as (by, _):
        pictures.settle_picture(found(), by=by, at=at)
    for who in (CHIEF, MAYOR):
        with seated(who) as (by, _):
            sha256 = told(found(), on=at.date()).sha256
            pictures.adopt_picture(found(), sha256, by=by, at=at)
    with seated(MUNICIPALITY) as (by, _):
        return pictures.freeze_picture(found(), "bilde", by=by, at=at)
