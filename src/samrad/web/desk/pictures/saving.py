"""A picture as a file: PDF to be read and kept, JSON for other programs."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samrad.actions.documents import as_file
from samrad.core.basics.canonical import plain
from samrad.core.basics.refusals import Refused
from samrad.core.documents.document import Shape
from samrad.core.pictures.stages import PictureStage
from samrad.records.pictures import queries
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.pictures.finding import picture_called
from samrad.web.desk.pictures.views import note_reading
from samrad.web.kit import clock
from samrad.web.kit.documents import handed_document
from samrad.web.kit.files import Kind, as_attachment
from samrad.web.kit.phrases import say
from samrad.web.kit.picture_documents import picture_document


@require_GET
@signed_in
def save(request: SignedIn, slug: str, year: int, number: int, form: str) -> HttpResponse:
    """The picture as both parties see it; what one party sees alone is in no file."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    version = queries.version_of(found)
    told = queries.as_it_stands(found, version, on=clock.today(), to_both=True)
    note_reading(request, found, told)
    if form == "json":
        written = json.dumps(plain(told), ensure_ascii=False, indent=2, sort_keys=True)
        name = _("Situation picture for meeting %(name)s") % {"name": told.meeting}
        return as_attachment(written.encode(), name, Kind.JSON)
    if form != Shape.PDF:
        raise Http404
    made = version.frozen_at if version else clock.now()
    document = picture_document(told, PictureStage(found.stage), at=made)
    try:
        return handed_document(as_file(document, Shape.PDF), document, Shape.PDF)
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:picture", slug, year, number)
