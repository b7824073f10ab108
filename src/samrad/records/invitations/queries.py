"""Reading invitations, and finding the council a link leads to."""

from uuid import UUID

from django.db import connection

from samrad.records.councils.models import Council
from samrad.records.invitations.models import Invitation


def waiting(council: Council) -> list[Invitation]:
    """Those nobody has accepted or withdrawn, newest first. One query."""
    found = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, council=council)
    return list(found.select_related("invited_by", "organisation").order_by("-invited_at"))


def council_invited_to(secret: str) -> UUID | None:
    """The council of the invitation with that secret; asked at the gate. One query."""
    if not secret.isprintable():  # no text the database takes, and none of ours
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT samrad_invited(%s)", [secret])
        found: UUID | None = cursor.fetchone()[0]
    return found
