"""The letter in which a person is reminded of their measures: once a day at most."""

from django.db import models

from samrad.records.basics.fields import Row
from samrad.records.people.models import Person


class Digest(Row):
    """When a person was last reminded, and what they wish of it. Theirs alone.

    Held while the letter of a day goes, so that no second one goes beside it.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    quiet_in_july = models.BooleanField(default=True)
    told_on = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    # The address took no letter that day.
    undelivered_at = models.DateTimeField(null=True, blank=True)
