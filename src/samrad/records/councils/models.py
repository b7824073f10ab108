"""Councils, their parties and municipalities, and who has a seat."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from samrad.core.people.roles import LEADING_IF_SAID
from samrad.records.basics.fields import CouncilRow, Row, party_field
from samrad.records.people.models import Organisation, Person


class Council(Row):
    """The forum of the parties. It owns every row of the partnership."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    # The målform (or language) of its documents, decided by the municipality.
    language = models.CharField(max_length=2, default="nb")
    # Whose school breaks its planner warns of; a key of core/basics/places.
    municipality = models.CharField(max_length=60, blank=True)
    # Local, joint or regional; and every body it acts as, its own one first.
    kind = models.CharField(max_length=10)
    bodies = ArrayField(models.CharField(max_length=20), default=list)


class CouncilParty(CouncilRow):
    """An organisation that takes part in the council, as which party, and for which time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    party = party_field()
    # Empty for those the council was founded with.
    since = models.DateField(null=True, blank=True)
    # Its last day, where it has left or will.
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="party_leaves_after_it_joins",
            ),
            # Who left and comes back has a row for each time.
            models.UniqueConstraint(
                fields=["council", "organisation"],
                condition=models.Q(until=None),
                name="organisation_once_at_a_time",
            ),
        ]


class Seat(CouncilRow):
    """A person's place in the council, for a time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    party = party_field()
    role = models.CharField(max_length=30)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    # First, second … deputy; empty for who sits there always.
    deputy = models.PositiveSmallIntegerField(null=True, blank=True)
    # Said to be in a leading position, where the role does not tell.
    leading = models.BooleanField(default=False, db_default=False)
    # Chosen by the council for the office of its role, where several could hold it.
    chosen = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "person", "role", "since"], name="seat_once"
            ),
            models.UniqueConstraint(fields=["council", "id"], name="seat_in_council"),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="seat_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(leading=False) | models.Q(role__in=sorted(LEADING_IF_SAID)),
                name="leading_is_said_only_where_the_role_does_not_tell",
            ),
        ]


class StandIn(CouncilRow):
    """A deputy's seat, taken for some days; on other days it opens nothing."""

    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, related_name="taken", db_constraint=False
    )
    since = models.DateField()
    until = models.DateField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="stand_in_ends_after_it_begins",
            )
        ]
