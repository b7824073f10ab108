"""Who is invited to a seat, or to see one thing; of the link in the letter only the hash."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.core.people.guests import Sight
from samrad.records.basics.fields import (
    CouncilRow,
    party_field,
    shown_or_raising,
    together,
)
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item
from samrad.records.orders.models import Unit
from samrad.records.papers.models import Paper
from samrad.records.people.models import Organisation, Person

# An invitation is to a seat, which has a role, or for a time to one thing or to raise matters.
_TO_A_SEAT = ~Q(role="") & Q(
    organisation__isnull=False,
    paper__isnull=True,
    matter__isnull=True,
    unit__isnull=True,
    item__isnull=True,
    raises="",
    workplace="",
)
_SHOWN = (
    Q(role="", organisation__isnull=True, deputy__isnull=True, until__isnull=False)
    & shown_or_raising("paper", "matter", "unit", "item")
    & ~Q(workplace="")
)


class Invitation(CouncilRow):
    """An invitation to a seat, or a guest's: to see one thing, or to raise matters.

    Without a link its hash is empty. The keys to what is shown name the council too, and
    stand in the migrations.

    Attributes:
        party: For which party one is to sit, or which party shows the thing.
        raises: As what a guest may raise matters; empty for every other invitation.
        workplace: Where a guest works; it becomes an organisation when they accept.
    """

    name = models.CharField(max_length=200)
    email = models.EmailField()
    party = party_field()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    role = models.CharField(max_length=30, blank=True)
    paper = models.ForeignKey(
        Paper,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        null=True,
        blank=True,
    )
    matter = models.ForeignKey(
        Matter,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        null=True,
        blank=True,
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        null=True,
        blank=True,
    )
    item = models.ForeignKey(
        Item,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        null=True,
        blank=True,
    )
    raises = models.CharField(max_length=20, blank=True)
    workplace = models.CharField(max_length=200, blank=True)
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
            models.CheckConstraint(
                name="invitation_to_a_seat_or_to_see_something",
                condition=_TO_A_SEAT | _SHOWN,
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

    @property
    def sight(self) -> Sight | None:
        """What a guest is invited to; None for a seat."""
        there = {
            Sight.PAPER: self.paper_id,
            Sight.MATTER: self.matter_id,
            Sight.QUESTION: self.unit_id,
            Sight.ITEM: self.item_id,
            Sight.RAISING: self.raises,
        }
        return next((sight for sight, of in there.items() if of), None)
