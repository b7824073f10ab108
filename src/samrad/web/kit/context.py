"""What every page needs to know."""

from importlib import metadata
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from samrad.web.kit import clock
from samrad.web.kit.languages import THEME, cookie_name

_VERSION = metadata.version("samrad")


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The languages, the chosen theme, the version, and whether this is the demo."""
    theme = request.COOKIES.get(cookie_name(THEME), "auto")
    return {
        "languages": settings.LANGUAGES,
        "theme": theme if theme in ("light", "dark") else "auto",
        "samrad_version": _VERSION,
        "demo": bool(settings.SAMRAD_DEMO_DAY),
        "today": clock.today(),
    }
