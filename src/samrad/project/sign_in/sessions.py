"""Sessions in the database, read and written at the gate only."""

from typing import Any

from django.contrib.sessions.backends import db

from samrad.records.basics.context import at_the_gate


class SessionStore(db.SessionStore):
    """Django's database sessions, each query in a context that may see them."""

    def _get_session_from_db(self) -> Any:
        with at_the_gate():
            return super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out

    def exists(self, session_key: str) -> bool:
        """Whether there is a session of that key."""
        with at_the_gate():
            return super().exists(session_key)

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 -- Django's own
        """Keep the session."""
        with at_the_gate():
            super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        """Forget the session."""
        with at_the_gate():
            super().delete(session_key)

    @classmethod
    def clear_expired(cls) -> None:
        """Forget every session whose time is over."""
        with at_the_gate():
            super().clear_expired()
