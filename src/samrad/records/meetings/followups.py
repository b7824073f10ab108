"""What was noted about a measure after it was agreed; only ever added to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow
from samrad.records.meetings.measures import Measure
from samrad.records.people.models import Person

_KINDS = ("done", "dropped", "moved", "handed_over", "reopened")


class FollowUp(CouncilRow):
    """One thing that was done with a measure, by whom and why.

    The key to the measure names the council too and stands in the migration.
    """

    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="followed_up", db_constraint=False
    )
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # The reason; of what was done, where it can be seen.
    why = models.CharField(max_length=300, blank=True)
    # The deadline before and after it was moved.
    before = models.DateField(null=True, blank=True)
    after = models.DateField(null=True, blank=True)
    # The owner before, if there was one at that party, and after.
    owner_before = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    owner_after = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=_KINDS), name="followup_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind="moved")
                | Q(before__isnull=False, after__isnull=False) & ~Q(before=models.F("after")),
                name="followup_moved_from_and_to",
            ),
            models.CheckConstraint(
                condition=~Q(kind="handed_over") | Q(owner_after__isnull=False),
                name="followup_handed_over_to_somebody",
            ),
        ]
