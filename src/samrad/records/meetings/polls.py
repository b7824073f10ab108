"""Which day suits the members: the question, its days and each one's answer."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, SentOnce, together
from samrad.records.meetings.models import Meeting
from samrad.records.people.models import Person


class DatePoll(CouncilRow):
    """Asking the members which of some days suits them for one meeting."""

    # The meeting that is to be moved; empty for one that is not planned yet.
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        related_name="polls",
        null=True,
        blank=True,
        db_constraint=False,
    )
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    answer_by = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="poll_in_council"),
            together("poll_closed_at_and_by_go_together", "closed_at", "closed_by"),
        ]


class PollDay(CouncilRow):
    """One of the days asked about; of a poll that is closed at most one was chosen."""

    poll = models.ForeignKey(
        DatePoll, on_delete=models.PROTECT, related_name="days", db_constraint=False
    )
    day = models.DateField()
    chosen = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="poll_day_in_council"),
            models.UniqueConstraint(fields=["council", "poll", "day"], name="poll_day_once"),
            models.UniqueConstraint(
                fields=["council", "poll"], condition=Q(chosen=True), name="one_day_chosen"
            ),
        ]


class PollAnswer(CouncilRow):
    """Whether one of the days suits somebody. Each answers for themselves."""

    day = models.ForeignKey(
        PollDay, on_delete=models.PROTECT, related_name="answers", db_constraint=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    suits = models.CharField(max_length=10)
    answered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "day", "person"], name="one_answer_per_day"
            ),
            models.CheckConstraint(
                condition=Q(suits__in=["yes", "if_need_be", "no"]), name="answer_known"
            ),
        ]


class MeetingLetter(SentOnce, CouncilRow):
    """A letter to one member about a meeting as it was, or about a poll; it goes once.

    Of a meeting there is one for each time it was told to calendars (`sequence`).
    """

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        related_name="letters",
        null=True,
        blank=True,
        db_constraint=False,
    )
    poll = models.ForeignKey(
        DatePoll,
        on_delete=models.PROTECT,
        related_name="letters",
        null=True,
        blank=True,
        db_constraint=False,
    )
    sequence = models.PositiveIntegerField(default=0)
    # To somebody who has no seat any more: takes the meeting out of their calendar.
    leaves = models.BooleanField(default=False, db_default=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    queued_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "meeting", "sequence", "person"],
                condition=Q(meeting__isnull=False),
                name="one_letter_per_change",
            ),
            models.UniqueConstraint(
                fields=["council", "poll", "person"],
                condition=Q(poll__isnull=False),
                name="one_letter_per_poll",
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, poll__isnull=True)
                | Q(meeting__isnull=True, poll__isnull=False),
                name="letter_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(undelivered_at__isnull=True),
                name="letter_sent_or_undelivered",
            ),
        ]
