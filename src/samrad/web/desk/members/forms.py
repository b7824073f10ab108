"""Whom to invite to which seat."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.people.invitations import Invited
from samrad.core.people.parties import Party
from samrad.core.people.roles import ROLES_OF, Role
from samrad.records.people.models import Organisation
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.phrases import role_word


class InviteForm(forms.Form):
    """An invitation to a seat for the own party."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Their own address at work. They sign in with it."),
    )
    role = forms.ChoiceField(label=_("As what?"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Where do they work?"), empty_label=None
    )
    since = Day(label=_("From"))
    until = Day(label=_("Until and with"), help_text=_("Empty: without end."), required=False)
    deputy = forms.TypedChoiceField(
        label=_("Always, or as deputy?"),
        help_text=_("A deputy sees the council on the days the seat is taken."),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(
        self, party: Party, organisations: Sequence[Organisation], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        roles = [(one.value, role_word(one)) for one in ROLES_OF[party]]
        offer(self, "role", [("", _("Choose")), *roles])
        order = _("deputy no. %(order)s")
        deputies = [(str(one), order % {"order": one}) for one in (1, 2, 3)]
        offer(self, "deputy", [("", _("always")), *deputies])
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared above
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        field.label_from_instance = lambda one: one.name  # type: ignore[assignment, method-assign]  # Django's own example
        if len(organisations) == 1:
            del self.fields["organisation"]

    def invited(self) -> Invited:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return Invited(
            name=data["name"],
            email=data["email"],
            role=Role(data["role"]),
            since=data["since"],
            until=data["until"],
            deputy=data["deputy"],
        )
