"""Which councils there are here, for who operates the installation."""

from uuid import UUID

from samrad.records.basics.context import as_operator
from samrad.records.councils.queries import every_council


def councils_here() -> dict[str, UUID]:
    """Every council by its short name. Called in no context. One query."""
    with as_operator():
        return every_council()
