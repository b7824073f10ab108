"""Matters somebody proposes for a meeting, and the papers that belong to them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.records.basics.fields import (
    CouncilRow,
    SentOnce,
    exempt_on_a_ground,
    party_field,
    together,
)
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person


class Matter(CouncilRow):
    """What somebody wants the council to treat.

    What a party keeps to itself (`openness` "party") the other does not see: the database
    decides, as for papers. It comes on no agenda before it is shared.
    """

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    type = models.CharField(max_length=20, default="annet")
    background = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    # A standing topic or focus area of the agreement, by its name there.
    focus = models.CharField(max_length=200, blank=True)
    # In a joint council: whose matter it is; empty for what is common.
    municipality = models.CharField(max_length=60, blank=True)
    minutes = models.PositiveSmallIntegerField(default=10)
    party = party_field()
    openness = models.CharField(max_length=10, default="council")
    ground = models.CharField(max_length=60, blank=True)
    review = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, default="proposed")
    raised_by = models.CharField(max_length=20, default="member")
    # Which guest, group or level raised it, in words; empty for a member.
    raised_for = models.CharField(max_length=200, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # By when it should have been in for the meeting it is proposed for; empty for none.
    deadline = models.DateField(null=True, blank=True)
    late = models.BooleanField(default=False)
    # The meeting it is proposed for; empty for the next one.
    meeting = models.ForeignKey(
        "records.Meeting",
        on_delete=models.PROTECT,
        related_name="matters",
        null=True,
        blank=True,
        db_constraint=False,
    )
    into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged",
        null=True,
        blank=True,
        db_constraint=False,
    )
    # What was answered to who asked: why it came back, or what became of it.
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="matter_in_council"),
            models.CheckConstraint(
                condition=Q(
                    stage__in=[
                        *("proposed", "sent_back", "accepted"),
                        *("merged", "withdrawn", "treated"),
                    ]
                ),
                name="matter_stage_known",
            ),
            exempt_on_a_ground("matter_exempt_on_a_ground", "open", "council", "party"),
            models.CheckConstraint(
                condition=Q(stage="merged", into__isnull=False)
                | ~Q(stage="merged") & Q(into__isnull=True),
                name="matter_merged_into_another",
            ),
            together("matter_answered_at_and_by_go_together", "answered_at", "answered_by"),
            models.CheckConstraint(
                condition=Q(late=False) | Q(deadline__isnull=False),
                name="matter_late_after_a_deadline",
            ),
        ]


class AnswerLetter(SentOnce, CouncilRow):
    """A letter to one person that there is an answer to a matter; it goes once."""

    matter = models.ForeignKey(
        Matter, on_delete=models.CASCADE, related_name="letters", db_constraint=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    queued_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(undelivered_at__isnull=True),
                name="answer_letter_sent_or_undelivered",
            )
        ]


class Attachment(CouncilRow):
    """A paper that belongs to a matter; how open it is, is marked on the paper."""

    matter = models.ForeignKey(
        Matter, on_delete=models.CASCADE, related_name="attachments", db_constraint=False
    )
    paper = models.ForeignKey(
        Paper, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "paper"], name="attached_once")
        ]
