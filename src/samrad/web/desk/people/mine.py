"""My sign-in: the second step, recovery codes, the password, where one is signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import decrypt, encrypt
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import factors as acts
from samrad.actions import sessions
from samrad.actions.identities import ways_of
from samrad.core.basics.refusals import Refused
from samrad.records.basics.context import as_person
from samrad.records.people.factors import Factor, factors_of
from samrad.web.desk.arriving.entering import has_added, is_fresh, prove, to_confirm
from samrad.web.desk.arriving.guessing import attempt
from samrad.web.desk.here import SignedIn
from samrad.web.desk.people import apps, passkeys
from samrad.web.desk.people.forms import (
    ChangePasswordForm,
    CodeForm,
    ConfirmForm,
    wait_sentence,
)
from samrad.web.desk.signing_in.lately import sign_in_again
from samrad.web.kit import clock
from samrad.web.kit.coming import How, came_with, sees_councils
from samrad.web.kit.languages import ours_or
from samrad.web.kit.phrases import say

_P = ParamSpec("_P")
_View = Callable[Concatenate[SignedIn, _P], HttpResponse]
_Asked = Callable[Concatenate[HttpRequest, _P], HttpResponse]
_SECRET = "app's secret"  # noqa: S105 -- where it lies in the session


def _mine(view: _View[_P]) -> _Asked[_P]:
    """A page about the person's own sign-in, in their context; a password alone is enough."""

    @wraps(view)
    def within(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        signed = cast("SignedIn", request)
        with as_person(signed.user.id):
            return view(signed, *args, **kwargs)

    return cast("_Asked[_P]", login_required(within))


def _proved(view: _View[_P]) -> _View[_P]:
    """Only for who has just shown that it is them: a browser left open is not enough."""

    @wraps(view)
    def within(request: SignedIn, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        back = request.path if request.method == "GET" else reverse("my_sign_in")
        return to_confirm(back)

    return cast("_View[_P]", within)


@require_GET
@_mine
def my_sign_in(request: SignedIn) -> HttpResponse:
    """What one signs in with, and where one is signed in."""
    known = factors_of(request.user)
    context = {
        "apps": [one for one in known if one.type == Factor.APP],
        "passkeys": [one for one in known if one.type == Factor.PASSKEY],
        "has_codes": any(one.type == Factor.RECOVERY_CODES for one in known),
        "sessions": sessions.sessions_of(request.user, _key(request)),
        "sees_councils": sees_councils(request),
        "ways": ways_of(request.user),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "desk/people/my_sign_in.html", context)


@sensitive_post_parameters()
@_mine
@_proved
def add_app(request: SignedIn) -> HttpResponse:
    """Show an app its secret, and ask for the code it makes of it."""
    secret = decrypt(request.session.setdefault(_SECRET, encrypt(generate_totp_secret())))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code, at = form.cleaned_data["code"], clock.real_now()
        try:
            codes = acts.add_app(request.user, secret, code, here=_key(request), at=at)
        except Refused as refused:
            form.add_error("code", say(refused.refusal))
        else:
            del request.session[_SECRET]
            return _added(request, How.CODE, codes)
    context = {"form": form, "secret": secret, "qr": apps.qr_of(request.user, secret)}
    return render(request, "desk/people/add_app.html", context)


@_mine
@_proved
def add_passkey(request: SignedIn) -> HttpResponse:
    """GET asks the browser for a new passkey, POST brings its answer."""
    if request.method != "POST":
        return passkeys.ask_for_new(request.user)
    try:
        answer = passkeys.answer_of(request)
        passkeys.check_new(answer)
        name = apps.called(request)
        codes = acts.add_passkey(request.user, name, answer, here=_key(request))
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("my_sign_in")
    return _added(request, How.PASSKEY, codes)


@require_POST
@_mine
@_proved
def remove_factor(request: SignedIn) -> HttpResponse:
    """Sign in with it no more."""
    which = request.POST.get("factor", "")
    try:
        number = int(which) if which.isdecimal() and len(which) < 19 else 0
        acts.remove_factor(request.user, number, here=_key(request))
    except Refused as refused:
        messages.error(request, say(refused.refusal))
    else:
        messages.success(request, _("Removed. Everywhere else you were signed out."))
    return redirect("my_sign_in")


@require_POST
@_mine
@_proved
def renew_codes(request: SignedIn) -> HttpResponse:
    """New recovery codes, shown this once."""
    try:
        codes = acts.renew_recovery_codes(request.user, here=_key(request))
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("my_sign_in")
    return _codes(request, codes)


@sensitive_post_parameters()
@_mine
def change_password(request: SignedIn) -> HttpResponse:
    """Choose another password; guesses at the old one are counted."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        tried = attempt(request, "password", request.user.email)
        if seconds := tried.wait():
            form.add_error(None, wait_sentence(seconds))
        else:
            data = form.cleaned_data
            try:
                acts.change_password(
                    request.user, data["old"], data["password"], here=_key(request)
                )
            except Refused as refused:
                tried.was_wrong()
                form.add_error("old", say(refused.refusal))
            else:
                return _password_changed(request)
    return render(request, "desk/people/change_password.html", {"form": form})


@sensitive_post_parameters()
@_mine
def confirm(request: SignedIn) -> HttpResponse:
    """Ask for the password once more; who came through a service signs in there once more."""
    if came_with(request) is How.ORGANISATION:
        return sign_in_again(request, back=_onward(request))
    form = ConfirmForm(request.POST or None)
    to = _onward(request)
    if request.method == "POST" and form.is_valid():
        tried = attempt(request, "password", request.user.email)
        if seconds := tried.wait():
            form.add_error(None, wait_sentence(seconds))
        elif request.user.check_password(form.cleaned_data["password"]):
            prove(request)
            return redirect(to)
        else:
            tried.was_wrong()
            form.add_error("password", _("This is not the password you have."))
    context = {
        "form": form,
        "next": to,
        "has_password": request.user.has_usable_password(),
        "has_passkey": any(one.type == Factor.PASSKEY for one in factors_of(request.user)),
    }
    return render(request, "desk/people/confirm.html", context)


@_mine
def confirm_passkey(request: SignedIn) -> HttpResponse:
    """The same with a passkey, which who has no password here needs: GET asks, POST answers."""
    if request.method != "POST":
        return passkeys.ask_for_one_of(request.user)
    to = _onward(request)
    try:
        passkeys.check(request.user, passkeys.answer_of(request))
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return to_confirm(to)
    prove(request)
    return redirect(to)


@require_POST
@_mine
def end_session(request: SignedIn) -> HttpResponse:
    """Sign out in one other place, or in all of them."""
    which = request.POST.get("session", "")
    if which == "others":
        sessions.end_sessions(request.user, but=_key(request))
    elif which.isdecimal() and len(which) < 19:
        sessions.end_session(request.user, int(which))
    return redirect("my_sign_in")


def _onward(request: SignedIn) -> str:
    """Where they go on to."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    return ours_or(request, asked, reverse("my_sign_in"))


def _password_changed(request: SignedIn) -> HttpResponse:
    """This session goes on, under a new id."""
    update_session_auth_hash(request, request.user)
    sessions.begin_session(
        request.user, _key(request), request.headers.get("User-Agent", ""), at=clock.real_now()
    )
    messages.success(
        request, _("The password is changed. Everywhere else you were signed out.")
    )
    return redirect("my_sign_in")


def _added(request: SignedIn, how: How, codes: list[str]) -> HttpResponse:
    has_added(request, how)
    messages.success(request, _("Added. Everywhere else you were signed out."))
    return _codes(request, codes) if codes else redirect("my_sign_in")


def _codes(request: SignedIn, codes: list[str]) -> HttpResponse:
    return render(
        request,
        "desk/people/codes.html",
        {"codes": [f"{code[:5]} {code[5:]}" for code in codes]},
    )


def _key(request: SignedIn) -> str:
    return request.session.session_key or ""
