"""Bringing papers and figures to the council, marking how open they are, reading them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.looking import look_again
from samrad.actions.marking import change_marking
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.openness.levels import Marking, Openness, is_logged, why_not_mark
from samrad.core.openness.looked import Looked, Seen, why_not_open
from samrad.records.basics.marks import columns_of
from samrad.records.councils.models import Council
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Brought:
    """A file somebody brings, looked through, and what they say of it."""

    title: str
    file: Looked
    marking: Marking
    figures: bool = False


@transaction.atomic
def bring_paper(
    council: Council, brought: Brought, *, by: Person, at: datetime, along: Act | None = None
) -> Paper:
    """Bring a paper, or figures, for the party `by` sits for.

    Figures of the police nobody but the police sees until they are released. `along` is the
    act it comes along with, which then has to be allowed in its place.

    Raises:
        Refused: `by` may not, the marking lacks its ground or its review, or it would be open
            to everyone with what points out a person in it.
    """
    act = along or (Act.BRING_FIGURES if brought.figures else Act.BRING_PAPER)
    party = party_acting(by, council, act, on=at.date())
    file, country = brought.file, Country(council.country)
    for refusal in (
        why_not_mark(brought.marking, country=country, on=at.date()),
        _why_not_open(brought.marking, file.seen),
    ):
        if refusal:
            raise Refused(refusal)
    paper = Paper.objects.create(
        council=council,
        title=brought.title.strip(),
        name=file.name,
        kind=file.kind,
        content=file.content,
        sha256=file.sha256,
        text=file.text,
        party=party,
        figures=brought.figures,
        **columns_of(brought.marking),
        brought_at=at,
        brought_by=by,
    )
    note(
        act, to_paper(paper), by=by, party=party, at=at, openness=paper.openness, kind=file.kind
    )
    return paper


@transaction.atomic
def mark_paper(
    paper: Paper, marking: Marking, *, reason: str, by: Person, at: datetime
) -> None:
    """Change how open `paper` is, with the reason.

    Raises:
        Refused: `by` may not, it is the other party's to open, no reason is given, the marking
            lacks its ground or its review, or it would be open to everyone with what points
            out a person in it.
    """
    party = party_acting(by, paper.council, Act.MARK_PAPER, on=at.date())
    # Before the row is locked: it may take a while, and what was brought never changes.
    opens = marking.openness is Openness.OPEN
    seen = look_again(paper, on=at.date()) if opens else Seen()
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    facts = change_marking(paper, marking, reason=reason, party=party, by=by, at=at)
    if refusal := _why_not_open(marking, seen):
        raise Refused(refusal)
    note(Act.MARK_PAPER, to_paper(paper), by=by, party=party, at=at, **facts)


@transaction.atomic
def read_paper(paper: Paper, *, by: Person, at: datetime) -> bytes:
    """What is in `paper`; where it is exempt, the reading goes into the log.

    Raises:
        Refused: `by` may not.
    """
    openness = Openness(paper.openness)
    party = party_acting(by, paper.council, Act.READ_PAPER, on=at.date(), openness=openness)
    if is_logged(openness):
        to, facts = to_paper(paper), {"ground": paper.ground}
        note(Event.EXEMPT_READ, to, by=by, party=party, at=at, **facts)
    return bytes(paper.content)


def to_paper(paper: Paper) -> To:
    """What an entry of the log about `paper` is to."""
    thing = Thing.FIGURES if paper.figures else Thing.PAPER
    return To(paper.council_id, thing, paper.id)


def _why_not_open(marking: Marking, seen: Seen) -> Refusal | None:
    return why_not_open(seen) if marking.openness is Openness.OPEN else None
