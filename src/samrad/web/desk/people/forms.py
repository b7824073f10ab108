"""What is typed to sign in, and to change how one signs in."""

import math
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samrad.records.people.models import Person

_LONGEST = 200
# Why a password is weak, in our own words: Django's are not in all our languages.
_WEAK = {
    "password_too_short": gettext_lazy("It needs at least twelve letters or signs."),
    "password_too_common": gettext_lazy("Many use this password, so it is tried first."),
    "password_entirely_numeric": gettext_lazy("Digits alone are guessed quickly."),
    "password_too_similar": gettext_lazy("It is too much like your name or your address."),
}


def _password(label: Any, use: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.PasswordInput(attrs={"autocomplete": use}),
        strip=False,
        max_length=_LONGEST,
    )


class SignInForm(forms.Form):
    """E-mail and password."""

    username = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn"}),
    )
    password = _password(gettext_lazy("Password"), "current-password")


class CodeForm(forms.Form):
    """A code of an app, or one of the recovery codes."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class ConfirmForm(forms.Form):
    """The password, once more."""

    password = _password(gettext_lazy("Password"), "current-password")


class PasswordForm(forms.Form):
    """A new password, twice."""

    password = _password(gettext_lazy("New password"), "new-password")
    again = _password(gettext_lazy("The new password once more"), "new-password")

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["password"].help_text = _(
            "At least twelve letters or signs; a short sentence is fine."
        )

    def clean(self) -> dict[str, Any]:
        """Both alike, and not easily guessed."""
        data = super().clean() or {}
        password, again = data.get("password"), data.get("again")
        if not password or not again:
            return data
        if password != again:
            self.add_error("again", _("The two passwords are not alike."))
            return data
        self.person.name = data.get("name", self.person.name)
        try:
            validate_password(password, self.person)
        except forms.ValidationError as weak:
            for one in weak.error_list:
                self.add_error("password", str(_WEAK.get(one.code or "", one.message)))
        return data


class ChangePasswordForm(PasswordForm):
    """The password there is, and a new one."""

    old = _password(gettext_lazy("The password you have"), "current-password")
    field_order = ("old", "password", "again")


class NewAccountForm(PasswordForm):
    """What somebody who is new chooses."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=_LONGEST)
    field_order = ("name", "password", "again")


def wait_sentence(seconds: int) -> str:
    """That too much was tried, for how long to wait, and what helps meanwhile."""
    minutes = math.ceil(seconds / 60)
    wait = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return _(
        "Too much was tried that was wrong. Wait %(wait)s. A passkey, or a browser you have "
        "signed in with before, lets you in meanwhile."
    ) % {"wait": wait}
