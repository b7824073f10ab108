"""What every page needs to know."""

from importlib import metadata
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from samrad.web.kit import clock
from samrad.web.kit.languages import THEME, cookie_name
from samrad.web.kit.residents import is_for_residents

_VERSION = metadata.version("samrad")


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Who it is for, the languages, the chosen theme, the version, whether it is the demo."""
    theme = request.COOKIES.get(cookie_name(THEME), "auto")
    return {
        "languages": settings.LANGUAGES,
        "for_residents": is_for_residents(request),
        "theme": theme if theme in ("light", "dark") else "auto",
        "samrad_version": _VERSION,
        "demo": bool(settings.SAMRAD_DEMO_DAY),
        "today": clock.today(),
    }
