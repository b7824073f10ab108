"""Making the copies of open papers that residents fetch, and saying what keeps one from it."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.minutes import Minutes
from samrad.core.openness.cleaned import CLEANED, why_not_leave
from samrad.core.openness.levels import Openness
from samrad.core.openness.looked import PaperKind
from samrad.gateways.papers import entering
from samrad.records.papers.clean_copies import CleanCopy
from samrad.records.papers.models import Paper


def make_copies(minutes: Minutes, *, at: datetime) -> None:
    """Make a clean copy of each open paper of `minutes` that has none; part of publishing.

    Raises:
        Refused: Somebody may have overlooked something in one, or it could not be made clean.
    """
    for paper in _without_copy(minutes):
        content = _clean(paper)
        CleanCopy.objects.create(
            council_id=paper.council_id,
            paper=paper,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            made_at=at,
        )


def why_no_copies(minutes: Minutes) -> Iterator[Refusal]:
    """For each open paper of `minutes` that cannot go out, why; those with a copy can."""
    for paper in _without_copy(minutes):
        try:
            _clean(paper)
        except Refused as refused:
            yield refused.refusal


def _without_copy(minutes: Minutes) -> Iterable[Paper]:
    """The papers residents would fetch, and of which there is no copy yet. One query."""
    named = [
        one.id
        for item in minutes.items
        if item.marking.openness is not Openness.EXEMPT
        for one in item.enclosed
        if one.openness is Openness.OPEN
    ]
    rows = Paper.objects.filter(pk__in=named, clean_copies=None)
    return rows.order_by("title", "id").iterator(chunk_size=1)


def _clean(paper: Paper) -> bytes:
    content = bytes(paper.content)
    if PaperKind(paper.kind) not in CLEANED:
        return content
    try:
        cleaned = entering.cleaned(content)
    except Refused as refused:
        facts = {"paper": paper.title, "why": refused.refusal}
        raise Refused(Refusal("publish.no_clean_copy", facts)) from refused
    if refusal := why_not_leave(paper.title, cleaned.overlooked):
        raise Refused(refusal)
    return cleaned.content
