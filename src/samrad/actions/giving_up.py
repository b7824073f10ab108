"""Giving up a correction that was opened by mistake: what was locked is locked again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.minutes import held, to_minutes
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.approving import why_not_give_up
from samrad.core.meetings.minutes import Minutes, Written
from samrad.core.meetings.reading_minutes import minutes_from
from samrad.core.meetings.stages import MinutesStage
from samrad.records.basics.marks import columns_of
from samrad.records.meetings.approving import Correction, MinutesVersion
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.minuting import correction_of, minutes_of
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.people.models import Person


@transaction.atomic
def give_up_correction(meeting: Meeting, why: str, *, by: Person, at: datetime) -> None:
    """Give up the correction that is open, for a reason; nothing of it remains in the text.

    The paragraphs come back as they were locked. What else was changed since, whoever gives
    up puts back first: nobody guesses who was there.

    Raises:
        Refused: `by` may not, no correction is open, no reason is given, or who was there,
            an item or the meeting is not as it was locked.
    """
    meeting, party = held(meeting, Act.CORRECT_MINUTES, by=by, at=at)
    correction, locked = _open_correction(meeting)
    if not why.strip():
        raise Refused(Refusal("minutes.no_reason"))
    _put_back(meeting, locked, by=by, at=at)
    if refusal := why_not_give_up(locked, minutes_of(meeting, on=at.date())):
        raise Refused(refusal)
    given_up = {"given_up_at": at, "given_up_by": by, "given_up_why": why.strip()}
    Correction.objects.filter(pk=correction.pk).update(**given_up)
    meeting.minutes_stage = MinutesStage.LOCKED
    meeting.save(update_fields=["minutes_stage"])
    facts = {"version": correction.number, "given_up": True}
    note(Act.CORRECT_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)


def _open_correction(meeting: Meeting) -> tuple[Correction, Minutes]:
    """The correction, and what was locked before it."""
    correction = correction_of(meeting)
    version = MinutesVersion.objects.filter(meeting=meeting).order_by("-number").first()
    if correction is None or version is None or meeting.minutes_stage == MinutesStage.LOCKED:
        raise Refused(Refusal("minutes.no_correction"))
    return correction, minutes_from(version.content)


def _put_back(meeting: Meeting, locked: Minutes, *, by: Person, at: datetime) -> None:
    """Every paragraph as it was locked, how open it is left as it is; and no other."""
    rows = Paragraph.objects.filter(item__meeting=meeting, item__struck_at=None)
    there = {row.id: row for row in rows}
    for item in locked.items:
        for position, one in enumerate(item.paragraphs, start=1):
            row = there.get(one.id) or _again(meeting, item.id, one, by=by, at=at)
            if row is not None:
                row.item_id, row.wording, row.text = item.id, one.wording, one.text
                row.position, row.revision = position, row.revision + 1
                row.save()
    kept = {one.id for item in locked.items for one in item.paragraphs}
    _take_away(there.keys() - kept)


def _again(
    meeting: Meeting, item: UUID, one: Written, *, by: Person, at: datetime
) -> Paragraph | None:
    """A paragraph that was taken away, unless its item is gone, too; then the texts differ."""
    if not Item.objects.filter(meeting=meeting, pk=item).exists():
        return None
    marks = columns_of(one.marking)
    council = meeting.council
    return Paragraph(id=one.id, council=council, written_at=at, written_by=by, **marks)


def _take_away(added: Iterable[UUID]) -> None:
    """Paragraphs of the correction, unless a measure hangs on one; then the texts differ."""
    NoMeasure.objects.filter(decision__in=added).delete()
    held_by = Measure.objects.filter(decision__in=added).values("decision")
    Paragraph.objects.filter(pk__in=added).exclude(pk__in=held_by).delete()
