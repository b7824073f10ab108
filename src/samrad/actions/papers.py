"""Bringing papers and figures to the council, marking how open they are, reading them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.openness.levels import (
    Marking,
    Openness,
    is_logged,
    why_not_change,
    why_not_mark,
)
from samrad.core.people.parties import Party
from samrad.gateways.papers.kinds import PaperKind, kind_of
from samrad.gateways.papers.read import text_of
from samrad.records.councils.models import Council
from samrad.records.papers.models import Marked, Paper
from samrad.records.people.models import Person

LARGEST = 20 * 1024 * 1024
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Brought:
    """A file somebody brings, and what they say of it."""

    title: str
    name: str
    content: bytes
    marking: Marking
    figures: bool = False


@transaction.atomic
def bring_paper(council: Council, brought: Brought, *, by: Person, at: datetime) -> Paper:
    """Bring a paper, or figures, for the party `by` sits for.

    Figures of the police nobody but the police sees until they are released.

    Raises:
        Refused: `by` may not, the file is none that papers are brought as, or the marking
            lacks its ground or its review.
    """
    act = Act.BRING_FIGURES if brought.figures else Act.BRING_PAPER
    party = party_acting(by, council, act, on=at.date())
    kind = _kind(brought.content)
    if isinstance(kind, Refusal):
        raise Refused(kind)
    country = Country(council.country)
    if refusal := why_not_mark(brought.marking, country=country, on=at.date()):
        raise Refused(refusal)
    paper = Paper.objects.create(
        council=council,
        title=brought.title.strip(),
        name=brought.name[-_LONGEST:],
        kind=kind,
        content=brought.content,
        sha256=hashlib.sha256(brought.content).hexdigest(),
        text=_text(kind, brought.content),
        party=party,
        figures=brought.figures,
        **_columns(brought.marking),
        brought_at=at,
        brought_by=by,
    )
    note(act, _to(paper), by=by, party=party, at=at, openness=paper.openness, kind=kind)
    return paper


@transaction.atomic
def mark_paper(
    paper: Paper, marking: Marking, *, reason: str, by: Person, at: datetime
) -> None:
    """Change how open `paper` is, with the reason.

    Raises:
        Refused: `by` may not, it is the other party's to open, no reason is given, or the
            marking lacks its ground or its review.
    """
    party = party_acting(by, paper.council, Act.MARK_PAPER, on=at.date())
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    country = Country(paper.council.country)
    owner = Party(paper.party)
    for refusal in (
        why_not_mark(marking, country=country, on=at.date()),
        why_not_change(marking_of(paper), marking, owner=owner, by=party, reason=reason),
    ):
        if refusal:
            raise Refused(refusal)
    Marked.objects.create(
        council=paper.council,
        paper=paper,
        **_columns(marking),
        reason=reason.strip(),
        at=at,
        by=by,
    )
    before = paper.openness
    Paper.objects.filter(pk=paper.pk).update(**_columns(marking))
    facts = {"before": before, "openness": marking.openness, "ground": marking.ground}
    note(Act.MARK_PAPER, _to(paper), by=by, party=party, at=at, **facts)


@transaction.atomic
def read_paper(paper: Paper, *, by: Person, at: datetime) -> bytes:
    """What is in `paper`; where it is exempt, the reading goes into the log.

    Raises:
        Refused: `by` may not.
    """
    openness = Openness(paper.openness)
    party = party_acting(by, paper.council, Act.READ_PAPER, on=at.date(), openness=openness)
    if is_logged(openness):
        to, facts = _to(paper), {"ground": paper.ground}
        note(Event.EXEMPT_READ, to, by=by, party=party, at=at, **facts)
    return bytes(paper.content)


def marking_of(paper: Paper) -> Marking:
    """How open `paper` is marked to be."""
    return Marking(Openness(paper.openness), paper.ground, paper.review)


def _to(paper: Paper) -> To:
    thing = Thing.FIGURES if paper.figures else Thing.PAPER
    return To(paper.council_id, thing, paper.id)


def _columns(marking: Marking) -> dict[str, object]:
    return {
        "openness": marking.openness,
        "ground": marking.ground,
        "review": marking.review,
    }


def _text(kind: PaperKind, content: bytes) -> str:
    """What can be read in a file at once: plain text; `actions/finding.py` takes the rest."""
    return text_of(content).replace("\0", " ") if kind is PaperKind.TEXT else ""


def _kind(content: bytes) -> PaperKind | Refusal:
    if not content:
        return Refusal("file.empty")
    if len(content) > LARGEST:
        return Refusal("file.too_large", {"megabytes": LARGEST // 1024 // 1024})
    return kind_of(content) or Refusal("paper.unknown_kind")
