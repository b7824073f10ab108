"""What residents read of a council: no sign-in, no cookie, nothing but what is published."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samrad.core.meetings.published import Copy
from samrad.core.meetings.told import Offices
from samrad.records.public import queries
from samrad.web.kit.files import Kind, as_attachment
from samrad.web.kit.meeting_documents import public_minutes
from samrad.web.kit.public_pictures import public_parts

_P = ParamSpec("_P")
_View = Callable[Concatenate[HttpRequest, _P], HttpResponse]
# Numbers no year has; the database would not take them.
_HIGHEST = 9999


def for_residents(view: _View[_P]) -> _View[_P]:
    """A page in the language of `?language=`: a link, because no cookie is set."""

    @wraps(view)
    def within(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        asked = request.GET.get("language", "")
        known = asked in dict(settings.LANGUAGES)
        with translation.override(asked if known else translation.get_language()):
            answer = view(request, *args, **kwargs)
            answer.headers["Content-Language"] = translation.get_language()
        return answer

    return cast("_View[_P]", require_safe(within))


@for_residents
def front(request: HttpRequest, slug: str) -> HttpResponse:
    """The council, and its published minutes."""
    found = queries.front(slug)
    if found is None:
        raise Http404
    return _page(request, "portal/front.html", council=found.council, front=found)


@for_residents
def minutes(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    """The public minutes of one meeting."""
    found = _copy(slug, year, number)
    context = {
        "council": found.council,
        "copy": found,
        "document": public_minutes(found.minutes, Offices(), at=found.at),
        "year": year,
        "number": number,
    }
    return _page(request, "portal/minutes.html", **context)


@for_residents
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


@for_residents
def pictures(request: HttpRequest, slug: str) -> HttpResponse:
    """The situation pictures a council has published."""
    found = queries.pictures(slug)
    if found is None:
        raise Http404
    council, listed = found
    return _page(request, "portal/pictures.html", council=council, pictures=listed)


@for_residents
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


def _page(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    """The page; its links lead on in the language that was asked for."""
    language = translation.get_language()
    asked = f"?language={language}" if "language" in request.GET else ""
    return render(request, template, {"language": language, "asked": asked, **context})


def _copy(slug: str, year: int, number: int) -> Copy:
    found = None
    if max(year, number) <= _HIGHEST:
        found = queries.minutes_called(slug, year, number)
    if found is None:
        raise Http404
    return found
