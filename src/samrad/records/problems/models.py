"""Problem sheets: what is said of a problem, its causes, its evidence, who analysed it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import (
    CouncilRow,
    exempt_on_a_ground,
    one_of,
    party_field,
    together,
)
from samrad.records.people.models import Person
from samrad.records.pictures.models import PicturePart
from samrad.records.pictures.versions import PictureVersion


class Problem(CouncilRow):
    """A problem both parties work with.

    The keys to rows of the council name the council too, here and below, and stand in the
    migration.
    """

    title = models.CharField(max_length=200)
    # A standing topic or focus area of the agreement, by its name there.
    focus = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=12, default="noticed")
    # Why it is parked or closed, and when a parked one is looked at again.
    why = models.CharField(max_length=500, blank=True)
    look_again = models.DateField(null=True, blank=True)
    openness = models.CharField(max_length=10, default="council")
    ground = models.CharField(max_length=60, blank=True)
    review = models.DateField(null=True, blank=True)
    party = party_field()
    noticed_at = models.DateTimeField()
    noticed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="problem_in_council"),
            models.CheckConstraint(
                condition=Q(
                    stage__in=[
                        *("noticed", "analysed", "prioritised"),
                        *("in_plan", "parked", "closed"),
                    ]
                ),
                name="problem_stage_known",
            ),
            models.CheckConstraint(
                condition=Q(stage="parked", look_again__isnull=False) & ~Q(why="")
                | ~Q(stage="parked") & Q(look_again__isnull=True),
                name="problem_parked_until_looked_at",
            ),
            exempt_on_a_ground("problem_exempt_on_a_ground", "council"),
            together("problem_moved_at_and_by_go_together", "moved_at", "moved_by"),
        ]


class ProblemAspect(CouncilRow):
    """What is said of one aspect of a problem, with its twin.

    `revision` counts each writing.
    """

    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, related_name="aspects", db_constraint=False
    )
    aspect = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    twin = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "problem", "aspect"], name="problem_aspect_once"
            ),
        ]


class Cause(CouncilRow):
    """A cause in a tree, a fishbone or a chain; it stands under another or under none."""

    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, related_name="causes", db_constraint=False
    )
    shape = models.CharField(max_length=10)
    under = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        null=True,
        blank=True,
    )
    bone = models.CharField(max_length=12, blank=True)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=160)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="cause_in_council"),
            models.CheckConstraint(
                condition=Q(shape__in=["tree", "fishbone", "chain"]), name="cause_shape_known"
            ),
            models.CheckConstraint(
                condition=Q(shape="fishbone", under=None) & ~Q(bone="")
                | Q(bone="") & ~Q(shape="fishbone", under=None),
                name="cause_at_a_bone_of_a_fishbone",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="cause_says_something"),
        ]


class ProblemEvidence(CouncilRow):
    """What of a frozen picture shows the problem: a part of it, or one figure there."""

    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, related_name="evidence", db_constraint=False
    )
    version = models.ForeignKey(
        PictureVersion, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    part = models.ForeignKey(
        PicturePart, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    # As the frozen picture names it.
    figure = models.UUIDField(null=True, blank=True)
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "problem", "version", "part", "figure"],
                name="problem_evidence_once",
                nulls_distinct=False,
            ),
        ]


class Participant(CouncilRow):
    """Who took part in the analysis: a member, or a service or organisation. No residents."""

    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, related_name="participants", db_constraint=False
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    name = models.CharField(max_length=120, null=True, blank=True)  # noqa: DJ001 -- one of two
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=one_of("person", "name"), name="participant_is_one"
            ),
            models.UniqueConstraint(
                fields=["council", "problem", "person", "name"],
                name="participant_once",
                nulls_distinct=False,
            ),
        ]


class Score(CouncilRow):
    """How much a problem matters to a party, for each criterion; written by that party only."""

    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, related_name="scores", db_constraint=False
    )
    party = party_field()
    scores = models.JSONField()
    why = models.CharField(max_length=500, blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "problem", "party"], name="score_once_per_party"
            ),
        ]


class PriorityWeights(CouncilRow):
    """How much each criterion counts for a council. Only ever added to."""

    number = models.PositiveSmallIntegerField()
    weights = models.JSONField()
    why = models.CharField(max_length=500)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "number"], name="weights_number_once"),
        ]
