"""What was found, as a page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from samrad.actions.finding import Shown
from samrad.core.agreements.versions import Action
from samrad.core.basics.deeds import Deed
from samrad.core.meetings.stages import MatterStage, MinutesStage
from samrad.core.problems.stages import ProblemStage
from samrad.core.search.questions import Findable
from samrad.records.councils.models import Council
from samrad.records.search.queries import Piece
from samrad.web.kit import formats, phrases
from samrad.web.kit.phrases.problems import problem_stage_word


@dataclass(frozen=True, slots=True)
class Row:
    """One hit: what it is, where it is read, from when, and the words around."""

    kind: str
    title: str
    href: str
    council: Council
    day: str
    snippet: tuple[Piece, ...]


def row(shown: Shown, councils: Mapping[UUID, Council]) -> Row:
    """One hit in words."""
    council = councils[shown.hit.council]
    return Row(
        kind=phrases.findable_word(shown.hit.kind),
        title=_title(shown),
        href=_href(shown, council.slug),
        council=council,
        day=formats.day(shown.hit.on),
        snippet=shown.snippet,
    )


def _title(shown: Shown) -> str:
    match shown.hit.kind:
        case Findable.PAPER:
            return shown.title
        case Findable.MATTER | Findable.PROBLEM | Findable.MINUTES | Findable.DECISION:
            return f"{shown.title} ({_stage(shown)})"
        case Findable.CLAUSE:
            return _joined(phrases.kind_of(shown.title), shown.about)
        case Findable.CHANGE:
            action = phrases.action_of(Action(shown.about))
            return _joined(action, phrases.kind_of(shown.title))
        case Findable.EVIDENCE:
            deed = phrases.deed_word(Deed(shown.title))
            return _joined(deed[:1].upper() + deed[1:], shown.about)


def _stage(shown: Shown) -> str:
    if shown.hit.kind is Findable.PROBLEM:
        return problem_stage_word(ProblemStage(shown.about))
    if shown.hit.kind is Findable.MATTER:
        return phrases.matter_stage_word(MatterStage(shown.about))
    return phrases.minutes_stage_word(MinutesStage(shown.about))


def _joined(first: str, second: str) -> str:
    return f"{first}: {second}" if second else first


def _href(shown: Shown, slug: str) -> str:
    anchor = f"#{shown.anchor}" if shown.anchor else ""
    match shown.hit.kind:
        case Findable.PAPER:
            return reverse("desk:paper", args=[slug, shown.address])
        case Findable.PROBLEM:
            return reverse("desk:problem", args=[slug, shown.address])
        case Findable.MATTER:
            return reverse("desk:matter", args=[slug, shown.address])
        case Findable.MINUTES | Findable.DECISION:
            year, _, number = shown.address.partition("/")
            return reverse("desk:minutes", args=[slug, year, number]) + anchor
        case Findable.CLAUSE | Findable.CHANGE:
            return reverse("desk:version", args=[slug, shown.address]) + anchor
        case Findable.EVIDENCE:
            return reverse("desk:record", args=[slug]) + anchor
