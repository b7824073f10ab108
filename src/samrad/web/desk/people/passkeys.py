"""Passkeys: what the browser is asked for, and whether its answer is right.

The challenge lies in the session and is used up by the first answer. Rows are read in the
context the caller is in: the gate's for who signs in, the person's own for who adds one.
"""

import json
from typing import Any, cast

from allauth.mfa.webauthn.internal import auth
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse

from samrad.core.basics.refusals import Refusal, Refused
from samrad.records.people.models import Person

# What garbage in the answer makes the library stumble over.
_GARBAGE = (ValidationError, ValueError, TypeError, KeyError, AttributeError)
_LONGEST = 20_000


class PasskeyForm(forms.Form):
    """The browser's answer; the script fills it in."""

    credential = forms.CharField(widget=forms.HiddenInput, max_length=_LONGEST)


def answer_of(request: HttpRequest) -> Any:
    """What the browser said; None where it said nothing.

    Raises:
        Refused: What it sent is no answer.
    """
    form = PasskeyForm(request.POST)
    if not form.is_valid():
        return None
    try:
        return json.loads(form.cleaned_data["credential"])
    except (ValueError, RecursionError) as error:
        raise Refused(Refusal("passkey.wrong")) from error


def ask_for_any() -> JsonResponse:
    """Ask for a passkey of whomever."""
    return JsonResponse(auth.begin_authentication(None))


def ask_for_one_of(person: Person) -> JsonResponse:
    """Ask for one of this person's passkeys."""
    return JsonResponse(auth.begin_authentication(person))


def ask_for_new(person: Person) -> JsonResponse:
    """Ask for a new one, which also stands for the password."""
    return JsonResponse(auth.begin_registration(person, passwordless=True))


def whose(answer: Any) -> Person:
    """Whose passkey it is.

    Raises:
        Refused: It is nobody's, or the answer is to another question.
    """
    try:
        found = auth.extract_user_from_response(answer)
    except _GARBAGE as error:
        raise Refused(Refusal("passkey.wrong")) from error
    return check(cast("Person", found), answer)


def check(person: Person, answer: Any) -> Person:
    """`person`, if it is a passkey of theirs.

    Raises:
        Refused: It is not, or the answer is to another question.
    """
    try:
        auth.parse_authentication_response(answer)
        auth.complete_authentication(person, answer).record_usage()
    except _GARBAGE as error:
        raise Refused(Refusal("passkey.wrong")) from error
    if not person.is_active:
        raise Refused(Refusal("passkey.wrong"))
    return person


def check_new(answer: Any) -> None:
    """Whether the browser made the passkey that was asked for.

    Raises:
        Refused: It did not.
    """
    try:
        auth.parse_registration_response(answer)
        auth.complete_registration(answer)
    except _GARBAGE as error:
        raise Refused(Refusal("passkey.wrong")) from error
