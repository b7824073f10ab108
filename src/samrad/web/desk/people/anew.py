"""Where the link leads that lets somebody in anew: a new password, then a new second step."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from samrad.actions.recovering import begin_anew, open_recovery
from samrad.core.basics.refusals import Refused
from samrad.web.desk.arriving.entering import let_in
from samrad.web.desk.people.forms import PasswordForm
from samrad.web.desk.people.opening import not_open
from samrad.web.kit import clock
from samrad.web.kit.coming import How


@sensitive_post_parameters()
def anew(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose a new password, once."""
    try:
        person = open_recovery(secret, at=clock.now())
        form = PasswordForm(person, request.POST or None)
        if request.method == "POST" and form.is_valid():
            person = begin_anew(secret, form.cleaned_data["password"], at=clock.now())
            return let_in(request, person, How.PASSWORD, to="my_sign_in")
    except Refused as refused:
        return not_open(request, refused.refusal)
    return render(request, "desk/people/anew.html", {"form": form, "person": person})
