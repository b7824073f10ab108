"""What machines ask every site for: whom to tell of a hole, and where not to search."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samrad.web.kit import clock

_VALID = timedelta(days=180)
_A_DAY = "public, max-age=86400"
_ROBOTS = "User-agent: *\nDisallow: /\n"


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole in this installation (RFC 9116), if the operator has said whom."""
    if not settings.SAMRAD_SECURITY_CONTACT:
        raise Http404
    fields = [
        ("Contact", settings.SAMRAD_SECURITY_CONTACT),
        ("Expires", f"{clock.real_now() + _VALID:%Y-%m-%dT00:00:00Z}"),
        ("Preferred-Languages", "nb, sv, en"),
        ("Canonical", request.build_absolute_uri(reverse("security_txt"))),
        ("Policy", request.build_absolute_uri(reverse("security_policy"))),
    ]
    return _text("".join(f"{name}: {value}\n" for name, value in fields))


@require_safe
def security_policy(request: HttpRequest) -> HttpResponse:
    """What whoever finds a hole may expect of us, and we of them."""
    if not settings.SAMRAD_SECURITY_CONTACT:
        raise Http404
    contact = settings.SAMRAD_SECURITY_CONTACT
    shown = contact.removeprefix("mailto:").removeprefix("tel:")
    return render(request, "kit/security_policy.html", {"contact": contact, "shown": shown})


@require_safe
def robots_txt(_request: HttpRequest) -> HttpResponse:
    """A workspace is nothing to be found by searching."""
    return _text(_ROBOTS)


def _text(text: str) -> HttpResponse:
    return HttpResponse(
        text, content_type="text/plain; charset=utf-8", headers={"Cache-Control": _A_DAY}
    )
