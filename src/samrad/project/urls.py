"""Every address of the web application."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path


def alive(_request: HttpRequest) -> HttpResponse:
    """Answers as long as the web process runs, database or not."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns: list[URLPattern | URLResolver] = [
    path("live", alive, name="live"),
]
