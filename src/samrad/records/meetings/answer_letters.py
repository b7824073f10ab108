"""Letters about answers that went no further by themselves: somebody has to tell."""

from django.db.models import Q, QuerySet

from samrad.records.meetings.matters import AnswerLetter, Matter
from samrad.records.meetings.models import Meeting


def stuck_answers(matters: QuerySet[Matter]) -> list[AnswerLetter]:
    """The letters about answers to `matters` that may not have arrived, by name. One query."""
    lost = Q(uncertain_at__isnull=False) | Q(undelivered_at__isnull=False)
    rows = AnswerLetter.objects.filter(lost, matter__in=matters, sent_at=None)
    return list(rows.select_related("person", "matter").order_by("person__name", "queued_at"))


def stuck_answers_of(meeting: Meeting) -> list[AnswerLetter]:
    """The same for what the meeting treated, with what was merged into it. One query."""
    treated = Q(items__meeting=meeting, items__struck_at=None)
    merged = Q(into__items__meeting=meeting, into__items__struck_at=None)
    return stuck_answers(Matter.objects.filter(treated | merged).distinct())
