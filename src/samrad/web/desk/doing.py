"""Doing what was asked, and saying so, or why not."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from samrad.core.basics.refusals import Refused
from samrad.web.kit.phrases import say


def done(request: HttpRequest, form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the form was sent and what it asks for was done; else it says why not."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    return True


def pressed(request: HttpRequest, act: Callable[[], object], said: str = "") -> None:
    """Do what a button asks for; the next page says that it is done, or why not."""
    try:
        act()
    except Refused as refused:
        messages.error(request, say(refused.refusal))
    else:
        if said:
            messages.success(request, said)
