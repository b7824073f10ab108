"""Whom a sign-in service knows a person as, and the sessions that began there."""

from typing import ClassVar

from django.db import models

from samrad.records.basics.fields import Row
from samrad.records.people.models import Person


class Identity(Row):
    """A person as a sign-in service knows them: by a key that never changes, not by e-mail."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identities")
    issuer = models.TextField()
    subject_key = models.TextField()
    bound_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject_key"], name="identity_once")
        ]


class ServiceSession(Row):
    """A session here that began at a service; without this row it is over.

    When somebody signs out there, the service names its own session (`sid`) or the person,
    and no cookie comes along.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    issuer = models.TextField()
    subject_key = models.TextField()
    sid = models.TextField(blank=True)
    began_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["issuer", "sid"], name="session_by_sid")]


class UsedOnce(models.Model):
    """What counts only once: a sign-in that was begun, a message that somebody signed out."""

    mark = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField()
