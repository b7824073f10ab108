"""What is published. Nothing that is exempt is in `content`: it was left out before."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, together
from samrad.records.meetings.approving import MinutesVersion
from samrad.records.meetings.models import Meeting
from samrad.records.people.models import Person


class PublicMinutes(CouncilRow):
    """The public version of locked minutes, as it was when it was published.

    Who assessed what is exempt, and why it was not given out all the same (`note`), is the
    council's to know. Residents read through functions that answer the content alone.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="published", db_constraint=False
    )
    version = models.ForeignKey(
        MinutesVersion, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    # The same as a document that is kept for ever, written from `content` and nothing else.
    pdf = models.BinaryField()
    note = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "meeting"],
                condition=Q(withdrawn_at=None),
                name="published_once",
            ),
            together(
                "published_withdrawn_at_and_by_go_together", "withdrawn_at", "withdrawn_by"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""),
                name="published_withdrawn_for_a_reason",
            ),
        ]
