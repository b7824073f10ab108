"""A problem sheet as a file: what the page says, to be read on paper and kept."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samrad.actions.documents import as_file
from samrad.actions.problems import read_problems
from samrad.core.basics.refusals import Refused
from samrad.core.documents.blocks import (
    Block,
    Bullets,
    Drawing,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Table,
)
from samrad.core.documents.document import Document
from samrad.core.problems.causes import Branch, Shape
from samrad.core.problems.sheet import Aspect
from samrad.core.problems.stages import ProblemStage
from samrad.records.problems import queries
from samrad.records.problems.models import Participant, Problem
from samrad.records.problems.queries import Whole
from samrad.web.desk.called import called
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.problems import presenters
from samrad.web.desk.problems.finding import problem_of
from samrad.web.kit import clock
from samrad.web.kit.documents import form_asked, handed_document
from samrad.web.kit.phrases import say
from samrad.web.kit.phrases.problems import problem_stage_word


@require_GET
@signed_in
def save(request: SignedIn, slug: str, problem: UUID, form: str) -> HttpResponse:
    """The sheet as a file, in the council's language."""
    at = here(request, slug)
    found, now, shape = problem_of(at, problem), clock.now(), form_asked(form)
    read_problems(at.council, [found], by=request.user, at=now)
    with translation.override(at.council.language):
        document = _document(queries.whole(found), at=now)
    try:
        return handed_document(as_file(document, shape), document, shape)
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:problem", slug, problem)


def _document(whole: Whole, *, at: datetime) -> Document:
    problem = whole.problem
    council = problem.council
    return Document(
        title=problem.title,
        language=council.language,
        authors=(council.name,),
        at=at,
        subject=_("Problem sheet, %(council)s") % {"council": council.name},
        keywords=(council.name, _("Problem sheet")),
        identifier=f"{council.name}, {problem.title}",
        blocks=tuple(_body(whole)),
    )


def _body(whole: Whole) -> Iterator[Block]:
    problem, matters = whole.problem, presenters.sum_shown(whole.priority)
    stage = problem_stage_word(ProblemStage(problem.stage))
    number = "–" if matters.number is None else str(matters.number)
    facts = (_("Council"), problem.council.name), (_("Stage"), stage), (_("Priority"), number)
    yield Facts(tuple(Fact(*one) for one in facts))
    yield Heading(_("Six questions"))
    yield from _said(presenters.questions_shown(whole))
    yield Heading(_("The problem triangle"))
    yield from _said(presenters.corners_shown(whole))
    yield Heading(_("What protects"))
    yield from _said([presenters.aspect_shown(whole, Aspect.PROTECTION)])
    yield Heading(_("What causes it"))
    for shape, causes in whole.causes.items():
        yield from _causes(problem, presenters.shape_shown(problem, shape, causes))
    yield Heading(_("How much it matters"))
    yield _sum(matters)
    if whole.participants:
        yield Heading(_("Who took part in the analysis"))
        yield Bullets(tuple(_name(who) for who in whole.participants))


def _name(who: Participant) -> str:
    return called(who.person) if who.person else who.name or ""


def _said(aspects: Iterable[presenters.AspectShown]) -> Iterator[Block]:
    missing = _("Not answered yet.")
    for one in aspects:
        yield Heading(one.question, 2)
        yield Paragraph((one.row and one.row.text) or missing)
        twin = (one.row and one.row.twin) or missing
        yield Paragraph(f"{one.twin_question} {twin}")


def _causes(problem: Problem, shown: presenters.ShapeShown) -> Iterator[Block]:
    yield Heading(shown.name, 2)
    context = {"problem": problem, "shown": shown}
    drawing = render_to_string("desk/problems/causes.svg", context)
    lines = [line for one in shown.branches for line in _lines(one)]
    yield Drawing(drawing, f"{shown.name}: {problem.title}")
    if shown.shape is Shape.FISHBONE:
        lines = [
            f"{bone}: {line}"
            for bone, under in shown.bones
            for u in under
            for line in _lines(u)
        ]
    yield Bullets(tuple(lines))


def _lines(branch: Branch, depth: int = 0) -> Iterator[str]:
    yield f"{'– ' * depth}{branch.cause.text}"
    for one in branch.under:
        yield from _lines(one, depth + 1)


def _sum(matters: presenters.SumShown) -> Table:
    columns = (
        *(_("Criterion"), _("The police"), _("The municipality")),
        *(_("Weight"), _("Points")),
    )
    rows = (
        (one.criterion, one.police, one.municipality, str(one.weight), one.points)
        for one in matters.lines
    )
    return Table(_("How much it matters, by criterion"), columns, tuple(rows))
