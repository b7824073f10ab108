"""Keeping a paper exempt after somebody has looked at it again."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.papers import marking_of
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.log.events import Thing
from samrad.core.openness.levels import Openness, why_not_mark
from samrad.core.openness.reviews import why_not_keep
from samrad.core.people.parties import Party
from samrad.records.papers.models import Marked, Paper
from samrad.records.people.models import Person


@transaction.atomic
def keep_exempt(paper: Paper, *, review: date, reason: str, by: Person, at: datetime) -> None:
    """Keep `paper` exempt on its ground until it is looked at again on `review`.

    Raises:
        Refused: `by` may not, it is the other party's or not exempt, no reason is given, the
            day is none, or the ground is no longer in force.
    """
    on, openness = at.date(), Openness(paper.openness)
    party = party_acting(by, paper.council, Act.KEEP_EXEMPT, on=on, openness=openness)
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    before = marking_of(paper)
    after = replace(before, review=review)
    for refusal in (
        why_not_keep(before, after, owner=Party(paper.party), by=party, reason=reason),
        why_not_mark(after, country=Country(paper.council.country), on=on),
    ):
        if refusal:
            raise Refused(refusal)
    Marked.objects.create(
        council=paper.council,
        paper=paper,
        openness=after.openness,
        ground=after.ground,
        review=review,
        reason=reason.strip(),
        at=at,
        by=by,
    )
    Paper.objects.filter(pk=paper.pk).update(review=review)
    to = To(paper.council_id, Thing.FIGURES if paper.figures else Thing.PAPER, paper.id)
    note(Act.KEEP_EXEMPT, to, by=by, party=party, at=at, ground=after.ground, review=review)
