"""How much one request may bring."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from samrad.web.kit.errors import too_large


class BodyLimit:
    """Requests with more than `SAMRAD_LARGEST_BODY` are refused before a byte is read.

    Django limits what is typed and not what is uploaded. It reads no more than the length
    that was announced, so looking at that is enough.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not announced.isdecimal() or int(announced[:20]) > settings.SAMRAD_LARGEST_BODY:
            return too_large(request)
        return self.get_response(request)
