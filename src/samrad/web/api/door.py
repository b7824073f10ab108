"""The door for programs: the same person, seats and policies as on the pages, told as JSON."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from samrad.core.basics.refusals import Refusal, Refused
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.councils.queries import councils
from samrad.records.people.models import Person
from samrad.web.kit import clock
from samrad.web.kit.coming import sees_councils
from samrad.web.kit.days import YEARS
from samrad.web.kit.phrases import say

_P = ParamSpec("_P")
# A day or a year that is none is the asker's mistake; all else they may not.
_MALFORMED = frozenset({"api.no_day", "api.no_year", "search.no_words", "search.too_long"})


class Asking(HttpRequest):
    """A request from someone who is signed in."""

    user: Person


def told(
    view: Callable[Concatenate[Asking, _P], Mapping[str, object]],
) -> Callable[Concatenate[HttpRequest, _P], HttpResponse]:
    """Answer with what `view` finds within what the person's councils let them see.

    What is not there, and what is another's, is answered alike. With a password alone nobody
    is told anything.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return _said(405, Refusal("api.read_only"))
        if not request.user.is_authenticated:
            return _said(401, Refusal("api.not_signed_in"))
        if not sees_councils(request):
            return _said(403, Refusal("api.second_step"))
        asking = cast("Asking", request)
        try:
            with as_person(asking.user.id):
                return JsonResponse(dict(view(asking, *args, **kwargs)))
        except Http404:
            return _said(404, Refusal("api.not_there"))
        except Refused as refused:
            status = 400 if refused.refusal.code in _MALFORMED else 403
            return _said(status, refused.refusal)

    return cast("Callable[Concatenate[HttpRequest, _P], HttpResponse]", answered)


def council_called(slug: str) -> Council:
    """The council of that short name, if the person sees it. One query.

    Raises:
        Http404: There is none, or none they may see.
    """
    found = next((one for one in councils() if one.slug == slug), None)
    if found is None:
        raise Http404
    return found


def day_asked(request: HttpRequest) -> date:
    """The day in `?on=2025-03-01`; today where none is asked for.

    Raises:
        Refused: It is no day, or far from any agreement.
    """
    text = request.GET.get("on", "")
    if not text:
        return clock.today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.year not in YEARS:
        raise Refused(Refusal("api.no_day"))
    return day


def year_asked(request: HttpRequest, otherwise: int | None) -> int | None:
    """The year in `?year=2025`; `otherwise` where none is asked for.

    Raises:
        Refused: It is none, or far from any agreement.
    """
    text = request.GET.get("year", "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text) in YEARS):
        raise Refused(Refusal("api.no_year"))
    return int(text)


def _said(status: int, refusal: Refusal) -> JsonResponse:
    headers = {"Allow": "GET, HEAD"} if status == 405 else {}
    told = {"error": refusal.code, "says": say(refusal)}
    return JsonResponse(told, status=status, headers=headers)
