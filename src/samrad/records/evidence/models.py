"""Evidence that a duty was met, and the reminders sent of those that were not."""

from typing import ClassVar

from django.db import models

from samrad.records.basics.fields import CouncilRow
from samrad.records.people.models import Person


class Evidence(CouncilRow):
    """One thing done, or one meeting planned. Never changed: a mistake is withdrawn."""

    deed = models.CharField(max_length=30)
    on = models.DateField()
    known = models.DateField()
    ref = models.CharField(max_length=200)
    meeting = models.CharField(max_length=40, blank=True)
    topic = models.CharField(max_length=200, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["council", "on"], name="evidence_by_day")]


class Reminder(CouncilRow):
    """A reminder of one duty, made once for each step of nearness.

    Of a release that is over there are some after its day, too: they count below zero.
    """

    # The key of a clause, a year, and the longest name of a focus area.
    duty = models.CharField(max_length=300)
    due = models.DateField()
    days_before = models.SmallIntegerField()
    made_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "duty", "days_before"], name="reminded_once"
            )
        ]


class Feed(CouncilRow):
    """A calendar feed someone subscribes to; only the hash of its address is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
