"""Writing minutes in the room, where two may write the same paragraph at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from samrad.actions.log import To, note
from samrad.actions.marking import keep_marking
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.meetings.kinds import Wording
from samrad.core.meetings.merging import Writers, merge
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.core.meetings.writing import chosen, why_not_words, why_not_write
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.marked import Stands, is_unmarked, why_not_mark_so
from samrad.core.people.parties import Party
from samrad.records.basics.marks import columns_of, marking_of
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.openness.queries import whose
from samrad.records.people.models import Person

# Whoever goes on within this time writes in the same sitting: one line in the log.
SITTING = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph as somebody sees it: its text and how open it is."""

    text: str
    marking: Marking

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody sends of a paragraph.

    Attributes:
        id: The paragraph, made by whoever began it, so that sending again makes no second.
        wording: What it is.
        now: As it is to be.
        was: As it was when they began: what both know when two write at once.
        revision: The revision that `was` is, if it is one.
        reason: Why it is to be more or less open than it was marked to be.
    """

    id: UUID
    wording: Wording
    now: Words
    was: Words
    revision: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A paragraph as it is kept now.

    Attributes:
        words: Its text and how open it is.
        revision: The number of its revision; None where there is no such paragraph.
        beside: Who else wrote in it meanwhile, if anybody did.
    """

    words: Words
    revision: int | None
    beside: str = ""


@transaction.atomic
def write_paragraph(item: Item, written: Written, *, by: Person, at: datetime) -> Kept:
    """Write a paragraph. Where another wrote meanwhile, what both wrote is kept.

    An empty text takes the paragraph away, unless something hangs on it. The log has a line
    for each sitting and each change of how open it is, not for each pause in the typing.

    Raises:
        Refused: `by` may not, the minutes are no draft, the text is too long, its marking
            lacks its ground or its review, it was marked before and no reason is given or the
            other party closed it, or an identity number would be open to everyone.
    """
    party = at_the_minutes(item, by=by, at=at)
    if written.now.empty and written.was.empty:
        return Kept(written.now, None)
    if _went_on(written, by=by, at=at):
        return Kept(written.now, (written.revision or 0) + 1)
    row = _held(item, written, by=by, at=at)
    theirs, now = Words(row.text, marking_of(row)), _together(row, written, by=by)
    beside = row.written_by.name if theirs != written.was and row.written_by != by else ""
    if row.revision and now == theirs:
        return Kept(now, row.revision, beside)
    if refusal := why_not_words(now.text, now.marking, on=at.date()):
        raise Refused(refusal)
    facts = _marked(row, now, written.reason, party=party, by=by, at=at)
    revision = _keep(row, now, by=by, at=at)
    if facts or revision is None or not _sits_on(row, by=by, at=at):
        facts = {"openness": now.marking.openness, "ground": now.marking.ground} | facts
        to, facts["item"] = to_minutes(item), item.id
        note(Act.WRITE_MINUTES, to, by=by, party=party, at=at, **facts)
    return Kept(now, revision, beside)


def at_the_minutes(item: Item, *, by: Person, at: datetime) -> Party:
    """The party `by` writes for.

    The meeting is held first, by all who write in its minutes: so nobody sends them while
    another writes, and two who wait for each other's rows never meet.

    Raises:
        Refused: They may not, or the minutes are no draft.
    """
    party = party_acting(by, item.meeting.council, Act.WRITE_MINUTES, on=at.date())
    meeting = Meeting.objects.select_for_update(no_key=True).get(pk=item.meeting_id)
    stages = MeetingStage(meeting.stage), MinutesStage(meeting.minutes_stage)
    if refusal := why_not_write(*stages):
        raise Refused(refusal)
    return party


def to_minutes(item: Item) -> To:
    """What an entry of the log about the minutes of the item's meeting is to."""
    return To(item.council_id, Thing.MINUTES, item.meeting_id)


def _went_on(written: Written, *, by: Person, at: datetime) -> bool:
    """Keep at once what was written on in the same sitting, if nobody else came in between.

    How open it is stays the same, and it is not open to everyone: there is nothing to ask.
    """
    asks = written.now.marking.openness is Openness.OPEN or written.now.empty
    if written.revision is None or written.now.marking != written.was.marking or asks:
        return False
    rows = Paragraph.objects.filter(
        pk=written.id,
        revision=written.revision,
        text=written.was.text,
        written_by=by,
        written_at__gt=at - SITTING,
    )
    changed = {"text": written.now.text, "revision": F("revision") + 1, "written_at": at}
    return bool(rows.update(**changed))


def _held(item: Item, written: Written, *, by: Person, at: datetime) -> Paragraph:
    """The paragraph as it is; begun where there is none yet."""
    began = Paragraph(
        id=written.id,
        council_id=item.council_id,
        item=item,
        wording=written.wording,
        position=Paragraph.objects.filter(item=item).count() + 1,
        text="",
        **columns_of(written.was.marking),
        revision=0,
        written_at=at,
        written_by=by,
    )
    Paragraph.objects.bulk_create([began], ignore_conflicts=True)
    rows = Paragraph.objects.select_related("written_by", "council")
    row = rows.filter(pk=written.id, item=item).first()
    if row is None:
        raise Refused(Refusal("minutes.not_there"))
    return row


def _together(row: Paragraph, written: Written, *, by: Person) -> Words:
    """What there is and what is sent, in one."""
    writers = Writers(row.written_by.name, by.name)
    return Words(
        merge(written.was.text, row.text, written.now.text, writers),
        chosen(written.was.marking, marking_of(row), written.now.marking),
    )


def _marked(
    row: Paragraph, now: Words, reason: str, *, party: Party, by: Person, at: datetime
) -> dict[str, object]:
    """Ask and keep how open it is from now on; what the log says of it, where it changes."""
    before, fresh = marking_of(row), not row.revision
    begun_closed = fresh and before.openness is Openness.EXEMPT
    if now.marking == before and not begun_closed:
        return {}
    if now.marking != before:
        stands = Stands(before, whose(row), fresh=fresh or is_unmarked(before))
        country, on = Country(row.council.country), at.date()
        if refusal := why_not_mark_so(
            stands, now.marking, by=party, reason=reason, country=country, on=on
        ):
            raise Refused(refusal)
    kept = keep_marking(row, now.marking, reason=reason, party=party, by=by, at=at)
    return {"before": before.openness, **kept}


def _keep(row: Paragraph, now: Words, *, by: Person, at: datetime) -> int | None:
    """The new revision; an empty paragraph on which nothing hangs is none."""
    if now.empty and not (row.measures.exists() or row.without.exists()):
        Paragraph.objects.filter(pk=row.pk).delete()
        return None
    columns = {"text": now.text, **columns_of(now.marking), "revision": row.revision + 1}
    Paragraph.objects.filter(pk=row.pk).update(**columns, written_at=at, written_by=by)
    return row.revision + 1


def _sits_on(row: Paragraph, *, by: Person, at: datetime) -> bool:
    """Whether `by` wrote there last, a while ago."""
    return row.written_by == by and bool(row.revision) and at - row.written_at < SITTING
