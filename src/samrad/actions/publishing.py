"""Making minutes public: assessing each part, publishing what is open, taking it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from samrad.actions.copies import make_copies
from samrad.actions.log import note
from samrad.actions.marking import change_marking
from samrad.actions.minutes import held, to_minutes
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.documents.document import Document, Shape
from samrad.core.meetings.minutes import Minutes
from samrad.core.meetings.public_minutes import PublicMinutes as Public
from samrad.core.meetings.public_minutes import without_exempt
from samrad.core.meetings.publishing import marked, why_not_publish
from samrad.core.meetings.reading_minutes import minutes_from
from samrad.core.meetings.stages import MinutesStage
from samrad.core.openness.levels import Marking, Openness
from samrad.gateways.documents import WRITERS
from samrad.records.meetings.approving import MinutesVersion
from samrad.records.meetings.minuting import marks_of
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.meetings.publications import PublicMinutes
from samrad.records.meetings.telling import offices_of
from samrad.records.people.models import Person

# Why a published version is no longer shown, where another took its place.
REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class ToPublish:
    """Locked minutes on their way out.

    Attributes:
        version: What is locked.
        minutes: The same, as open as its parts are today.
        public: What residents would read.
    """

    version: MinutesVersion
    minutes: Minutes
    public: Public


def locked_today(meeting: Meeting, *, on: date) -> tuple[MinutesVersion, Minutes] | None:
    """What is locked, as open as it is today; None while nothing is. Six queries."""
    version = MinutesVersion.objects.filter(meeting=meeting).order_by("-number").first()
    if version is None or meeting.minutes_stage != MinutesStage.LOCKED:
        return None
    return version, marked(minutes_from(version.content), marks_of(meeting, on=on))


def to_publish(meeting: Meeting, *, on: date) -> ToPublish | None:
    """What there is to publish of `meeting`; None while nothing is locked. Ten queries."""
    found = locked_today(meeting, on=on)
    if found is None:
        return None
    version, minutes = found
    offices = offices_of(meeting.council, minutes)
    return ToPublish(version, minutes, without_exempt(minutes, offices))


@transaction.atomic
def assess_parts(
    meeting: Meeting,
    markings: Mapping[UUID, Marking],
    *,
    reason: str,
    by: Person,
    at: datetime,
) -> None:
    """Say of items and paragraphs of locked minutes, and why, that they are open or exempt.

    Raises:
        Refused: `by` may not, the minutes are not locked, there is no such part, the other
            party closed it, no reason is given, or a marking lacks its ground or its review.
    """
    meeting, party = held(meeting, Act.PUBLISH_MINUTES, by=by, at=at)
    if meeting.minutes_stage != MinutesStage.LOCKED:
        raise Refused(Refusal("minutes.not_locked"))
    for part, marking in markings.items():
        if marking.openness not in (Openness.OPEN, Openness.EXEMPT):
            raise Refused(Refusal("publish.open_or_exempt"))
        found = _part_called(meeting, part)
        facts = change_marking(found, marking, reason=reason, party=party, by=by, at=at)
        facts["part"] = part
        note(Act.PUBLISH_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)


@dataclass(frozen=True, slots=True)
class Release:
    """What is said when minutes are published.

    Attributes:
        sha256: The fingerprint of the public version that was shown.
        merinnsyn: Why what is exempt was not given out all the same.
        word: Words the public version as a document, in the council's language.
    """

    sha256: str
    merinnsyn: str
    word: Callable[[Public], Document]


@transaction.atomic
def publish_minutes(
    meeting: Meeting, release: Release, *, by: Person, at: datetime
) -> PublicMinutes:
    """Publish the public version, as it was shown to `by`, as a page and as PDF.

    What was published of the meeting before is replaced. Who assessed it, and why what is
    exempt was not given out all the same, stays with the council.

    Raises:
        Refused: `by` may not, nothing is locked, a part is not assessed, the text or how open
            it is was changed since, it holds an identity number, the note is missing, or
            something may have been overlooked in an open paper.
    """
    meeting, party = held(meeting, Act.PUBLISH_MINUTES, by=by, at=at)
    found = to_publish(meeting, on=at.date())
    if found is None:
        raise Refused(Refusal("minutes.not_locked"))
    if refusal := why_not_publish(found.minutes, found.public, release.merinnsyn, on=at.date()):
        raise Refused(refusal)
    if found.public.sha256 != release.sha256:
        raise Refused(Refusal("publish.changed_since"))
    make_copies(found.minutes, at=at)
    _in_force(meeting).update(withdrawn_at=at, withdrawn_by=by, withdrawn_why=REPLACED)
    made = PublicMinutes.objects.create(
        council=meeting.council,
        meeting=meeting,
        version=found.version,
        content=found.public.canonical().decode(),
        sha256=found.public.sha256,
        pdf=WRITERS[Shape.PDF](release.word(found.public)),
        note=release.merinnsyn.strip(),
        published_at=at,
        published_by=by,
    )
    facts = {"version": found.version.number, "sha256": made.sha256}
    note(Act.PUBLISH_MINUTES, to_minutes(meeting), by=by, party=party, at=at, **facts)
    return made


@transaction.atomic
def withdraw_minutes(meeting: Meeting, why: str, *, by: Person, at: datetime) -> None:
    """Take published minutes off the public pages, for a reason.

    Raises:
        Refused: `by` may not, nothing is published, or no reason is given.
    """
    meeting, party = held(meeting, Act.WITHDRAW_MINUTES, by=by, at=at)
    if not why.strip():
        raise Refused(Refusal("minutes.no_reason"))
    gone = _in_force(meeting).update(
        withdrawn_at=at, withdrawn_by=by, withdrawn_why=why.strip()
    )
    if not gone:
        raise Refused(Refusal("publish.not_published"))
    note(Act.WITHDRAW_MINUTES, to_minutes(meeting), by=by, party=party, at=at)


def _part_called(meeting: Meeting, part: UUID) -> Item | Paragraph:
    items = Item.objects.filter(meeting=meeting, pk=part).select_related("matter")
    paragraphs = Paragraph.objects.filter(item__meeting=meeting, pk=part)
    if found := items.first() or paragraphs.first():
        return found
    raise Refused(Refusal("publish.no_such_part"))


def _in_force(meeting: Meeting) -> QuerySet[PublicMinutes]:
    return PublicMinutes.objects.filter(meeting=meeting, withdrawn_at=None)
