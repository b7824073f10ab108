"""Pictures both parties adopted: who, which text, what was frozen, what everyone may read."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, party_field, together
from samrad.records.people.models import Person
from samrad.records.pictures.models import Picture


class Adoption(CouncilRow):
    """A party adopts a picture by its fingerprint; of another text it says nothing."""

    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, related_name="adoptions", db_constraint=False
    )
    party = party_field()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "picture", "party", "sha256"], name="adopted_once_per_party"
            )
        ]


class PictureVersion(CouncilRow):
    """A picture that is frozen: written once, never changed, never deleted.

    `content` is the canonical form; the database computes its fingerprint itself.
    """

    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, related_name="versions", db_constraint=False
    )
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    # Why the version before it was corrected; empty for the first of a picture.
    reason = models.TextField(blank=True)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "number"], name="picture_version_number_once"
            ),
            models.UniqueConstraint(
                fields=["council", "id"], name="picture_version_in_council"
            ),
        ]


class PublicPicture(CouncilRow):
    """The words of a frozen picture for everyone; what is exempt was left out before."""

    version = models.ForeignKey(
        PictureVersion, on_delete=models.PROTECT, related_name="published", db_constraint=False
    )
    content = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="public_picture_in_council"),
            models.UniqueConstraint(
                fields=["council", "version"],
                condition=Q(withdrawn_at=None),
                name="picture_published_once",
            ),
            together(
                "public_picture_withdrawn_at_and_by_go_together", "withdrawn_at", "withdrawn_by"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""),
                name="public_picture_withdrawn_for_a_reason",
            ),
        ]


class PublicFigure(CouncilRow):
    """A figure of a public picture, apart from its words.

    Residents are answered it while every paper it came in is released to everyone; once a
    release is withdrawn they are told that a figure stood there.
    """

    public = models.ForeignKey(
        PublicPicture, on_delete=models.PROTECT, related_name="figures", db_constraint=False
    )
    figure = models.UUIDField()
    content = models.TextField()
    papers = ArrayField(models.UUIDField(), default=list, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "public", "figure"], name="public_figure_once"
            )
        ]
