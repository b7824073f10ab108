"""Reading who sits on a day, what was sent to them, and what they answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from samrad.core.meetings.calling import Marks
from samrad.core.meetings.notices import NoticeKind
from samrad.core.meetings.stages import MeetingStage
from samrad.core.openness.levels import Openness
from samrad.core.people.seats import Seat
from samrad.records.councils import models
from samrad.records.councils.models import Council
from samrad.records.councils.sitting import organisations_in, seat_of
from samrad.records.meetings.matters import Attachment
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.papers.models import Guest, Released
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Sits:
    """A seat on a day, as its row and as the core's value."""

    row: models.Seat
    seat: Seat
    on: date

    @property
    def there(self) -> bool:
        """Whether who has it sits there on the day: a deputy only who has taken it."""
        return self.seat.deputy is None or self.seat.is_taken(self.on)


def seats_on(council: Council, *, on: date) -> list[Sits]:
    """Every seat in force on that day, deputies' too, by party and name. Three queries."""
    organisations = organisations_in(council, on=on)
    in_time = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    rows = models.Seat.objects.filter(in_time, council=council, person__is_active=True)
    rows = rows.select_related("person__organisation").prefetch_related("taken")
    found = rows.order_by("party", "deputy", "person__name", "id")
    return [Sits(row, seat_of(row, organisations), on) for row in found]


def guests_on(items: Iterable[UUID | None], *, on: date) -> list[Person]:
    """Guests who are shown one of these matters, or a paper of one, on that day. One query."""
    matters = [one for one in items if one]
    papers = Attachment.objects.filter(matter__in=matters).values("paper")
    rows = Guest.objects.filter(Q(paper__in=papers) | Q(matter__in=matters), until__gte=on)
    people = Person.objects.filter(pk__in=rows.values("person"), is_active=True)
    return list(people.select_related("organisation").order_by("name", "id"))


def attached_to(matters: Iterable[UUID | None], *, on: date) -> list[tuple[Attachment, bool]]:
    """What belongs to these matters as far as it is seen here, by title. One query.

    With each, whether both parties see it on that day: what a party keeps to itself does not
    go along with a notice.
    """
    released = Released.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), paper=OuterRef("paper"), withdrawn_at=None
    )
    rows = Attachment.objects.filter(matter__in=[one for one in matters if one])
    shared = ~Q(paper__openness=Openness.PARTY) & (Q(paper__figures=False) | Exists(released))
    found = rows.annotate(shared=shared).select_related("paper")
    found = found.defer("paper__content", "paper__text").order_by("paper__title", "id")
    return [(row, row.shared) for row in found]


def notices_of(meeting: Meeting) -> list[Notice]:
    """Every notice of the meeting in the order it was sent, without its file. One query."""
    rows = Notice.objects.filter(meeting=meeting).select_related("made_by")
    return list(rows.defer("pdf").order_by("number"))


def notice_called(meeting: Meeting, number: int) -> Notice | None:
    """One notice with its file; a reminder has none. One query."""
    rows = Notice.objects.filter(meeting=meeting, number=number)
    return rows.exclude(kind=NoticeKind.REMINDER).first()


def receipt_called(council: Council, receipt: UUID) -> Receipt | None:
    """One receipt with its notice and meeting. One query."""
    rows = Receipt.objects.filter(council=council, pk=receipt)
    found = rows.select_related("person", "notice__meeting")
    return found.defer("notice__pdf", "notice__content").first()


def receipts_of(meeting: Meeting) -> list[Receipt]:
    """Every receipt of the meeting's notices, by name and then by notice. One query."""
    rows = Receipt.objects.filter(notice__meeting=meeting)
    found = rows.select_related("person__organisation", "notice").defer(
        "notice__pdf", "notice__content"
    )
    return list(found.order_by("person__name", "person", "notice__number"))


def marks_of(receipt: Receipt) -> Marks:
    """What is written on a receipt of its letter."""
    return Marks(
        queued=receipt.queued_at,
        tried=receipt.tried_at,
        handing_in=receipt.handing_in_at,
        uncertain=receipt.uncertain_at,
        sent=receipt.sent_at,
        undelivered=receipt.undelivered_at,
        handed_over=receipt.handed_over_at,
    )


@dataclass(frozen=True, slots=True)
class ToRemind:
    """A meeting whose reminder is still to be made by itself, and when it was called."""

    meeting: Meeting
    notices: Sequence[Notice]


def to_remind(council: Council, *, on: date) -> list[ToRemind]:
    """Meetings called and near, of which nobody was reminded by itself. Two queries."""
    done = Notice.objects.filter(kind=NoticeKind.REMINDER, made_by=None)
    meetings = Meeting.objects.filter(council=council, stage=MeetingStage.CALLED, day__gt=on)
    open_ones = meetings.exclude(pk__in=done.values("meeting")).select_related("council")
    found = {one.id: one for one in open_ones}
    rows = Notice.objects.filter(meeting__in=found).defer("pdf").order_by("number")
    notices: dict[UUID, list[Notice]] = {}
    for row in rows:
        notices.setdefault(row.meeting_id, []).append(row)
    return [ToRemind(found[one], theirs) for one, theirs in notices.items()]
