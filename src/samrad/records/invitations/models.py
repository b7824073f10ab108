"""Who is invited to which seat; of the link in the letter only the hash."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, party_field, together
from samrad.records.people.models import Organisation, Person


class Invitation(CouncilRow):
    """An invitation to a seat. Its hash is empty until there is a link."""

    name = models.CharField(max_length=200)
    email = models.EmailField()
    party = party_field()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    deputy = models.PositiveSmallIntegerField(null=True, blank=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    secret_sha256 = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField()
    # When the letter was taken by the mail server, or refused for good.
    sent_at = models.DateTimeField(null=True, blank=True)
    undelivered_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            together("invitation_accepted_at_and_by_go_together", "accepted_at", "accepted_by"),
            together(
                "invitation_withdrawn_at_and_by_go_together", "withdrawn_at", "withdrawn_by"
            ),
            models.CheckConstraint(
                name="invitation_accepted_or_withdrawn",
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["secret_sha256"],
                condition=~Q(("secret_sha256", "")),
                name="invitation_secret_once",
            ),
        ]

    def is_open(self, at: datetime) -> bool:
        """Whether its link still opens something."""
        return self.accepted_at is None and self.withdrawn_at is None and at < self.expires_at
