"""Meetings, their agendas, and what was said there."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, exempt_on_a_ground, together
from samrad.records.councils.models import Seat
from samrad.records.meetings.matters import Matter
from samrad.records.people.models import Person


class Meeting(CouncilRow):
    """One meeting of the council, by its number within the year.

    The acts on it write the evidence the duties are judged by; `name` is the name there.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, default="ordinary")
    day = models.DateField()
    # Empty while only the day is known. Wall-clock times of the council's country.
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=12, default="planned")
    minutes_stage = models.CharField(max_length=12, default="draft")
    # Counts the changes of day, time or place that were told to calendars (RFC 5546).
    sequence = models.PositiveIntegerField(default=0)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    cancelled_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "year", "number"], name="meeting_number_once"
            ),
            models.UniqueConstraint(fields=["council", "id"], name="meeting_in_council"),
            models.CheckConstraint(
                condition=Q(stage__in=["planned", "called", "held", "cancelled"]),
                name="meeting_stage_known",
            ),
            models.CheckConstraint(
                condition=Q(minutes_stage__in=["draft", "sent", "approved", "locked"]),
                name="minutes_stage_known",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=models.F("starts")),
                name="meeting_ends_after_it_begins",
            ),
            together("meeting_cancelled_at_and_by_go_together", "cancelled_at", "cancelled_by"),
        ]

    @property
    def name(self) -> str:
        """As people say it: "3/25"."""
        return f"{self.number}/{self.year % 100:02d}"


class Item(CouncilRow):
    """One item of an agenda. It gets its number n/yy when the notice goes, and keeps it.

    The keys to meeting and matter name the council too and stand in the migration; so do
    those of all tables below.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="items", db_constraint=False
    )
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    matter = models.ForeignKey(
        Matter,
        on_delete=models.PROTECT,
        related_name="items",
        null=True,
        blank=True,
        db_constraint=False,
    )
    # The topic, the key of the duty, or the identifier of the decision it stands there for.
    key = models.CharField(max_length=300, blank=True)
    # How long it is planned to take.
    minutes = models.PositiveSmallIntegerField(default=10)
    # In a joint council: the municipality whose block it stands in; empty for what is common.
    municipality = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    openness = models.CharField(max_length=10, default="council")
    ground = models.CharField(max_length=60, blank=True)
    review = models.DateField(null=True, blank=True)
    # Taken off the agenda after it had its number; the number stays used.
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "year", "number"], name="item_number_once"
            ),
            models.UniqueConstraint(fields=["council", "id"], name="item_in_council"),
            models.UniqueConstraint(
                fields=["meeting", "key"],
                condition=~Q(key=""),
                name="item_stands_there_once",
            ),
            together("item_number_of_a_year", "year", "number"),
            together("item_struck_at_and_by_go_together", "struck_at", "struck_by"),
            exempt_on_a_ground("item_exempt_on_a_ground", "open", "council"),
        ]


class Paragraph(CouncilRow):
    """One paragraph of the minutes: a summary, a decision or a dissent.

    `revision` counts its changes, so that two who write at once overwrite nothing.
    """

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="paragraphs", db_constraint=False
    )
    wording = models.CharField(max_length=10)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    openness = models.CharField(max_length=10, default="council")
    ground = models.CharField(max_length=60, blank=True)
    review = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="paragraph_in_council"),
            models.CheckConstraint(
                condition=Q(wording__in=["summary", "decision", "dissent"]),
                name="paragraph_wording_known",
            ),
            exempt_on_a_ground("paragraph_exempt_on_a_ground", "open", "council"),
        ]


class Presence(CouncilRow):
    """Whether somebody was there when an item was treated, and on which seat."""

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="presences", db_constraint=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # The seat sat on; empty for a guest.
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_constraint=False,
    )
    present = models.CharField(max_length=8)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "person"], name="present_once_per_item")
        ]
