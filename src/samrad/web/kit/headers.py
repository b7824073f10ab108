"""Headers that every answer carries: pages, files, redirects, errors, static files."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# No inline script or style anywhere, so neither is allowed.
_RULES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


def policy(**other: str) -> str:
    """The policy of a page, with `other` rules for the few that need one: `form_action=…`."""
    rules = {**_RULES, **{name.replace("_", "-"): rule for name, rule in other.items()}}
    return "; ".join(f"{name} {rule}" for name, rule in rules.items())


POLICY = policy()
# Everything a page could ask a browser for, and this site never does.
_NEVER_USED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera"),
    *("clipboard-read", "display-capture", "encrypted-media", "fullscreen", "gamepad"),
    *("geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer"),
    *("microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial"),
    *("storage-access", "sync-xhr", "usb", "xr-spatial-tracking"),
)
ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _NEVER_USED),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
_MARKS = ("ETag", "Last-Modified")


class SafeHeaders:
    """What an answer lacks of `ALWAYS`; and no mark on a private page to know it again by.

    It stands outermost, so that also the answers of the others in the row have them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if getattr(response, "xframe_options_exempt", False):
            # Its own policy says who may show it in a frame; this header could not.
            del response.headers["X-Frame-Options"]
        if "no-store" in response.headers["Cache-Control"]:
            _forget_marks(response)
        return response


def _forget_marks(response: HttpResponseBase) -> None:
    for name in _MARKS:
        response.headers.pop(name, None)
