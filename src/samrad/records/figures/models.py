"""Sources, what they deliver, each figure of it; and what is being brought just now."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.core.figures.files.stages import Stage, Step
from samrad.core.figures.hidden import Why
from samrad.core.figures.observations import Unit
from samrad.records.basics.fields import CouncilRow, party_field, together
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person

VALUE_OR_WHY = Q(value__isnull=False, why="") | Q(value__isnull=True) & ~Q(why="")
# No number is above infinity, and "not a number" is, to the database.
FINITE = Q(value__isnull=True) | Q(value__gt=float("-inf"), value__lt=float("inf"))


def cell_constraints(name: str) -> list[models.CheckConstraint]:
    """A figure is a number or says why it is none, and ends no earlier than it begins."""
    return [
        models.CheckConstraint(condition=VALUE_OR_WHY, name=f"{name}_value_or_why"),
        models.CheckConstraint(condition=FINITE, name=f"{name}_is_finite"),
        models.CheckConstraint(
            condition=Q(why__in=["", *map(str, Why)]), name=f"{name}_why_known"
        ),
        models.CheckConstraint(
            condition=Q(unit__in=[*map(str, Unit)]), name=f"{name}_unit_known"
        ),
        models.CheckConstraint(
            condition=Q(until__gte=models.F("since")), name=f"{name}_ends_after_it_begins"
        ),
    ]


class Source(CouncilRow):
    """Where figures of one kind come from, again and again, and how its files are understood.

    The other party sees a source once it sees a delivery of it (`records/figures/openness.py`).
    """

    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    party = party_field()
    # What the place of a figure is, and what is counted, in the source's own words.
    geography = models.CharField(max_length=200, blank=True)
    counting = models.TextField(blank=True)
    unit = models.CharField(max_length=20, default=Unit.CASES.value)
    # Days on which the way of counting changed: [["2015-10-01", "penal_code"], …].
    breaks = models.JSONField(default=list, blank=True)
    # How its latest file was understood; proposed for the next one.
    columns = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="source_in_council"),
            models.UniqueConstraint(fields=["council", "party", "key"], name="source_key_once"),
            models.CheckConstraint(
                condition=Q(unit__in=[*map(str, Unit)]), name="source_unit_known"
            ),
        ]


class Delivery(CouncilRow):
    """Figures that came in one file; the file is a paper, and who sees it sees them.

    Until it is taken none of its figures counts; what is undone counts no longer, and stays,
    so that what was read of it on an earlier day can be told.
    """

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="deliveries", db_constraint=False
    )
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, related_name="deliveries", db_constraint=False
    )
    delivered = models.DateField()
    cutoff = models.DateField(null=True, blank=True)
    # How many figures there are in it; fewer are kept while it is being taken.
    rows = models.PositiveIntegerField()
    # The figures themselves, whatever file they came in.
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=dict, blank=True)
    # Why figures that were released say something else now.
    correction = models.CharField(max_length=500, blank=True)
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="delivery_in_council"),
            models.UniqueConstraint(fields=["council", "paper"], name="delivery_of_one_paper"),
            models.UniqueConstraint(
                fields=["council", "id", "paper"], name="delivery_with_its_paper"
            ),
            together("delivery_taken_at_and_by_go_together", "taken_at", "taken_by"),
            together("delivery_undone_at_and_by_go_together", "undone_at", "undone_by"),
            models.UniqueConstraint(
                fields=["council", "source", "sha256"],
                condition=Q(taken_at__isnull=False, undone_at=None),
                name="delivery_counts_once",
            ),
        ]


class FigureRow(models.Model):
    """What every figure has: what, where, when, and how many or why not."""

    indicator = models.CharField(max_length=80)
    place = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField()
    value = models.FloatField(null=True, blank=True)
    why = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=20, default=Unit.CASES.value)

    class Meta:
        abstract = True


class Figure(CouncilRow, FigureRow):
    """One figure of a delivery; with its paper, which says who sees it, and goes with it."""

    delivery = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, related_name="figures", db_constraint=False
    )
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    label = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            *cell_constraints("figure"),
            models.UniqueConstraint(
                fields=["council", "delivery", "indicator", "place", "since", "until"],
                name="figure_once_in_a_delivery",
            ),
        ]


class Upload(CouncilRow):
    """A file somebody is bringing figures in; seen by them alone, and gone once it is taken.

    Of a large one, which the worker reads, the row stays for a while and says where the figures
    are; the file is in the paper then.
    """

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="uploads", db_constraint=False
    )
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    columns = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, default=Stage.DIRECT.value)
    # Each time the worker is asked, the turn is another one: what it began before has ended.
    turn = models.PositiveIntegerField(default=0)
    step = models.CharField(max_length=10, default=Step.WAITING.value)
    # How many rows, or figures, of how many.
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    # What the worker saw; what is said of it when it is to be taken; why it was not.
    seen = models.JSONField(default=dict, blank=True)
    said = models.JSONField(default=dict, blank=True)
    refused = models.JSONField(default=dict, blank=True)
    # The delivery it became.
    became = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=[*map(str, Stage)]), name="upload_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(step__in=[*map(str, Step)]), name="upload_step_known"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.TAKEN.value, became__isnull=False)
                | ~Q(stage=Stage.TAKEN.value) & Q(became=None),
                name="upload_taken_became_a_delivery",
            ),
        ]
