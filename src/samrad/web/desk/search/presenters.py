"""What was found, as a page shows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from samrad.actions.finding import Shown
from samrad.core.agreements.versions import Action
from samrad.core.basics.deeds import Deed
from samrad.core.meetings.stages import MatterStage, MinutesStage
from samrad.core.orders.stages import OrderStage
from samrad.core.pictures.parts import PartKind
from samrad.core.problems.stages import ProblemStage
from samrad.core.search.questions import Findable
from samrad.records.councils.models import Council
from samrad.records.search.queries import Piece
from samrad.web.kit import formats, phrases
from samrad.web.kit.phrases.orders import order_stage_word
from samrad.web.kit.phrases.pictures import part_word
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
    return _TITLES[shown.hit.kind](shown)


def _of_matter(shown: Shown) -> str:
    return f"{shown.title} ({phrases.matter_stage_word(MatterStage(shown.about))})"


def _of_minutes(shown: Shown) -> str:
    return f"{shown.title} ({phrases.minutes_stage_word(MinutesStage(shown.about))})"


def _of_change(shown: Shown) -> str:
    action = phrases.action_of(Action(shown.about))
    return _joined(action, phrases.kind_of(shown.title))


def _of_evidence(shown: Shown) -> str:
    deed = phrases.deed_word(Deed(shown.title))
    return _joined(deed[:1].upper() + deed[1:], shown.about)


def _of_picture(shown: Shown) -> str:
    return shown.title or part_word(PartKind(shown.about))


def _of_order(shown: Shown) -> str:
    return f"{shown.title} ({order_stage_word(OrderStage(shown.about))})"


def _of_problem(shown: Shown) -> str:
    return f"{shown.title} ({problem_stage_word(ProblemStage(shown.about))})"


def _joined(first: str, second: str) -> str:
    return f"{first}: {second}" if second else first


_TITLES: Mapping[Findable, Callable[[Shown], str]] = {
    Findable.PAPER: lambda shown: shown.title,
    Findable.CLAUSE: lambda shown: _joined(phrases.kind_of(shown.title), shown.about),
    Findable.CHANGE: _of_change,
    Findable.EVIDENCE: _of_evidence,
    Findable.MATTER: _of_matter,
    Findable.MINUTES: _of_minutes,
    Findable.DECISION: _of_minutes,
    Findable.PICTURE: _of_picture,
    Findable.ORDER: _of_order,
    Findable.ANSWER: lambda shown: _joined(shown.about, shown.title),
    Findable.PROBLEM: _of_problem,
}
# The page each kind is read on; what it is found by there may have two parts.
_PAGES: Mapping[Findable, str] = {
    Findable.PAPER: "desk:paper",
    Findable.CLAUSE: "desk:version",
    Findable.CHANGE: "desk:version",
    Findable.EVIDENCE: "desk:record",
    Findable.MATTER: "desk:matter",
    Findable.MINUTES: "desk:minutes",
    Findable.DECISION: "desk:minutes",
    Findable.PICTURE: "desk:picture",
    Findable.ORDER: "desk:order",
    Findable.ANSWER: "desk:order",
    Findable.PROBLEM: "desk:problem",
}


def _href(shown: Shown, slug: str) -> str:
    address = shown.address.split("/") if shown.address else []
    anchor = f"#{shown.anchor}" if shown.anchor else ""
    return reverse(_PAGES[shown.hit.kind], args=[slug, *address]) + anchor
