"""Keeping a paper exempt after somebody has looked at it again."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.marking import keep_marking
from samrad.actions.papers import to_paper
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.openness.levels import Openness, why_not_mark
from samrad.core.openness.reviews import why_not_keep
from samrad.core.people.parties import Party
from samrad.records.basics.marks import columns_of, marking_of
from samrad.records.papers.models import Paper
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
    kept = keep_marking(paper, after, reason=reason, party=party, by=by, at=at)
    Paper.objects.filter(pk=paper.pk).update(**columns_of(after))
    facts = {"ground": after.ground, "review": review, "marking": kept["marking"]}
    note(Act.KEEP_EXEMPT, to_paper(paper), by=by, party=party, at=at, **facts)
