"""Pages for when something is wrong; the last of them needs neither database nor language."""

import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from samrad.web.kit.languages import language_of

_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


class OwnErrorPages:
    """A refusal without words (405 of a view, say) gets a page of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            page = render(request, "kit/errors/405.html", status=405)
            page.headers["Allow"] = response.headers.get("Allow", "")
            return page
        return response


def broken(_request: HttpRequest) -> HttpResponse:
    """A fault of ours, or a database that does not answer: said in all languages at once."""
    down = isinstance(sys.exc_info()[1], OperationalError)
    page = render_to_string("kit/broken.html", {"down": down})
    headers = {"Retry-After": "60"} if down else {}
    return HttpResponse(page, status=503 if down else 500, headers=headers)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request no browser of ours sends, or one that brings too much."""
    if isinstance(exception, _TOO_MUCH):
        return too_large(request)
    return _page(request, "kit/errors/400.html", 400)


def too_large(request: HttpRequest) -> HttpResponse:
    """More than one request may bring."""
    return _page(request, "kit/errors/413.html", 413)


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """Too many attempts from one place; in how many seconds to try again."""
    response = _page(request, "kit/errors/429.html", 429)
    response.headers["Retry-After"] = str(seconds)
    return response


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django hands over the reason, which says nothing to a reader
    """A form that was open too long, or came from somewhere else."""
    return render(request, "kit/stale_form.html", status=403)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page in the reader's language, also where the request was refused early."""
    language = language_of(request)
    with translation.override(language):
        return HttpResponse(
            render_to_string(template, {}, request),
            status=status,
            headers={"Content-Language": language, "Vary": "Accept-Language, Cookie"},
        )
