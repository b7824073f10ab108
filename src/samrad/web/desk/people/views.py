"""Signing in and out, and the demo's one-click sign-in."""

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samrad.actions.services import services
from samrad.records.basics.context import at_the_gate


class SignInForm(AuthenticationForm):
    """E-mail and password; one sentence whatever is wrong, so that nobody learns who exists."""

    error_messages = {
        "invalid_login": _("The e-mail address and the password do not belong together."),
        "inactive": _("The e-mail address and the password do not belong together."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget.input_type = "email"


@method_decorator(at_the_gate(), name="post")
class SignIn(LoginView):
    """The sign-in page."""

    form_class = SignInForm
    template_name = "desk/people/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The services of organisations are on the page; in the demo its cast, too."""
        found = {"services": services(), "cast": demo_cast()}
        return {**super().get_context_data(**kwargs), **found}


def demo_cast() -> tuple[tuple[str, str, str], ...]:
    """Who can be signed in as with one click: address, role, council. Empty but in the demo."""
    return settings.SAMRAD_DEMO_CAST if settings.SAMRAD_DEMO_DAY else ()


@require_POST
@at_the_gate()
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's cast; there is no such page outside the demo."""
    email = request.POST.get("email", "")
    if email not in {address for address, _role, _council in demo_cast()}:
        raise Http404
    password = settings.SAMRAD_DEMO_PASSWORD
    person = authenticate(request, username=email, password=password)
    if person is None:
        raise Http404
    login(request, person)
    return redirect("desk:home")
