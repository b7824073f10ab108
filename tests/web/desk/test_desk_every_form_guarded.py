"""Every form of the desk that takes free text or a file looks it through before it is kept."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django import forms

import samrad.web
from samrad.core.agreements.kinds import KINDS
from samrad.core.agreements.stages import Stage
from samrad.core.basics.countries import Country
from samrad.core.basics.deeds import Deed
from samrad.core.orders.asking import Form
from samrad.web.desk.agreements.forms import ClauseForm, StepForm
from samrad.web.desk.evidence.forms import NoteForm
from samrad.web.desk.matters.forms import AcceptForm, MergeForm, ProposeForm
from samrad.web.desk.matters.offering import Offered
from samrad.web.desk.orders.forms import AnswerFields, AnswerForm, AskForm
from samrad.web.desk.papers.forms import BringForm, MarkForm
from samrad.web.kit.guarding import Guarded

# What is typed there is compared, or kept as a hash, and never as it was typed.
NOTHING_KEPT: Mapping[str, str] = {
    "ChangePasswordForm": "passwords",
    "CodeForm": "a code that counts once",
    "ConfirmForm": "a password",
    "FigureForm": "numbers of municipalities, and nothing else",
    "JoinForm": "a municipality's name, looked up in the register",
    "PasswordForm": "passwords",
    "SearchForm": "words that are looked for",
    "SignInForm": "address and password are compared with what is kept; neither is kept",
}
# A member gives their own name, or is invited by it: who works here is no resident.
A_NAME: Mapping[str, str] = {
    "CorrectForm": "one's own name",
    "GuestForm": "the name of somebody who is shown a paper, and where they work",
    "InviteForm": "the name of somebody who is invited to a seat",
    "NewAccountForm": "one's own name",
    "RaiserForm": "the name of somebody who may raise matters, and where they work",
}


def every_form() -> Iterator[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(samrad.web.__path__, "samrad.web."):
        importlib.import_module(module.name)
    waiting: list[type[forms.BaseForm]] = [forms.BaseForm]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.startswith("samrad."):
            yield one


def takes_words(form: type[forms.BaseForm]) -> bool:
    """Whether it has a field in which one may write what one likes, or bring a file."""
    fields: Mapping[str, forms.Field] = getattr(form, "base_fields", {})
    return any(_is_free(field) for field in fields.values())


def _is_free(field: forms.Field) -> bool:
    if isinstance(field, forms.FileField | forms.JSONField):
        return True
    free = isinstance(field, forms.CharField) and not isinstance(field, forms.EmailField)
    return free and not isinstance(field.widget, forms.HiddenInput)


def test_every_form_with_free_text_or_a_file_is_guarded() -> None:
    found = set(every_form())
    open_ones = {
        one.__name__ for one in found if takes_words(one) and not issubclass(one, Guarded)
    }
    assert {"BringForm", "SignedPaper", "Paste", "NoteForm"} <= {one.__name__ for one in found}
    assert open_ones == NOTHING_KEPT.keys() | A_NAME.keys()


def made() -> list[tuple[str, Guarded]]:
    """Guarded forms as pages make them: fields that are added later are looked at, too."""
    country, on = Country.NORWAY, date(2025, 6, 16)
    return [
        *((f"clause {kind}", ClauseForm(kind, {})) for kind in KINDS),
        *((f"step {stage}", StepForm(stage, {})) for stage in Stage),
        *((f"note {deed}", NoteForm(deed, [], ["x"], {})) for deed in Deed),
        ("mark", MarkForm(country, on, {})),
        ("bring", BringForm(country, on, {}, may_figures=True)),
        (
            "propose",
            ProposeForm(Offered(country, on, (), (), (), [], may_raise_for_others=True), {}),
        ),
        ("accept", AcceptForm([], {})),
        ("merge", MergeForm([], {})),
        ("ask", AskForm([], [], {})),
        ("answer", AnswerForm(country, on, {}, asked=Form.EITHER)),
        ("guest answers", AnswerFields({}, asked=Form.EITHER)),
    ]


@pytest.mark.parametrize(("name", "form"), made(), ids=lambda one: str(one)[:40])
def test_every_free_text_of_a_form_is_looked_through(name: str, form: Guarded) -> None:
    free = {
        field
        for field, of in form.fields.items()
        if isinstance(of, forms.CharField) and not isinstance(of, forms.EmailField)
    }
    written: dict[str, Any] = dict.fromkeys(form.fields, "Kari (14)")
    looked = {field for field, _label, _text in form.texts(written)}

    assert looked == free, name


def test_texts_that_are_written_past_any_form_are_none() -> None:
    """Views take free text from forms only: what `request.POST` gives by name is a choice."""
    root = Path(samrad.web.__path__[0])
    taken = {
        f"{file.stem}:{word}"
        for file in root.rglob("*.py")
        for word in re.findall(
            r"request\.POST(?:\.get(?:list)?\(|\[)\"(\w+)\"", file.read_text()
        )
    }
    assert taken == {
        # A token that is verified, and which of one's own things is meant.
        "answering:writer",
        # A place on the agenda, which notice was seen, whether one comes, which meeting.
        *("agenda:to", "notice:kind", "passing_on:answer", "views:name"),
        "leaving:logout_token",
        "mine:factor",
        "mine:next",
        "mine:session",
        "views:invited",
        "views:next",
        "views:purpose",
        "languages:language",
        "languages:next",
        "languages:theme",
        "views:email",
        # The fingerprint of the minutes, or of the picture, that were shown.
        *("views:sha256", "acting:sha256"),
        # Whether to look again or to take; which of the figures shown.
        *("bringing:do", "writing:series"),
        "pasting:take",
    }
