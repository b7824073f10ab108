"""Fields and constraints that many tables share."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from samrad.records.basics.ids import uuid7


class Row(models.Model):
    """A row with an identifier made before it is written."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class CouncilRow(Row):
    """A row that belongs to a council; the database shows it to that council only."""

    council = models.ForeignKey("records.Council", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class SentOnce(models.Model):
    """A row with a letter that goes once: the moments that say what became of it.

    They are written by `actions/sending_once` alone (docs/adr/0025).
    """

    tried_at = models.DateTimeField(null=True, blank=True)
    handing_in_at = models.DateTimeField(null=True, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    undelivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


def party_field(*, or_neither: bool = False) -> "models.CharField[str, str]":
    """Which of the two parties; empty for neither, where that can be."""
    return models.CharField(max_length=12, blank=or_neither)


def exempt_on_a_ground(name: str, *other: str) -> models.CheckConstraint:
    """A constraint: what is exempt has its ground and its review, and nothing else has.

    `other` are the levels of openness it can have instead; none named is any.
    """
    exempt = Q(openness="exempt", review__isnull=False) & ~Q(ground="")
    if other:
        instead = Q(openness__in=[*other], ground="", review__isnull=True)
    else:
        instead = ~Q(openness="exempt") & Q(ground="", review__isnull=True)
    return models.CheckConstraint(condition=exempt | instead, name=name)


def together(name: str, *fields: str) -> models.CheckConstraint:
    """A constraint: either all of `fields` are filled in or none is."""
    none = Q(**{f"{field}__isnull": True for field in fields})
    every = Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(condition=none | every, name=name)


def one_of(*fields: str) -> Q:
    """A condition: exactly one of `fields` is filled in."""
    cases = (Q(**{f"{one}__isnull": one != there for one in fields}) for there in fields)
    return reduce(or_, cases)


def shown_or_raising(*fields: str) -> Q:
    """A condition: one of `fields` is shown to a guest; or none, and they raise matters."""
    nothing = Q(**{f"{field}__isnull": True for field in fields})
    return (one_of(*fields) & Q(raises="")) | (nothing & ~Q(raises=""))
