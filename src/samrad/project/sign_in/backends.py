"""Looking up who signs in."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Person


class AtTheGate(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """E-mail and password, and who a session belongs to: both looked up at the gate."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        """The person these credentials belong to, or None."""
        with at_the_gate():
            return super().authenticate(request, **credentials)

    def get_user(self, user_id: Any) -> Person | None:
        """The person of a session, if they may still sign in."""
        with at_the_gate():
            found = Person.objects.filter(pk=user_id).first()
        return found if found is not None and found.is_active else None
