"""Asking to be forgotten, and the receipt of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import Row
from samrad.records.people.models import Person


class Forgetting(Row):
    """Somebody asked to be forgotten; once done, it no more says who, only how much went.

    The receipt is read at an address that only they were given, for they sign in no more.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    secret_sha256 = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    removed = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, person__isnull=False)
                | Q(done_at__isnull=False, person__isnull=True),
                name="forgetting_names_nobody_once_done",
            ),
            models.UniqueConstraint(fields=["person"], name="asked_to_be_forgotten_once"),
        ]
