"""How much one request may bring."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from samrad.web.kit.errors import too_large

_PIECE = 1024 * 1024


class BodyLimit:
    """Requests with more than `SAMRAD_LARGEST_BODY` are refused, and nothing of them is kept.

    Django limits what is typed and not what is uploaded. It reads no more than the length
    that was announced, so looking at that is enough.

    A browser shows an answer only when it has sent all it wanted to, so what is a few times
    too much is read and thrown away first. Of more not a byte is read: there the page itself
    has said so before anything was sent (`sizes.js`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        size = int(announced[:20]) if announced.isdecimal() else None
        if size is None or size > settings.SAMRAD_LARGEST_BODY:
            if size is not None and size <= settings.SAMRAD_LONGEST_THROWN_AWAY:
                _throw_away(request)
            return too_large(request)
        return self.get_response(request)


def _throw_away(request: HttpRequest) -> None:
    while request.read(_PIECE):
        pass
