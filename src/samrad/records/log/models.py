"""Entries of a council's log, and its head."""

from typing import ClassVar

from django.db import models

from samrad.records.basics.fields import CouncilRow


class LogEntry(CouncilRow):
    """One thing that was done. Written by `samrad_log` only, and never again.

    Persons and things are named by identifier and not by key: an entry outlives an account
    that is deleted, and then says no more who it was.
    """

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    who = models.UUIDField(null=True)
    party = models.CharField(max_length=12, blank=True)
    act = models.CharField(max_length=40)
    thing = models.CharField(max_length=40)
    thing_id = models.UUIDField(null=True)
    facts = models.TextField()
    seal = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "number"], name="entry_number_once")
        ]


class LogHead(CouncilRow):
    """The latest entry's number and seal; locked while one is added, so that none is lost."""

    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council"], name="one_head_per_council")
        ]
