"""What a notice says, as its document is told it, and what the evidence calls it."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.actions.notices import Going
from samrad.actions.preparing_notices import Prepared
from samrad.core.basics.countries import Country
from samrad.core.documents.document import Document
from samrad.core.meetings.calling import As, Called
from samrad.core.meetings.kinds import Present
from samrad.core.meetings.minutes import Attended
from samrad.core.meetings.notices import NoticeKind
from samrad.core.meetings.sent import ItemSent, Sent
from samrad.core.meetings.told import Listed, Notice
from samrad.core.openness.levels import Marking
from samrad.records.meetings.models import Meeting
from samrad.web.kit import meeting_documents as documents


def going(meeting: Meeting, kind: NoticeKind) -> Going:
    """A notice as it is sent from a page."""
    with translation.override(meeting.council.language):
        ref = _("notice of meeting %(name)s") % {"name": meeting.name}
    return Going(kind, ref, document)


def document(prepared: Prepared, at: datetime) -> Document:
    """The notice as a document, or a supplement with what is new only."""
    sent = prepared.sent
    assert sent is not None  # noqa: S101 -- what has no time is refused before it is worded
    told = _told(prepared, sent)
    if prepared.kind is NoticeKind.SUPPLEMENT:
        return documents.supplement(told, sent.struck, at=at)
    return documents.notice(told, prepared.offices, at=at)


def _told(prepared: Prepared, sent: Sent) -> Notice:
    council = prepared.meeting.council
    return Notice(
        council=sent.council,
        country=Country(council.country),
        language=council.language,
        meeting=sent.meeting,
        kind=sent.kind,
        day=sent.day,
        place=sent.place,
        starts=sent.starts,
        ends=sent.ends,
        attended=tuple(map(_called, prepared.called)),
        items=tuple(map(_listed, sent.items)),
    )


def _called(one: Called) -> Attended:
    return Attended(
        one.name, one.party, one.role, Present.PRESENT, deputy=one.as_what is As.DEPUTY
    )


def _listed(item: ItemSent) -> Listed:
    return Listed(
        number=item.number,
        title=item.title,
        minutes=item.minutes,
        kind=item.asks,
        municipality=item.municipality,
        marking=Marking(item.openness, item.ground),
        background=item.background,
        outcome=item.outcome,
        enclosed=tuple(paper.title for paper in item.attached),
    )
