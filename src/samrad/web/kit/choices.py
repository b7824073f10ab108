"""Choices of a form that are known only when it is made."""

from typing import Any

from django import forms


def offer(form: forms.Form, name: str, choices: list[Any]) -> None:
    """Let the field `name` of `form`, which is one to choose in, offer `choices`."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared in the form
    field.choices = choices
