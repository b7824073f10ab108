"""The language a page is written in: the reader's own choice first."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from samrad.actions.people import speak
from samrad.web.kit.residents import asked_language

COOKIE = "language"
THEME = "theme"
_LONGEST_WAY_BACK = 2000
_YEAR = 365 * 24 * 60 * 60
# What a browser may ask for, and what we write instead. Danes read bokmål.
_NEAR = {"no": "nb", "da": "nb"}


class ReadersLanguage:
    """Each page in the language of who is signed in, else of the cookie, else the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def language_of(request: HttpRequest) -> str:
    """The language to answer `request` in."""
    # A request that was refused early has no person yet.
    person = getattr(request, "user", None)
    wanted = [
        asked_language(request),
        getattr(person, "language", ""),
        request.COOKIES.get(cookie_name(COOKIE), ""),
    ]
    wanted += _accepted(request.headers.get("Accept-Language", ""))
    known = dict(settings.LANGUAGES)
    return next((one for one in wanted if one in known), settings.LANGUAGE_CODE)


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language: with the person signed in, and in this browser."""
    back = ours_or(request, request.POST.get("next", ""), "/")
    response = redirect(back)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            speak(request.user, language)
        _keep(response, COOKIE, language)
    return response


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark, or whatever the machine says."""
    response = redirect(ours_or(request, request.POST.get("next", ""), "/"))
    if (theme := request.POST.get("theme", "")) in ("auto", "light", "dark"):
        _keep(response, THEME, theme)
    return response


def _accepted(header: str) -> list[str]:
    """The languages of an Accept-Language header, in its own order."""
    tags = [part.partition(";")[0].strip().lower()[:2] for part in header.split(",")]
    return [_NEAR.get(tag, tag) for tag in tags]


def ours_or(request: HttpRequest, target: str, otherwise: str) -> str:
    """Where to go: `target` if it is an address of ours, else `otherwise`."""
    if len(target) > _LONGEST_WAY_BACK:
        return otherwise
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if ours and target.startswith("/") and target.isprintable() else otherwise


def cookie_name(name: str) -> str:
    """The cookie's name; behind TLS one that browsers take from this very host only."""
    return f"__Host-{name}" if settings.SESSION_COOKIE_SECURE else name


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        cookie_name(name),
        value,
        max_age=_YEAR,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
