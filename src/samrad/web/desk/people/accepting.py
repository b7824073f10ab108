"""Where the link of an invitation leads: who invites to what, and accepting."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from samrad.actions import invitations
from samrad.actions.invitations import Opened
from samrad.actions.services import services_for
from samrad.core.basics.refusals import Refused
from samrad.core.people.guests import Sight
from samrad.records.people.models import Person
from samrad.web.desk.arriving.entering import let_in
from samrad.web.desk.people.forms import NewAccountForm
from samrad.web.desk.people.opening import not_open
from samrad.web.kit import clock
from samrad.web.kit.coming import How
from samrad.web.kit.phrases import say


@sensitive_post_parameters()
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Say who invites to what; accept it."""
    try:
        opened = invitations.open_invitation(secret, at=clock.now())
    except Refused as refused:
        return not_open(request, refused.refusal)
    if request.user.is_authenticated or opened.has_account:
        return _with_account(request, secret, opened)
    return _as_new(request, secret, opened)


def _with_account(request: HttpRequest, secret: str, opened: Opened) -> HttpResponse:
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and isinstance(request.user, Person) and form.is_valid():
        try:
            invitations.accept_invitation(secret, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            messages.success(request, _done(opened))
            return redirect("desk:home")
    return _page(request, opened, form)


def _as_new(request: HttpRequest, secret: str, opened: Opened) -> HttpResponse:
    new = Person(email=opened.email, name=opened.name)
    form = NewAccountForm(new, request.POST or None, initial={"name": opened.name})
    if request.method == "POST" and form.is_valid():
        name, password = form.cleaned_data["name"], form.cleaned_data["password"]
        try:
            made = invitations.accept_as_new(secret, name, password, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            return let_in(request, made, How.PASSWORD, to="my_sign_in")
    return _page(request, opened, form)


def _done(opened: Opened) -> str:
    if opened.role:
        return _("You have the seat.")
    said = {
        Sight.MATTER: _("The matter stands on this page."),
        Sight.QUESTION: _("The question stands on this page."),
        Sight.ITEM: _("What you are invited for stands on this page."),
        Sight.RAISING: _("From this page you raise matters with the council."),
    }
    return said.get(opened.sight or Sight.PAPER, _("The paper stands on this page."))


def _page(request: HttpRequest, opened: Opened, form: forms.Form) -> HttpResponse:
    services = services_for(opened.organisation) if opened.organisation else ()
    context = {"opened": opened, "form": form, "services": services}
    return render(request, "desk/people/invited.html", context)
