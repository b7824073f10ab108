"""Official statistics: the same for every council, read by whoever is signed in."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.core.figures.observations import Unit
from samrad.records.basics.fields import Row
from samrad.records.figures.models import FigureRow, cell_constraints


class Statistic(Row):
    """A table of official statistics as it was taken in on a day; the latest one counts."""

    key = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    publisher = models.CharField(max_length=100)
    address = models.URLField(blank=True)
    licence = models.CharField(max_length=60, blank=True)
    geography = models.CharField(max_length=200, blank=True)
    counting = models.TextField(blank=True)
    unit = models.CharField(max_length=20, default=Unit.CASES.value)
    breaks = models.JSONField(default=list, blank=True)
    # What a reader calls each indicator, and each place, by its code.
    labels = models.JSONField(default=dict, blank=True)
    places = models.JSONField(default=dict, blank=True)
    delivered = models.DateField()
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "sha256"], name="statistic_taken_once"),
            models.CheckConstraint(
                condition=Q(unit__in=[*map(str, Unit)]), name="statistic_unit_known"
            ),
        ]


class StatisticFigure(Row, FigureRow):
    """One figure of a table of official statistics."""

    statistic = models.ForeignKey(Statistic, on_delete=models.CASCADE, related_name="figures")

    class Meta:
        constraints: ClassVar = [
            *cell_constraints("statistic_figure"),
            models.UniqueConstraint(
                fields=["statistic", "place", "indicator", "unit", "since", "until"],
                name="statistic_figure_once",
            ),
        ]
