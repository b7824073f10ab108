"""Situation pictures, their parts, and each party's own picture of a part."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, party_field, together
from samrad.records.figures.models import Source
from samrad.records.meetings.models import Meeting
from samrad.records.people.models import Person


class Picture(CouncilRow):
    """The situation picture both parties make for a meeting.

    The keys to rows of the council name the council too, here and below, and stand in the
    migration. Once it is frozen nothing of it changes (`records/pictures/freezing.py`).
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="pictures", db_constraint=False
    )
    # The day it looks from: what had been delivered by then counts.
    as_of = models.DateField()
    stage = models.CharField(max_length=10, default="draft")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Why it was opened last after it had been frozen: to be corrected.
    reason = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            together("picture_opened_at_and_by_go_together", "opened_at", "opened_by"),
            models.UniqueConstraint(fields=["council", "id"], name="picture_in_council"),
            models.UniqueConstraint(fields=["council", "meeting"], name="picture_once"),
            models.CheckConstraint(
                condition=Q(stage__in=["draft", "settled", "adopted", "frozen"]),
                name="picture_stage_known",
            ),
        ]


class PicturePart(CouncilRow):
    """One part of a picture: a focus area, or what a country's law asks for."""

    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, related_name="parts", db_constraint=False
    )
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    area = models.CharField(max_length=200, blank=True)
    joint = models.TextField(blank=True)
    unreported = models.TextField(blank=True)
    causes = models.TextField(blank=True)
    openness = models.CharField(max_length=10, default="council")
    ground = models.CharField(max_length=60, blank=True)
    review = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="picture_part_in_council"),
            models.UniqueConstraint(
                fields=["council", "picture", "kind", "area"], name="picture_part_once"
            ),
            models.CheckConstraint(
                condition=Q(openness__in=["open", "council"], ground="", review=None)
                | Q(openness="exempt", review__isnull=False) & ~Q(ground=""),
                name="picture_part_exempt_on_a_ground",
            ),
        ]


class OwnPicture(CouncilRow):
    """What one party sees of a part; its own business until it shows it.

    Who may see a row the database decides (`records/pictures/openness.py`); no page filters.
    """

    part = models.ForeignKey(
        PicturePart, on_delete=models.PROTECT, related_name="own", db_constraint=False
    )
    party = party_field()
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    shown_at = models.DateTimeField(null=True, blank=True)
    shown_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "part", "party"], name="own_picture_once"
            ),
            together("own_picture_shown_at_and_by_go_together", "shown_at", "shown_by"),
        ]


class PictureDifference(CouncilRow):
    """Something the parties see differently, and how it was settled."""

    part = models.ForeignKey(
        PicturePart, on_delete=models.PROTECT, related_name="differences", db_constraint=False
    )
    text = models.TextField()
    party = party_field()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    settled = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            together("difference_settled_at_and_by_go_together", "settled_at", "settled_by"),
            models.CheckConstraint(
                condition=Q(settled="", settled_at=None)
                | ~Q(settled="") & Q(settled_at__isnull=False),
                name="difference_settled_somehow",
            ),
        ]


class ChosenFigure(CouncilRow):
    """A series somebody chose for a part: of a source of the council, or official statistics.

    Only who sees a figure of the series sees the choice.
    """

    part = models.ForeignKey(
        PicturePart, on_delete=models.PROTECT, related_name="figures", db_constraint=False
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        null=True,
        blank=True,
    )
    # The key of a table of official statistics, where it is of no source.
    statistic = models.CharField(max_length=60, blank=True)
    indicator = models.CharField(max_length=80)
    place = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField()
    against = models.CharField(max_length=10, default="earlier")
    years = models.PositiveSmallIntegerField(default=2)
    places = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(source=None) & ~Q(statistic="")
                | Q(source__isnull=False, statistic=""),
                name="figure_chosen_from_one",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="figure_chosen_of_a_period"
            ),
            models.CheckConstraint(
                condition=Q(against__in=["earlier", "district", "similar", "country"]),
                name="figure_against_known",
            ),
            models.UniqueConstraint(
                fields=[
                    *("council", "part", "source", "statistic", "indicator", "place"),
                    *("since", "until", "against"),
                ],
                name="figure_chosen_once",
                nulls_distinct=False,
            ),
        ]
