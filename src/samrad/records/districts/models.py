"""A district, its analysts, the councils it asks, what they granted, and their counts."""

from typing import ClassVar

from django.db import models

from samrad.core.reports.tally import FIELDS
from samrad.core.reports.tally import Tally as CoreTally
from samrad.records.basics.fields import CouncilRow, Row, party_field, together
from samrad.records.people.models import Person


class District(Row):
    """A police district, a county or a länsstyrelse: sees counts of councils that let it."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)


class Analyst(Row):
    """Somebody who reads the counts of a district."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="analysts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["district", "person"], name="analyst_once")
        ]


class Asked(CouncilRow):
    """A district asks the council to be told its counts. By itself it opens nothing."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "district"], name="asked_once")
        ]


class Grant(CouncilRow):
    """One party lets the district be told; it is, while the grants of both are in force."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="+")
    party = party_field()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            together("grant_withdrawn_at_and_by_go_together", "withdrawn_at", "withdrawn_by"),
            models.UniqueConstraint(
                fields=["council", "district", "party"],
                condition=models.Q(withdrawn_at=None),
                name="one_grant_in_force_per_party",
            ),
        ]


class Tally(CouncilRow):
    """The counts of the council as they were on a day: all that leaves it for a district."""

    on = models.DateField()
    agreements = models.PositiveSmallIntegerField()
    meetings = models.PositiveSmallIntegerField()
    meetings_held = models.PositiveSmallIntegerField()
    met = models.PositiveSmallIntegerField()
    met_late = models.PositiveSmallIntegerField()
    overdue = models.PositiveSmallIntegerField()
    evaluations = models.PositiveSmallIntegerField()
    evaluated = models.PositiveSmallIntegerField()
    reviews = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "on"], name="tally_once_a_day")
        ]

    @property
    def counts(self) -> CoreTally:
        """The counts as the core holds them."""
        return CoreTally(**{name: getattr(self, name) for name in FIELDS})
