"""Forms of problem sheets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samrad.actions.problem_causes import NewCause
from samrad.actions.problems import Called
from samrad.core.problems.causes import DEEPEST, LONGEST_CAUSE, Bone, Branch, Shape
from samrad.core.problems.sheet import LONGEST_TEXT, LONGEST_TITLE, Aspect, Said
from samrad.records.councils.models import Seat
from samrad.records.people.models import Person
from samrad.web.kit.choices import offer
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases.problems import (
    asked_of,
    bone_word,
)


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _before() -> forms.CharField:
    """What stood there when the form was made: what both know when two write at once."""
    return forms.CharField(widget=forms.HiddenInput, required=False, strip=False)


class _Beside(Guarded):
    """A form that tells what it was made from; that is not looked through again."""

    def texts(self, data: Mapping[str, Any]) -> Iterator[tuple[str | None, str, str]]:
        """Each free text but what stood there before."""
        for name, label, text in super().texts(data):
            if not (name or "").startswith("was"):
                yield name, label, text


class CallForm(_Beside):
    """What a problem is called, and where it belongs."""

    title = forms.CharField(
        label=_("What is the problem called?"),
        help_text=_("One line: what, and where. E.g. “Young people and drugs at the station”."),
        max_length=LONGEST_TITLE,
    )
    focus = forms.ChoiceField(
        label=_("Which topic or focus area of the agreement?"), required=False
    )
    was = _before()

    def __init__(self, focuses: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict.fromkeys((*focuses, *filter(None, [self.initial.get("focus")])))
        offer(self, "focus", [("", gettext("none of them")), *((one, one) for one in known)])

    def called(self) -> Called:
        """What the form says. Call only when the form is valid."""
        return Called(self.cleaned_data["title"], self.cleaned_data["focus"])


class NoticeForm(CallForm):
    """A problem somebody notices, with what is known of it already."""

    what = forms.CharField(
        label=_("What is the problem?"),
        widget=_area(5),
        max_length=LONGEST_TEXT,
        required=False,
    )
    harm = forms.CharField(
        label=_("What harm does it do?"),
        widget=_area(3),
        max_length=LONGEST_TEXT,
        required=False,
    )
    figures = forms.MultipleChoiceField(
        label=_("Which figures show it?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        focuses: Sequence[str],
        figures: Sequence[tuple[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(focuses, *args, **kwargs)
        del self.fields["was"]
        if figures:
            offer(self, "figures", list(figures))
        else:
            del self.fields["figures"]

    def said(self) -> dict[Aspect, Said]:
        """What it says of the problem. Call only when the form is valid."""
        data = self.cleaned_data
        return {Aspect.WHAT: Said(data["what"]), Aspect.HARM: Said(data["harm"])}

    def chosen(self) -> list[UUID]:
        """Which figures show it. Call only when the form is valid."""
        return [UUID(one) for one in self.cleaned_data.get("figures", ())]


class SayForm(_Beside):
    """One aspect of a problem, with its twin."""

    text = forms.CharField(widget=_area(6), max_length=LONGEST_TEXT, required=False)
    twin = forms.CharField(widget=_area(4), max_length=LONGEST_TEXT, required=False)
    was_text = _before()
    was_twin = _before()

    def __init__(self, aspect: Aspect, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = asked_of(aspect)
        self.fields["text"].label = str(asked.question)
        self.fields["twin"].label = str(asked.twin)
        self.fields["text"].help_text = str(asked.hint)

    def said(self) -> Said:
        """What is to be said. Call only when the form is valid."""
        return Said(self.cleaned_data["text"], self.cleaned_data["twin"])

    def was(self) -> Said:
        """What stood there when the form was made. Call only when the form is valid."""
        return Said(self.cleaned_data["was_text"], self.cleaned_data["was_twin"])


class CauseForm(_Beside):
    """One cause, and where it stands."""

    text = forms.CharField(label=_("What is the cause?"), max_length=LONGEST_CAUSE)
    place = forms.ChoiceField(label=_("Where does it stand?"), required=False)
    was = _before()

    def __init__(
        self,
        shape: Shape,
        branches: Iterable[Branch],
        *args: Any,
        but: UUID | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if shape is Shape.CHAIN:
            self.fields["text"].label = gettext("What happens?")
            del self.fields["place"]
        else:
            offer(self, "place", [*_tops(shape), *_unders(shape, branches, but)])

    def cause(self) -> NewCause:
        """What the form says. Call only when the form is valid."""
        text, place = self.cleaned_data["text"], self.cleaned_data.get("place", "")
        if place in list(Bone):
            return NewCause(text, bone=Bone(place))
        return NewCause(text, under=UUID(place) if place else None)


class PeopleForm(Guarded):
    """Who took part in the analysis."""

    members = forms.MultipleChoiceField(
        label=_("Members"), widget=forms.CheckboxSelectMultiple, required=False
    )
    services = forms.CharField(
        label=_("Services and organisations"),
        help_text=_("One on each line. Write no names of persons here."),
        widget=_area(4),
        max_length=2000,
        required=False,
    )

    def __init__(self, seats: Iterable[Seat], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(seat.person_id): seat.person for seat in seats}
        names = [
            (key, f"{one.name}, {one.organisation.name}") for key, one in self._people.items()
        ]
        offer(self, "members", names)

    def people(self) -> list[Person]:
        """The members. Call only when the form is valid."""
        return [self._people[key] for key in self.cleaned_data["members"]]

    def named(self) -> list[str]:
        """The services and organisations. Call only when the form is valid."""
        return [line[:120] for line in self.cleaned_data["services"].splitlines()]


class EvidenceForm(forms.Form):
    """Which parts and figures of frozen pictures show a problem."""

    shown = forms.MultipleChoiceField(
        label=_("What shows it?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, choices: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "shown", list(choices))


def _tops(shape: Shape) -> list[tuple[str, str]]:
    if shape is Shape.FISHBONE:
        return [(one.value, bone_word(one)) for one in Bone]
    return [("", gettext("At the problem itself"))]


def _unders(
    shape: Shape, branches: Iterable[Branch], but: UUID | None, depth: int = 1
) -> Iterator[tuple[str, str]]:
    """Each cause another may stand under; not one that is being moved, nor those under it."""
    if depth >= DEEPEST[shape]:
        return
    for one in branches:
        if one.cause.id != but:
            yield str(one.cause.id), f"{'– ' * depth}{one.cause.text}"
            yield from _unders(shape, one.under, but, depth + 1)
