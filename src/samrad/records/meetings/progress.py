"""How far the minutes of a meeting have come, and what was said of them."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from samrad.core.access.permissions import BIND, MAY, Act
from samrad.core.meetings.approving import Progress, is_written
from samrad.core.meetings.kinds import Present
from samrad.core.meetings.minutes import Minutes
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.core.people.parties import Party
from samrad.records.councils.models import Seat
from samrad.records.councils.queries import held
from samrad.records.meetings.approving import Approval, Comment, MinutesVersion, Reader
from samrad.records.meetings.models import Meeting, Presence
from samrad.records.meetings.publications import PublicMinutes
from samrad.records.people.models import Person

_APPROVES = MAY[Act.APPROVE_MINUTES]


def progress_of(meeting: Meeting, minutes: Minutes) -> Progress:
    """How far `minutes`, the text as it stands, have come. Three queries."""
    open_ones = Comment.objects.filter(
        meeting=meeting, version=minutes.version, settled_at__isnull=True
    )
    published = PublicMinutes.objects.filter(
        meeting=meeting, version__number=minutes.version, withdrawn_at=None
    )
    return Progress(
        meeting=MeetingStage(meeting.stage),
        stage=MinutesStage(meeting.minutes_stage),
        approved=frozenset(Party(one.party) for one in approvals_of(meeting, minutes)),
        to_settle=open_ones.count(),
        written=is_written(minutes),
        published=published.exists(),
    )


def approvals_of(meeting: Meeting, minutes: Minutes) -> list[Approval]:
    """Who approves the text as it stands; of another text nobody does. One query."""
    rows = Approval.objects.filter(
        meeting=meeting, version=minutes.version, sha256=minutes.sha256
    )
    return list(rows.select_related("by").order_by("at"))


def comments_of(meeting: Meeting, version: int) -> list[Comment]:
    """What was said to this version, in the order it was said. One query."""
    rows = Comment.objects.filter(meeting=meeting, version=version)
    return list(rows.select_related("by", "settled_by", "item").order_by("at", "id"))


def readers_of(meeting: Meeting, version: int) -> list[Reader]:
    """Who is asked for comments to this version, by name. One query."""
    rows = Reader.objects.filter(meeting=meeting, version=version)
    return list(rows.select_related("person").order_by("person__name", "id"))


def present_at(meeting: Meeting) -> list[Person]:
    """Who sat there at any item, by name; guests sit on no seat. One query."""
    there = Presence.objects.filter(
        item__meeting=meeting, present=Present.PRESENT, seat__isnull=False
    )
    return list(Person.objects.filter(pk__in=there.values("person")).order_by("name", "id"))


def versions_of(meeting: Meeting) -> list[MinutesVersion]:
    """The locked versions, the latest first. One query."""
    rows = MinutesVersion.objects.filter(meeting=meeting).select_related("locked_by")
    return list(rows.order_by("-number"))


def published_of(meeting: Meeting) -> list[PublicMinutes]:
    """What was published of it, the latest first, withdrawn or not. One query."""
    rows = PublicMinutes.objects.filter(meeting=meeting)
    return list(
        rows.select_related("version", "published_by", "withdrawn_by").order_by("-published_at")
    )


def comment_called(meeting: Meeting, comment: UUID) -> Comment | None:
    """One comment to the minutes of `meeting`. One query."""
    return Comment.objects.filter(meeting=meeting, pk=comment).first()


def waiting_to_comment(person: Person) -> list[Meeting]:
    """Meetings whose minutes `person` is asked to comment and has not. One query."""
    asked = Reader.objects.filter(person=person, answered_at=None, meeting=OuterRef("pk"))
    rows = Meeting.objects.filter(Exists(asked), minutes_stage=MinutesStage.SENT)
    return list(rows.select_related("council"))


def waiting_to_approve(person: Person, *, on: date) -> list[Meeting]:
    """Meetings whose minutes wait for `person` to approve them for their party. One query.

    They are out, every comment is answered, and the party has approved nothing since.
    """
    open_ones = Comment.objects.filter(meeting=OuterRef("pk"), settled_at=None)
    seats = Seat.objects.filter(held(on), council=OuterRef("council"))
    able = Seat.objects.filter(
        held(on), council=OuterRef("council"), party=OuterRef("party"), role__in=BIND
    )
    own = seats.filter(Q(role__in=BIND) | ~Exists(able), person=person, role__in=_APPROVES)
    own_party = Seat.objects.filter(held(on), person=person, council=OuterRef("council"))
    sent = Reader.objects.filter(meeting=OuterRef("meeting")).order_by("-asked_at")
    approved = Approval.objects.filter(
        meeting=OuterRef("pk"),
        party__in=Subquery(own_party.values("party")),
        at__gte=Subquery(sent.values("asked_at")[:1]),
    )
    rows = Meeting.objects.filter(
        Exists(own), ~Exists(open_ones), ~Exists(approved), minutes_stage=MinutesStage.SENT
    )
    return list(rows.select_related("council"))
