"""What residents read of a council: no sign-in, no cookie, nothing but what is published."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samrad.core.meetings.published import Copy
from samrad.records.public import queries
from samrad.web.kit.files import OF_PAPERS, Kind, as_attachment
from samrad.web.kit.meeting_documents import public_minutes
from samrad.web.kit.public_pictures import public_parts
from samrad.web.kit.residents import asked_language

# Numbers no year has; the database would not take them.
_HIGHEST = 9999


@require_safe
def front(request: HttpRequest, slug: str) -> HttpResponse:
    """The council, and its published minutes."""
    found = queries.front(slug)
    if found is None:
        raise Http404
    return _page(request, "portal/front.html", council=found.council, front=found)


@require_safe
def minutes(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    """The public minutes of one meeting."""
    found = _copy(slug, year, number)
    context = {
        "council": found.council,
        "copy": found,
        "document": public_minutes(found.minutes, at=found.at),
        "year": year,
        "number": number,
    }
    return _page(request, "portal/minutes.html", **context)


@require_safe
def as_pdf(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    """The same as a document to keep."""
    del request
    found = _copy(slug, year, number)
    with translation.override(found.council.language):
        name = _("Minutes %(meeting)s %(council)s") % {
            "meeting": found.minutes.meeting,
            "council": found.council.name,
        }
    return as_attachment(found.pdf, name, Kind.PDF)


@require_safe
def pictures(request: HttpRequest, slug: str) -> HttpResponse:
    """The situation pictures a council has published."""
    found = queries.pictures(slug)
    if found is None:
        raise Http404
    council, listed = found
    return _page(request, "portal/pictures.html", council=council, pictures=listed)


@require_safe
def picture(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """One of them: what both parties state, and the figures that are released to everyone."""
    found = queries.picture_called(slug, version) if version <= _HIGHEST else None
    if found is None:
        raise Http404
    context = {
        "council": found.council,
        "copy": found,
        "parts": public_parts(found.picture, found.figures),
    }
    return _page(request, "portal/picture.html", **context)


@require_safe
def paper(request: HttpRequest, slug: str, year: int, number: int, sha256: str) -> HttpResponse:
    """An open paper these minutes name, under its title."""
    del request
    found = None
    if max(year, number) <= _HIGHEST:
        found = queries.paper_called(slug, year, number, sha256)
    if found is None:
        raise Http404
    return as_attachment(found.content, found.title, OF_PAPERS[found.kind])


def _page(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    """The page; its links lead on in the language that was asked for."""
    asked = f"?language={translation.get_language()}" if asked_language(request) else ""
    return render(request, template, {"asked": asked, **context})


def _copy(slug: str, year: int, number: int) -> Copy:
    found = None
    if max(year, number) <= _HIGHEST:
        found = queries.minutes_called(slug, year, number)
    if found is None:
        raise Http404
    return found
