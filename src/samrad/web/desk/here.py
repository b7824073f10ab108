"""Where a signed-in person stands: the decorator of every page of the desk, and its council."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from samrad.actions.standing import Seated, seated
from samrad.core.reports.panel import Partnership
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.councils.queries import councils
from samrad.records.people.models import Person
from samrad.records.reports.queries import partnerships
from samrad.web.kit import clock
from samrad.web.kit.coming import sees_councils
from samrad.web.kit.days import YEARS

_P = ParamSpec("_P")


class SignedIn(HttpRequest):
    """A request from someone who is signed in."""

    user: Person


@dataclass(frozen=True, slots=True)
class Here:
    """One council as one person sees it on a day.

    `councils` are all they have a seat in, for the switch at the top of the page.
    """

    council: Council
    councils: list[Council]
    seat: Seated
    on: date

    @property
    def is_today(self) -> bool:
        """Whether the page looks from today and not from another day."""
        return self.on == clock.today()

    def partnership(self) -> Partnership:
        """What the council has promised, is bound by and has done. Three queries."""
        return partnerships([self.council], on=self.on)[self.council.id]


def signed_in(
    view: Callable[Concatenate[SignedIn, _P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, _P], HttpResponse]:
    """A page for someone signed in, answered within what their councils let them see.

    With a password alone nobody sees a council: they are led to where a second step is added.
    """

    @wraps(view)
    def within(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        signed = cast("SignedIn", request)
        if not sees_councils(request):
            return redirect("my_sign_in")
        with as_person(signed.user.id):
            return view(signed, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, _P], HttpResponse]", login_required(within))


def here(request: SignedIn, slug: str) -> Here:
    """The council named in the address, if the person sees it. Two queries.

    Raises:
        Http404: There is none of that name, or none they may see: the answer is the same.
    """
    mine = councils()
    council = next((one for one in mine if one.slug == slug), None)
    if council is None:
        raise Http404
    on = day_asked(request)
    return Here(council, mine, seated(request.user, council, on=clock.today()), on)


def day_asked(request: HttpRequest) -> date:
    """The day to look from: `?on=2025-03-01`, or today where none or no real day is given."""
    try:
        asked = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()
    return asked if asked.year in YEARS else clock.today()
