"""Knowledge orders, the units asked, their answers, and the letters that ask."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samrad.core.openness.levels import Openness
from samrad.records.basics.fields import (
    CouncilRow,
    SentOnce,
    exempt_on_a_ground,
    party_field,
    together,
)
from samrad.records.people.models import Person


class Order(CouncilRow):
    """What the council asks its units to find out, by when, and in which form."""

    title = models.CharField(max_length=200)
    why = models.TextField()
    # A standing topic or focus area of the agreement, by its name there.
    focus = models.CharField(max_length=200, blank=True)
    form = models.CharField(max_length=10)
    due = models.DateField()
    party = party_field()
    stage = models.CharField(max_length=10, default="asked")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Closed, or withdrawn for a reason.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="order_in_council"),
            models.CheckConstraint(
                condition=Q(stage__in=["asked", "closed", "withdrawn"]),
                name="order_stage_known",
            ),
            models.CheckConstraint(
                condition=Q(form__in=["figure", "text", "either"]), name="order_form_known"
            ),
            models.CheckConstraint(
                condition=Q(stage="asked", ended_at__isnull=True)
                | ~Q(stage="asked") & Q(ended_at__isnull=False),
                name="order_ended_at_some_time",
            ),
            together("order_ended_at_and_by_go_together", "ended_at", "ended_by"),
        ]


class Unit(CouncilRow):
    """Who is asked: a member for the service they lead, or a guest for theirs.

    A guest is nobody yet until they accept.
    """

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="units", db_constraint=False
    )
    name = models.CharField(max_length=200)
    party = party_field()
    guest = models.BooleanField(default=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="unit_in_council"),
            models.UniqueConstraint(
                fields=["order", "person"],
                condition=Q(person__isnull=False),
                name="asked_once_in_an_order",
            ),
            models.CheckConstraint(
                condition=Q(guest=True) | Q(person__isnull=False), name="unit_is_somebody"
            ),
        ]

    @property
    def openness(self) -> str:
        """How open it is that they are asked: the council knows, and they themselves."""
        return Openness.COUNCIL


class Answer(CouncilRow):
    """What a unit answers: a figure or a text. Withdrawn and given anew, never changed.

    What a party keeps to itself (`openness` "party") the other does not see: the database
    decides, as for papers. How open it is marked is changed as it is for all that is marked.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="answers", db_constraint=False
    )
    # At most eleven digits and four decimals: a float holds them without loss.
    number = models.FloatField(null=True, blank=True)
    measured_in = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField()
    trend = models.CharField(max_length=10)
    confidence = models.CharField(max_length=10)
    may_be_public = models.BooleanField(default=False)
    party = party_field()
    openness = models.CharField(max_length=10, default="council")
    ground = models.CharField(max_length=60, blank=True)
    review = models.DateField(null=True, blank=True)
    late = models.BooleanField(default=False)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "id"], name="answer_in_council"),
            exempt_on_a_ground("answer_exempt_on_a_ground", "open", "council", "party"),
            models.CheckConstraint(
                condition=~Q(openness="open") | Q(may_be_public=True),
                name="answer_open_only_if_it_may_be_public",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True, measured_in="")
                | Q(number__isnull=False) & ~Q(measured_in=""),
                name="answer_number_with_its_unit",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=False) | ~Q(text=""), name="answer_says_something"
            ),
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="answer_ends_after_it_begins"
            ),
            together("answer_withdrawn_at_and_by_go_together", "withdrawn_at", "withdrawn_by"),
        ]


class OrderLetter(SentOnce, CouncilRow):
    """The letter that tells one person what they are asked; it goes once."""

    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="letters", db_constraint=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    queued_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "person"], name="order_letter_once"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(undelivered_at__isnull=True),
                name="order_letter_sent_or_undelivered",
            ),
        ]
