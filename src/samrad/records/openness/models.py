"""The markings of every thing that can be marked."""

from typing import Any, ClassVar

from django.db import models

from samrad.records.basics.fields import CouncilRow, one_of, party_field
from samrad.records.people.models import Person

KINDS = ("paper", "matter", "item", "paragraph", "part", "answer")


def _of(model: str) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        f"records.{model}",
        on_delete=models.CASCADE,
        related_name="markings",
        db_constraint=False,
        null=True,
        blank=True,
    )


class Marked(CouncilRow):
    """A change of how open a thing is: by which party, and why.

    The keys name the council too and stand in the migrations. Who does not see the thing
    does not see its markings.
    """

    paper = _of("Paper")
    matter = _of("Matter")
    item = _of("Item")
    paragraph = _of("Paragraph")
    part = _of("PicturePart")
    answer = _of("Answer")
    openness = models.CharField(max_length=10)
    ground = models.CharField(max_length=60, blank=True)
    review = models.DateField(null=True, blank=True)
    # Empty for the first marking of what was just written: that is no change.
    reason = models.TextField(blank=True)
    # Who marked it so; empty where it is not known any more.
    party = party_field(or_neither=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=one_of(*KINDS), name="marked_is_one_thing")
        ]
