"""Where the link of an invitation leads: who invites to what, and taking the seat."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from samrad.actions import invitations
from samrad.actions.services import services_for
from samrad.core.basics.refusals import Refusal, Refused
from samrad.records.people.models import Person
from samrad.web.desk.people.entering import How, let_in
from samrad.web.kit import clock
from samrad.web.kit.addresses import sender
from samrad.web.kit.errors import too_many
from samrad.web.kit.limits import Limit, note_wrong
from samrad.web.kit.phrases import say

# A link has 192 random bits; who opens many that are wrong is guessing.
_GUESSES = Limit("invited", most=30, seconds=600)


class PasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        help_text=gettext_lazy("At least twelve letters or signs; a short sentence is fine."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
    )
    again = forms.CharField(
        label=gettext_lazy("The password once more"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
    )

    def whose(self) -> Person:
        """Whom the password must not resemble."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Both alike, and not easily guessed."""
        data = super().clean() or {}
        password = data.get("password")
        if password and "again" in data:
            if password != data["again"]:
                self.add_error("again", _("The two passwords are not alike."))
            else:
                try:
                    validate_password(password, self.whose())
                except forms.ValidationError as weak:
                    self.add_error("password", weak)
        return data


class NewAccountForm(PasswordForm):
    """What somebody who is new chooses."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=200)
    field_order = ("name", "password", "again")

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def whose(self) -> Person:
        """The person to be."""
        return Person(email=self.email, name=self.cleaned_data.get("name", ""))


@sensitive_post_parameters()
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Say who invites to what; accept it."""
    try:
        opened = invitations.open_invitation(secret, at=clock.now())
    except Refused as refused:
        return _not_open(request, refused.refusal)
    if request.user.is_authenticated or opened.has_account:
        return _with_account(request, secret, opened)
    form = NewAccountForm(opened.email, request.POST or None, initial={"name": opened.name})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def act() -> None:
            person = invitations.accept_as_new(
                secret, data["name"], data["password"], at=clock.now()
            )
            let_in(request, person, How.PASSWORD)

        if _done(form, act):
            return redirect("desk:home")
    return _page(request, opened, form)


def _with_account(
    request: HttpRequest, secret: str, opened: invitations.Opened
) -> HttpResponse:
    form = forms.Form(request.POST or None)
    if request.method == "POST" and request.user.is_authenticated:
        person = request.user

        def act() -> None:
            invitations.accept_invitation(secret, by=person, at=clock.now())

        form.is_valid()
        if _done(form, act):
            messages.success(request, _("You have the seat."))
            return redirect("desk:home")
    return _page(request, opened, form)


def _done(form: forms.Form, act: Callable[[], None]) -> bool:
    try:
        act()
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    return True


def _page(request: HttpRequest, opened: invitations.Opened, form: forms.Form) -> HttpResponse:
    context = {"opened": opened, "form": form, "services": services_for(opened.organisation)}
    return render(request, "desk/people/invited.html", context)


def _not_open(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Only now counted: a link that is right is opened whatever others try."""
    at = clock.real_now().timestamp()
    if seconds := note_wrong(_GUESSES, sender(request), at=at):
        return too_many(request, seconds)
    context = {"sentence": say(refusal)}
    return render(request, "desk/people/not_open.html", context, status=404)
