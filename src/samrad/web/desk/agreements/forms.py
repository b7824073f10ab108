"""A form for each kind of clause, made from the kind's own fields."""

from collections.abc import Mapping
from dataclasses import Field, fields
from typing import Any, get_type_hints

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.agreements.clauses import Source
from samrad.core.agreements.kinds import KINDS, EvaluationTime, Level, Terms
from samrad.core.agreements.stages import NewStep, Stage
from samrad.core.agreements.versions import Draft
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.web.kit import formats
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import party_word, role_word

_LABELS: Mapping[str, Any] = {
    "per_year": _("How many times a year"),
    "months": _("Preferred months"),
    "after_gathering": _("Each meeting comes after an SLT gathering"),
    "optional": _("It can be held, but need not"),
    "days": _("Days before the meeting"),
    "within_days": _("Within how many days after the meeting"),
    "topics": _("Topics, one on each line"),
    "level": _("Who decided the topics"),
    "areas": _("Focus areas, one on each line"),
    "within_months": _("At least every how many months"),
    "when": _("When in the year"),
    "written": _("In writing"),
    "every_years": _("Every how many years"),
    "on_demand": _("Also when a party asks for it"),
    "chair": _("Who leads"),
    "secretary": _("Who is secretary"),
    "leading_positions": _("Both parties send people in leading positions"),
    "deputies": _("Standing deputies can be named"),
    "members": _("Roles with a seat"),
}
_NOTICE_MONTHS = _("Months of notice")
_HELP: Mapping[str, Any] = {
    "per_year": _("A number from 1 to 52."),
    "days": _("A number from 0 to 365."),
}
_TIMES = [
    (EvaluationTime.FIRST_MEETING.value, _("At the first meeting of the year")),
    (EvaluationTime.YEAR_END.value, _("By the end of the year")),
    (EvaluationTime.IN_YEAR.value, _("Some time in the year")),
]
_LEVELS = [
    (Level.NATIONAL.value, _("National")),
    (Level.DISTRICT.value, _("The police district")),
    (Level.LOCAL.value, _("The council itself")),
]


class Lines(forms.CharField):
    """Several short texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        """The lines that hold something."""
        text = super().clean(value)
        lines = (line.strip(" -•\t") for line in text.splitlines())
        if not (found := tuple(line for line in lines if line)) and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return found


class ClauseForm(Guarded):
    """What every clause has besides its terms."""

    heading = forms.CharField(label=_("Heading or paragraph"), max_length=200, required=False)
    quote = forms.CharField(
        label=_("The words of the agreement"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    binds = forms.MultipleChoiceField(
        label=_("Whom it binds"),
        widget=forms.CheckboxSelectMultiple,
        initial=[party.value for party in Party],
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        binds = self.fields["binds"]
        assert isinstance(binds, forms.MultipleChoiceField)  # noqa: S101 -- declared just above
        binds.choices = [(party.value, party_word(party)) for party in Party]
        terms = {name: _field(kind, field) for name, field in _fields(kind).items()}
        self.fields = {**terms, **self.fields}

    def draft(self, key: str) -> Draft:
        """The clause the form describes. Call only when the form is valid."""
        data = self.cleaned_data
        return Draft(
            key=key,
            terms=self._terms(),
            source=Source(data["heading"].strip(), data["quote"].strip()),
            binds=frozenset(Party(party) for party in data["binds"]),
        )

    def _terms(self) -> Terms:
        return KINDS[self.kind](
            **{name: _value(name, self.cleaned_data[name]) for name in _fields(self.kind)}
        )


def initial_of(clause: Draft) -> dict[str, Any]:
    """What the form shows for a clause there is."""
    return {
        **{name: getattr(clause.terms, name) for name in _fields(clause.kind)},
        "heading": clause.source.heading,
        "quote": clause.source.quote,
        "binds": sorted(clause.binds),
    }


def _fields(kind: str) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(KINDS[kind])}


def _field(kind: str, field: Field[Any]) -> forms.Field:
    name = field.name
    label = (
        _NOTICE_MONTHS if (kind, name) == ("termination_notice", "months") else _LABELS[name]
    )
    hint = get_type_hints(KINDS[kind])[name]
    common = {"label": label, "help_text": _HELP.get(name, "")}
    if hint is bool:
        return forms.BooleanField(required=False, **common)
    if hint in (int, int | None):
        return forms.IntegerField(required=hint is int, min_value=0, max_value=1000, **common)
    if hint == tuple[str, ...]:
        return Lines(**common)
    return _choice(hint, common)


def _choice(hint: Any, common: dict[str, Any]) -> forms.Field:
    roles = [(role.value, role_word(role).capitalize()) for role in Role]
    if hint == tuple[int, ...]:
        months = [(str(n), formats.month(n)) for n in range(1, 13)]
        return _boxes(months, common, int)
    if hint == tuple[Role, ...]:
        return _boxes(roles, common, Role)
    if hint == Role | None:
        choices = [("", _("not said")), *roles]
        return forms.TypedChoiceField(
            choices=choices, coerce=Role, empty_value=None, required=False, **common
        )
    if hint is Level:
        return forms.TypedChoiceField(choices=_LEVELS, coerce=Level, **common)
    return forms.TypedChoiceField(choices=_TIMES, coerce=EvaluationTime, **common)


def _boxes(choices: list[tuple[str, str]], common: dict[str, Any], coerce: Any) -> forms.Field:
    return forms.TypedMultipleChoiceField(
        choices=choices,
        coerce=coerce,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        **common,
    )


def _value(name: str, value: Any) -> Any:
    if name == "months" and isinstance(value, list):
        return tuple(sorted(value))
    return tuple(value) if isinstance(value, list) else value


class NewVersion(Guarded):
    """Starting a version."""

    title = forms.CharField(label=_("What is the agreement called?"), max_length=200)


class Paste(Guarded):
    """Pasting an agreement's text."""

    text = forms.CharField(
        label=_("The text of the agreement"),
        help_text=_("Copy it from Word or PDF. Nothing is taken over before you confirm it."),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=200_000,
    )


class Answer(Guarded):
    """Declining a change."""

    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class StepForm(Guarded):
    """The own party's step with a version."""

    on = Day(label=_("Day"))
    counts_from = Day(
        label=_("The clauses count from"),
        help_text=_("Leave it empty if they count from the day both have signed."),
        required=False,
    )
    case = forms.CharField(label=_("Case number"), max_length=60, required=False)
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )

    # Which of the fields each step asks for besides its day.
    _ASKS: Mapping[Stage, tuple[str, ...]] = {
        Stage.AT_COUNCIL: ("case",),
        Stage.SIGNED: ("counts_from", "case"),
        Stage.RETURNED: ("case", "reason"),
        Stage.TERMINATED: ("counts_from", "case"),
    }

    def __init__(self, stage: Stage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stage = stage
        asked = ("on", *self._ASKS.get(stage, ()))
        self.fields = {name: field for name, field in self.fields.items() if name in asked}
        if stage is Stage.TERMINATED:
            self.fields["counts_from"].label = _("The last day it applies")
            self.fields["counts_from"].help_text = _("Leave it empty if it ends at once.")

    def step(self) -> NewStep:
        """The step the form describes. Call only when the form is valid."""
        data = self.cleaned_data
        return NewStep(
            stage=self.stage,
            on=data["on"],
            reason=data.get("reason", ""),
            case=data.get("case", ""),
            counts_from=data.get("counts_from"),
        )


class SignedPaper(Guarded):
    """The signed agreement as a file."""

    file = forms.FileField(
        label=_("The signed agreement (PDF)"),
        help_text=_("It is kept as it is, with a fingerprint (SHA-256) that shows any change."),
        allow_empty_file=True,
    )
