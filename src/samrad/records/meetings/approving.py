"""Minutes on their way: who is asked, what they say, who approves, what is locked."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, party_field, together
from samrad.records.meetings.models import Item, Meeting
from samrad.records.people.models import Person


class Reader(CouncilRow):
    """Somebody who was there and is asked what they say to the minutes.

    `version` is the number the minutes will be locked under, here and below. The keys to rows
    of the council name the council too and stand in the migration.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="readers", db_constraint=False
    )
    version = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # When the text went out, the last time.
    asked_at = models.DateTimeField()
    # The letter with the link.
    sent_at = models.DateTimeField(null=True, blank=True)
    undelivered_at = models.DateTimeField(null=True, blank=True)
    # When they commented, or said that they have nothing to add.
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "meeting", "version", "person"],
                name="asked_once_per_version",
            )
        ]


class Comment(CouncilRow):
    """What somebody who was there says to an item, or to the minutes as a whole."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="comments", db_constraint=False
    )
    version = models.PositiveSmallIntegerField()
    item = models.ForeignKey(
        Item,
        on_delete=models.PROTECT,
        related_name="comments",
        null=True,
        blank=True,
        db_constraint=False,
    )
    text = models.TextField()
    party = party_field()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # "taken" into the text or "left"; empty until it is settled.
    outcome = models.CharField(max_length=10, blank=True)
    answer = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="", settled_at=None)
                | Q(outcome__in=["taken", "left"], settled_at__isnull=False),
                name="comment_outcome_known",
            ),
            together("comment_settled_at_and_by_go_together", "settled_at", "settled_by"),
        ]


class Approval(CouncilRow):
    """A party approves a text by its fingerprint; of another text it says nothing."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="approvals", db_constraint=False
    )
    version = models.PositiveSmallIntegerField()
    party = party_field()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "meeting", "version", "party", "sha256"],
                name="approved_once_per_party",
            )
        ]


class MinutesVersion(CouncilRow):
    """Minutes that are locked: written once, never changed, never deleted.

    `content` is the canonical form; the database computes its fingerprint itself.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="versions", db_constraint=False
    )
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    # Why the version before was corrected; empty for the first.
    reason = models.TextField(blank=True)
    locked_at = models.DateTimeField()
    locked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "meeting", "number"], name="minutes_version_number_once"
            ),
            models.UniqueConstraint(
                fields=["council", "id"], name="minutes_version_in_council"
            ),
        ]


class Correction(CouncilRow):
    """Locked minutes are opened again to become version `number`, for a reason.

    One that was opened by mistake is given up; its number is not given again.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="corrections", db_constraint=False
    )
    number = models.PositiveSmallIntegerField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_up_at = models.DateTimeField(null=True, blank=True)
    given_up_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    given_up_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "meeting", "number"], name="correction_number_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
            together("correction_given_up_at_and_by_go_together", "given_up_at", "given_up_by"),
            models.CheckConstraint(
                condition=Q(given_up_at=None) | ~Q(given_up_why=""),
                name="correction_given_up_for_a_reason",
            ),
        ]
