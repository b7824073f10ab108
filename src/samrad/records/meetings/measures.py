"""What follows from a decision: measures, or that there is none, because."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, together
from samrad.records.meetings.models import Paragraph
from samrad.records.people.models import Person


class Measure(CouncilRow):
    """One thing that will be done because of a decision, with an owner at each party."""

    decision = models.ForeignKey(
        Paragraph, on_delete=models.PROTECT, related_name="measures", db_constraint=False
    )
    title = models.CharField(max_length=300)
    municipality_owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    police_owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    deadline = models.DateField()
    indicator = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Where a reader can see that it was done.
    proof = models.CharField(max_length=300, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    # It will not be done after all, because.
    dropped_why = models.CharField(max_length=300, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="measure_in_council"),
            models.CheckConstraint(
                condition=Q(municipality_owner__isnull=False) | Q(police_owner__isnull=False),
                name="measure_has_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_on__isnull=True),
                name="measure_done_or_dropped",
            ),
            together("measure_done_on_and_by_go_together", "done_on", "done_by"),
            together("measure_dropped_on_and_by_go_together", "dropped_on", "dropped_by"),
        ]


class NoMeasure(CouncilRow):
    """Why a decision needs no measure."""

    decision = models.ForeignKey(
        Paragraph, on_delete=models.PROTECT, related_name="without", db_constraint=False
    )
    because = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision"], name="no_measure_once")
        ]
