"""A council's situation picture for the command line: what both parties see, and no draft."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import get_current_timezone

from samrad.actions.documents import as_file
from samrad.core.basics.canonical import plain
from samrad.core.documents.document import Shape
from samrad.core.openness.levels import Openness
from samrad.core.pictures.picture import Part
from samrad.core.pictures.picture import Picture as Told
from samrad.core.pictures.stages import PictureStage
from samrad.project.councils import councils_here
from samrad.project.trouble import Trouble
from samrad.records.basics.context import in_council
from samrad.records.pictures import queries
from samrad.records.pictures.models import Picture
from samrad.web.kit.picture_documents import picture_document


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as it stood on a day: how far it had come, and the fingerprint of all of it."""

    told: Told
    stage: PictureStage
    sha256: str
    at: datetime


def picture_on(slug: str, *, on: date) -> Seen:
    """The latest picture of the council that was begun by `on`, as it stood that day.

    Raises:
        Trouble: There is no such council, or it had begun no picture.
    """
    council = councils_here().get(slug)
    if council is None:
        raise Trouble(f"There is no council called {slug} here.")
    with in_council(council):
        end = datetime.combine(on + timedelta(days=1), time.min, get_current_timezone())
        rows = Picture.objects.filter(begun_at__lt=end).select_related("council", "meeting")
        found = rows.order_by("-meeting__day", "-begun_at").first()
        if found is None:
            raise Trouble(f"{slug} had begun no situation picture by {on}.")
        return _seen(found, on, end)


def written(seen: Seen, form: str) -> bytes:
    """The picture as html, pdf or json."""
    if form == "json":
        told = plain(seen.told) | {"sha256": seen.sha256, "stage": seen.stage}
        return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True).encode()
    document = picture_document(seen.told, seen.stage, at=seen.at)
    if form == "pdf":
        return as_file(document, Shape.PDF)
    with translation.override(document.language):
        page: str = render_to_string("kit/document_file.html", {"document": document})
    return page.encode()


def _seen(found: Picture, on: date, end: datetime) -> Seen:
    version = queries.version_on(found, on=on)
    told = queries.as_it_stood(found, version, on=on, shown_on=on)
    if version is not None:
        return Seen(_open(told), PictureStage.FROZEN, version.sha256, version.frozen_at)
    frozen_since = queries.version_of(found) is not None
    stage = PictureStage.DRAFT if frozen_since else PictureStage(found.stage)
    return Seen(_open(told), stage, told.sha256, end - timedelta(seconds=1))


def _open(told: Told) -> Told:
    """Without the exempt parts: who prints it has no seat, and no reading is logged."""
    return replace(told, parts=tuple(_withheld(part) for part in told.parts))


def _withheld(part: Part) -> Part:
    if part.marking.openness is not Openness.EXEMPT:
        return part
    return Part(part.id, part.kind, part.area, part.marking)
