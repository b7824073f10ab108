"""Fields for texts that are written for long, and forms that know what they were before."""

from typing import Any, ClassVar

from django import forms

from samrad.core.meetings.cleaning import Cleaned, clean
from samrad.web.kit.guarding import Guarded


class PlainText(forms.CharField):
    """A text of several lines: what was pasted as markup comes in as its words."""

    widget = forms.Textarea
    left_out: Cleaned = Cleaned("")

    def to_python(self, value: Any) -> str:
        """The words, with the spaces and lines at the end that somebody is typing on."""
        self.left_out = clean(str(value or ""))
        return self.left_out.text


class Was(forms.Field):
    """What a field was when the page was fetched; never kept, only compared with."""

    widget = forms.HiddenInput


class Compared(Guarded):
    """A form of which each field says what it was, so that two who change it lose nothing.

    `compared` are those fields. What was there stands beside each in a hidden field, called
    the same with "-was" behind it; the scripts of drafts keep it true.
    """

    compared: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.compared:
            was = self.initial.get(name, "")
            self.fields[f"{name}-was"] = Was(required=False, initial=was)

    def was(self, name: str) -> Any:
        """What the field `name` was, as its own field reads it; nothing where it cannot."""
        try:
            return self.fields[name].clean(self.cleaned_data.get(f"{name}-was"))
        except forms.ValidationError:
            return self.fields[name].to_python("")

    @property
    def sentences(self) -> list[str]:
        """What is wrong, each thing once."""
        return list(dict.fromkeys(str(one) for found in self.errors.values() for one in found))
