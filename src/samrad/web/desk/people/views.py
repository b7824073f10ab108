"""Signing in: e-mail and password, or a passkey; and the demo's one click."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samrad.actions.services import services
from samrad.core.basics.refusals import Refused
from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Person
from samrad.web.desk.arriving.entering import asks_second_step, let_half_in, let_in
from samrad.web.desk.arriving.guessing import attempt
from samrad.web.desk.arriving.staying import why_over
from samrad.web.desk.people import passkeys
from samrad.web.desk.people.forms import SignInForm, wait_sentence
from samrad.web.kit.coming import How
from samrad.web.kit.languages import ours_or
from samrad.web.kit.phrases import say


@sensitive_post_parameters()
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page."""
    to = ours_or(request, request.POST.get("next", request.GET.get("next", "")), "")
    if request.user.is_authenticated:
        return redirect(to or "desk:home")
    form = SignInForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, to)
    email, password = form.cleaned_data["username"], form.cleaned_data["password"]
    tried = attempt(request, "password", email)
    if seconds := tried.wait():
        form.add_error(None, wait_sentence(seconds))
        return _page(request, form, to, wait=seconds)
    person = authenticate(request, username=email, password=password)
    if not isinstance(person, Person):
        tried.was_wrong()
        # One sentence whatever is wrong, so that nobody learns who exists.
        form.add_error(None, _("The e-mail address and the password do not belong together."))
        return _page(request, form, to)
    if asks_second_step(person):
        return let_half_in(request, person, to=to)
    return let_in(request, person, How.PASSWORD, to=to)


def with_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey and nothing else: GET asks the browser, POST brings its answer."""
    with at_the_gate():
        if request.method != "POST":
            return passkeys.ask_for_any()
        try:
            person = passkeys.whose(passkeys.answer_of(request))
        except Refused as refused:
            messages.error(request, say(refused.refusal))
            return redirect("sign_in")
    return let_in(
        request, person, How.PASSKEY, to=ours_or(request, request.POST.get("next", ""), "")
    )


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's cast; there is no such page outside the demo."""
    email = request.POST.get("email", "")
    if email not in {address for address, _role, _council in demo_cast()}:
        raise Http404
    person = authenticate(request, username=email, password=settings.SAMRAD_DEMO_PASSWORD)
    if not isinstance(person, Person):
        raise Http404
    return let_in(request, person, How.DEMO)


def demo_cast() -> tuple[tuple[str, str, str], ...]:
    """Who can be signed in as with one click: address, role, council. Empty but in the demo."""
    return settings.SAMRAD_DEMO_CAST if settings.SAMRAD_DEMO_DAY else ()


def _page(request: HttpRequest, form: SignInForm, to: str, *, wait: int = 0) -> HttpResponse:
    context = {
        "form": form,
        "services": services(),
        "cast": demo_cast(),
        "next": to,
        "over": why_over(request),
    }
    response = render(request, "desk/people/sign_in.html", context, status=429 if wait else 200)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response
