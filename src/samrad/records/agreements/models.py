"""An agreement's versions, their clauses, and how they came to be."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samrad.core.people.parties import Party
from samrad.records.basics.fields import CouncilRow, party_field, together
from samrad.records.people.models import Person


def both_parties() -> list[str]:
    """The default of a clause: it binds both."""
    return [party.value for party in Party]


class Version(CouncilRow):
    """One version of the council's agreement; a signed one never changes."""

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    # The day its clauses begin to be counted, and the last one once it is over.
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["council", "id"], name="version_in_council"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="version_ends_after_it_begins",
            ),
            # One version is being worked on at a time, or nobody knows which text is meant.
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(since__isnull=True),
                name="one_version_under_way",
            ),
        ]


class VersionRow(CouncilRow):
    """A row that belongs to a version; the database refuses another council's version."""

    # The constraint is composite (council, version) and stands in the first migration.
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="%(class)ss", db_constraint=False
    )

    class Meta:
        abstract = True


class ClauseText(models.Model):
    """What a clause holds, as proposed and as agreed."""

    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=30)
    terms = models.JSONField(default=dict)
    heading = models.CharField(max_length=200, blank=True)
    quote = models.TextField(blank=True)
    binds = ArrayField(models.CharField(max_length=12), default=both_parties)

    class Meta:
        abstract = True


class Clause(VersionRow, ClauseText):
    """One clause of one version."""

    position = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "key"], name="clause_key_once")
        ]


class Change(VersionRow, ClauseText):
    """A change to a version under way: proposed by one party, answered by the other."""

    action = models.CharField(max_length=10)
    proposed_party = party_field()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            together("change_answered_at_and_by_go_together", "answered_at", "answered_by"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="change_answer_has_its_day",
            ),
            models.UniqueConstraint(
                fields=["version", "key"],
                condition=Q(answer=""),
                name="one_open_change_per_clause",
            ),
        ]


class Step(VersionRow):
    """One party's step with a version: sent to its council, returned, signed, terminated."""

    party = party_field()
    stage = models.CharField(max_length=12)
    on = models.DateField()
    reason = models.TextField(blank=True)
    # The municipality's or the police's own case number, e.g. of the elected council.
    case = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class SignedFile(VersionRow):
    """The signed agreement as a file, with the hash that proves it is the same one."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="hash_is_a_sha256"
            ),
            models.UniqueConstraint(fields=["version", "sha256"], name="file_once_per_version"),
        ]
