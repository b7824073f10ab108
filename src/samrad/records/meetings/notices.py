"""Notices as they were sent, and for each who was called a receipt of what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import CouncilRow, SentOnce, together
from samrad.records.meetings.models import Meeting
from samrad.records.people.models import Person


class Notice(CouncilRow):
    """One notice of a meeting, frozen: the application may add one and never change it."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="notices", db_constraint=False
    )
    kind = models.CharField(max_length=10)
    # Of the meeting: 1 is the notice itself, then supplements and reminders as they come.
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    # Empty for the reminder the worker makes.
    made_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    # The last day on which it would have been in time, where the agreement names one.
    due = models.DateField(null=True, blank=True)
    days_before = models.SmallIntegerField()
    late = models.BooleanField(default=False)
    # What it says (`core/meetings/sent`), its digest, and the same as a document.
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField(default=bytes)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "meeting", "number"], name="notice_number_once"
            ),
            models.UniqueConstraint(fields=["council", "id"], name="notice_in_council"),
            models.UniqueConstraint(
                fields=["council", "meeting"],
                condition=Q(kind="notice"),
                name="meeting_called_once",
            ),
            models.UniqueConstraint(
                fields=["council", "meeting"],
                condition=Q(kind="reminder", made_by__isnull=True),
                name="reminded_by_itself_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["notice", "supplement", "reminder"]),
                name="notice_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="reminder") | Q(made_by__isnull=False),
                name="notice_made_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(late=False) | Q(due__isnull=False),
                name="notice_late_for_a_day",
            ),
        ]


class Receipt(SentOnce, CouncilRow):
    """That somebody was sent a notice, and what became of it: only its marks ever change.

    The marks are those of `core/meetings/calling.Marks`, which says what they add up to.
    """

    notice = models.ForeignKey(
        Notice, on_delete=models.PROTECT, related_name="receipts", db_constraint=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    as_what = models.CharField(max_length=8)
    # Where the letter goes; empty where there is no address.
    email = models.CharField(max_length=254, blank=True)
    queued_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    # When they opened the page, signed in.
    opened_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=12, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "notice", "person"], name="receipt_of_notice_once"
            ),
            models.CheckConstraint(
                condition=Q(as_what__in=["member", "deputy", "guest"]),
                name="receipt_as_known",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | Q(answer__in=["comes", "send_deputy"], answered_at__isnull=False),
                name="receipt_answered_somehow",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(handing_in_at__isnull=False),
                name="receipt_handed_in_before_sent",
            ),
            together("receipt_handed_over_at_and_by", "handed_over_at", "handed_over_by"),
        ]
