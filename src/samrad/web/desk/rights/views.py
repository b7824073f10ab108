"""My data: on a page, as a file to take along, and corrected."""

import io
import json
import zipfile
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from samrad.actions import rights as acts
from samrad.core.basics.refusals import Refused
from samrad.records.councils.queries import councils
from samrad.records.rights.models import Forgetting
from samrad.web.desk.here import SignedIn, signed_in
from samrad.web.desk.rights.telling import gathered
from samrad.web.desk.rights.telling import own_data as told
from samrad.web.kit import clock
from samrad.web.kit.files import Kind, as_attachment
from samrad.web.kit.phrases import say

# The page is read on a phone; the file holds all of it.
_ON_THE_PAGE = 12


@require_GET
@signed_in
def own_data(request: SignedIn) -> HttpResponse:
    """Everything held on the reader."""
    bar = acts.why_not_forget(request.user)
    data = told(request.user)
    context = {
        "data": data,
        "done": gathered(data.done),
        "logged": gathered(data.logged),
        "most": _ON_THE_PAGE,
        "councils": councils(),
        "asked": Forgetting.objects.filter(person=request.user).first(),
        "bar": say(bar) if bar else "",
    }
    return render(request, "desk/rights/own_data.html", context)


@require_GET
@signed_in
def own_file(request: SignedIn) -> HttpResponse:
    """The same as a file: JSON for a machine, and a page to read, in a ZIP."""
    data, on = told(request.user), clock.today()
    page = render_to_string("desk/rights/file.html", {"data": data, "on": on}, request)
    plain = json.dumps(data.as_plain(on=on), ensure_ascii=False, indent=2, default=str)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("samrad.json", plain)
        archive.writestr("samrad.html", page)
    return as_attachment(packed.getvalue(), f"samrad-{on:%Y-%m-%d}", Kind.ZIP)


class CorrectForm(forms.Form):
    """What stands under one's own name."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        max_length=200,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("You sign in with it; from now on with the new one."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        max_length=254,
    )
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        help_text=gettext_lazy("Only to change the address, so that nobody else does it."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        required=False,
    )

    def __init__(self, person: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        if not person.has_usable_password():
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _(
                "It comes from your organisation's own sign-in service, and is changed there."
            )
            del self.fields["password"]

    def clean(self) -> dict[str, Any]:
        """Another address is taken only with the password."""
        data = super().clean() or {}
        changed = data.get("email", self._person.email) != self._person.email
        if changed and not self._person.check_password(data.get("password", "")):
            self.add_error("password", _("That is not your password."))
        return data


@signed_in
def correct(request: SignedIn) -> HttpResponse:
    """Correct one's own name and address."""
    own = {"name": request.user.name, "email": request.user.email}
    form = CorrectForm(request.user, request.POST or None, initial=own)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            acts.correct(request.user, name=data["name"], email=data["email"])
        except Refused as refused:
            form.add_error("email", say(refused.refusal))
        else:
            messages.success(request, _("Corrected."))
            return redirect("desk:own_data")
    return render(request, "desk/rights/correct.html", {"form": form, "councils": councils()})
