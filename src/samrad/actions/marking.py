"""Keeping how open a thing is marked: one way for all things, asked and kept alike."""

from datetime import datetime

from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.openness.levels import Marking
from samrad.core.openness.marked import Stands, why_not_mark_so
from samrad.core.people.parties import Party
from samrad.records.basics.marks import columns_of, marking_of
from samrad.records.openness.models import Marked
from samrad.records.openness.queries import Thing, kind_of, whose
from samrad.records.people.models import Person


def change_marking(
    thing: Thing, marking: Marking, *, reason: str, party: Party, by: Person, at: datetime
) -> dict[str, object]:
    """Change how open a thing is, with the reason; within the act of whoever calls.

    The answer is what the act's line in the log says of it.

    Raises:
        Refused: The marking lacks its ground or its review, no reason is given, it is the
            other party's to open, or it is marked so already.
    """
    stands = Stands(marking_of(thing), whose(thing))
    country, on = Country(thing.council.country), at.date()
    if refusal := why_not_mark_so(
        stands, marking, by=party, reason=reason, country=country, on=on
    ):
        raise Refused(refusal)
    before = stands.marking.openness
    facts = keep_marking(thing, marking, reason=reason, party=party, by=by, at=at)
    thing.openness, thing.ground, thing.review = (
        marking.openness,
        marking.ground,
        marking.review,
    )
    thing.save(update_fields=["openness", "ground", "review"])
    return {"before": before, **facts}


def keep_marking(
    thing: Thing, marking: Marking, *, reason: str, party: Party, by: Person, at: datetime
) -> dict[str, object]:
    """Keep that a thing is marked so from now on, by whom and why; the caller has asked.

    The reason stays here, where it can be deleted; the log names it.
    """
    row = Marked.objects.create(
        council_id=thing.council_id,
        **{kind_of(thing): thing},
        **columns_of(marking),
        reason=reason.strip(),
        party=party,
        at=at,
        by=by,
    )
    return {"openness": marking.openness, "ground": marking.ground, "marking": row.id}
