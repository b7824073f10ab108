"""The second step of signing in: a code, or a passkey. Whoever is here knew the password."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samrad.actions.recovering import ask_to_be_let_in
from samrad.core.basics.refusals import Refused
from samrad.records.basics.context import at_the_gate
from samrad.records.people.factors import Factor, factors_of, use_code
from samrad.records.people.models import Person
from samrad.web.desk.arriving.entering import half_in, let_in
from samrad.web.desk.arriving.guessing import attempt
from samrad.web.desk.people import passkeys
from samrad.web.desk.people.forms import CodeForm, wait_sentence
from samrad.web.kit import clock
from samrad.web.kit.coming import How
from samrad.web.kit.phrases import say

_P = ParamSpec("_P")


def _half_in(
    view: Callable[Concatenate[HttpRequest, Person, str, _P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, _P], HttpResponse]:
    """A page for who knew the password a moment ago; for others, back to the beginning."""

    @wraps(view)
    def within(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        if (found := half_in(request)) is None:
            return redirect("sign_in")
        return view(request, *found, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, _P], HttpResponse]", within)


@sensitive_post_parameters()
@_half_in
def second_step(request: HttpRequest, person: Person, to: str) -> HttpResponse:
    """Ask for a code of the app or a recovery code."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, person, form)
    tried = attempt(request, "code", person.email)
    if seconds := tried.wait():
        form.add_error(None, wait_sentence(seconds))
        return _page(request, person, form, wait=seconds)
    with at_the_gate():
        used = use_code(person, form.cleaned_data["code"], at=clock.real_now())
    if used is None:
        tried.was_wrong()
        form.add_error("code", _("This code is not right, or was used already."))
        return _page(request, person, form)
    how = How.CODE if used is Factor.APP else How.RECOVERY_CODE
    return let_in(request, person, how, to=to)


@_half_in
def second_passkey(request: HttpRequest, person: Person, to: str) -> HttpResponse:
    """GET asks the browser for one of the person's passkeys, POST brings its answer."""
    with at_the_gate():
        if request.method != "POST":
            return passkeys.ask_for_one_of(person)
        try:
            passkeys.check(person, passkeys.answer_of(request))
        except Refused as refused:
            messages.error(request, say(refused.refusal))
            return redirect("second_step")
    return let_in(request, person, How.PASSKEY, to=to)


@require_POST
@_half_in
def lost(request: HttpRequest, person: Person, to: str) -> HttpResponse:
    """Somebody knows the password and has lost the second step: they ask to be let in anew."""
    del to
    ask_to_be_let_in(person, at=clock.now())
    return render(request, "desk/people/asked.html", {})


def _page(
    request: HttpRequest, person: Person, form: CodeForm, *, wait: int = 0
) -> HttpResponse:
    with at_the_gate():
        kinds = {one.type for one in factors_of(person)}
    context = {
        "form": form,
        "has_app": Factor.APP in kinds,
        "has_passkey": Factor.PASSKEY in kinds,
    }
    status = 429 if wait else 200
    response = render(request, "desk/people/second_step.html", context, status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response
