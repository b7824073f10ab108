"""Papers and figures that were brought to a council, their markings, releases and guests."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import (
    CouncilRow,
    exempt_on_a_ground,
    party_field,
    shown_or_raising,
    together,
)
from samrad.records.people.models import Person


class Paper(CouncilRow):
    """A file one party brought. Figures of the police are seen by the police until released.

    Who may see a row the database decides (`records/papers/openness.py`); no page filters.
    """

    title = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    # What can be read in it, for the search; empty where nothing can.
    text = models.TextField(blank=True)
    party = party_field()
    figures = models.BooleanField(default=False)
    openness = models.CharField(max_length=10)
    ground = models.CharField(max_length=60, blank=True)
    review = models.DateField(null=True, blank=True)
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="paper_in_council"),
            models.CheckConstraint(
                condition=Q(openness__in=["open", "council", "party", "exempt"]),
                name="paper_openness_known",
            ),
            exempt_on_a_ground("paper_exempt_on_a_ground"),
        ]


class Released(CouncilRow):
    """A release of figures by the police: who, on which basis, how fine, how far, how long.

    The key to the paper names the council too, here and below, and stands in the migration.
    """

    paper = models.ForeignKey(
        Paper, on_delete=models.CASCADE, related_name="releases", db_constraint=False
    )
    basis = models.CharField(max_length=60)
    detail = models.CharField(max_length=20)
    public = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            together("release_withdrawn_at_and_by_go_together", "withdrawn_at", "withdrawn_by"),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(withdrawn_at=None), name="one_release_in_force"
            ),
        ]


class Guest(CouncilRow):
    """Somebody without a seat who sees one thing, or raises matters, for a time.

    The keys to what is shown name the council too and stand in the migrations.
    """

    paper = models.ForeignKey(
        Paper,
        on_delete=models.CASCADE,
        related_name="guests",
        db_constraint=False,
        null=True,
        blank=True,
    )
    matter = models.ForeignKey(
        "records.Matter",
        on_delete=models.CASCADE,
        related_name="guests",
        db_constraint=False,
        null=True,
        blank=True,
    )
    # What their unit is asked in a knowledge order.
    unit = models.ForeignKey(
        "records.Unit",
        on_delete=models.CASCADE,
        related_name="guests",
        db_constraint=False,
        null=True,
        blank=True,
    )
    # An item of an agenda they are invited for, where it has no matter.
    item = models.ForeignKey(
        "records.Item",
        on_delete=models.CASCADE,
        related_name="guests",
        db_constraint=False,
        null=True,
        blank=True,
    )
    # As what they may raise matters and are shown nothing but those; empty where shown a thing.
    raises = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "person"], name="guest_once_per_paper"),
            models.UniqueConstraint(fields=["matter", "person"], name="guest_once_per_matter"),
            models.UniqueConstraint(fields=["unit", "person"], name="guest_once_per_unit"),
            models.UniqueConstraint(fields=["item", "person"], name="guest_once_per_item"),
            models.UniqueConstraint(
                fields=["council", "person", "raises"],
                condition=~Q(raises=""),
                name="guest_raises_once",
            ),
            models.CheckConstraint(
                condition=shown_or_raising("paper", "matter", "unit", "item"),
                name="guest_of_one_thing",
            ),
        ]
