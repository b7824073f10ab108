"""The receipts of what was deleted: what kind, how much, by which rule; never what it was."""

from typing import ClassVar

from django.db import models

from samrad.records.basics.fields import CouncilRow, Row


class Receipt(models.Model):
    """What one run did with one kind of thing."""

    run = models.UUIDField()
    kind = models.CharField(max_length=30)
    number = models.PositiveIntegerField()
    # What was older than this day went.
    before = models.DateField()
    rule = models.CharField(max_length=300)
    decided = models.CharField(max_length=200, blank=True)
    # Of the identifiers, one on each line: whoever has a list can show that it is this one.
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    ran_by = models.CharField(max_length=12)

    class Meta:
        abstract = True


class Disposal(CouncilRow, Receipt):
    """A receipt of a council. Written by `samrad_dispose` together with what it tells of."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "run", "kind"], name="receipt_once")
        ]


class Housekeeping(Row, Receipt):
    """A receipt of the installation: sessions, jobs, and persons without a seat."""
