"""Writing a sheet: a problem is noticed, called, and asked about question by question."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions import problem_sheets, problems
from samrad.core.duties.topics_asked import areas_on, topics_on
from samrad.core.openness.levels import Openness
from samrad.core.pictures.reading import picture_from
from samrad.core.problems.sheet import LONGEST_TEXT, LONGEST_TITLE, Aspect
from samrad.records.pictures.models import PicturePart
from samrad.records.pictures.queries import version_of
from samrad.records.pictures.versions import PictureVersion
from samrad.records.problems.models import Problem
from samrad.records.problems.queries import aspects_of
from samrad.web.desk.doing import done
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.desk.pictures.finding import part_called, picture_called
from samrad.web.desk.problems.finding import problem_of
from samrad.web.desk.problems.forms import CallForm, NoticeForm, SayForm
from samrad.web.desk.problems.presenters import figure_called
from samrad.web.desk.problems.views import around
from samrad.web.kit import clock
from samrad.web.kit.phrases.pictures import part_word
from samrad.web.kit.phrases.problems import aspect_word


@signed_in
def notice(request: SignedIn, slug: str) -> HttpResponse:
    """Put a problem on the list."""
    at = here(request, slug)
    form = NoticeForm(focuses(at), [], request.POST or None)
    made: list[Problem] = []

    def act() -> None:
        called, said = form.called(), form.said()
        by, now = request.user, clock.now()
        made.append(problems.notice_problem(at.council, called, said, by=by, at=now))

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:problem", slug, made[0].id)
    return _noticing(request, at, form)


@signed_in
def of_part(request: SignedIn, slug: str, year: int, number: int, part: UUID) -> HttpResponse:
    """Make a problem of what a part of a frozen picture shows."""
    at = here(request, slug)
    picture = picture_called(at, year, number)
    row, version = part_called(picture, part), version_of(picture)
    if version is None:
        raise Http404
    first, figures = _from_part(row, version)
    form = NoticeForm(focuses(at), figures, request.POST or None, initial=first)
    made: list[Problem] = []

    def act() -> None:
        by, now = request.user, clock.now()
        found = problems.notice_problem(at.council, form.called(), form.said(), by=by, at=now)
        problem_sheets.link_evidence(found, version, row.id, form.chosen(), by=by, at=now)
        made.append(found)

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:problem", slug, made[0].id)
    return _noticing(request, at, form)


@signed_in
def call(request: SignedIn, slug: str, problem: UUID) -> HttpResponse:
    """Call a problem something else, or say where it belongs."""
    at = here(request, slug)
    found = problem_of(at, problem)
    first = {"title": found.title, "focus": found.focus, "was": found.title}
    form = CallForm(focuses(at), request.POST or None, initial=first)

    def act() -> None:
        was, by, now = form.cleaned_data["was"], request.user, clock.now()
        problems.call_problem(found, form.called(), was=was, by=by, at=now)

    return asked(request, at, found, form, _("What the problem is called"), act)


@signed_in
def say(request: SignedIn, slug: str, problem: UUID, aspect: str) -> HttpResponse:
    """Answer one question and its twin. What another wrote meanwhile stays."""
    at = here(request, slug)
    found = problem_of(at, problem)
    if aspect not in list(Aspect):
        raise Http404
    which = Aspect(aspect)
    row = aspects_of(found).get(which)
    text, twin = (row.text, row.twin) if row else ("", "")
    first = {"text": text, "twin": twin, "was_text": text, "was_twin": twin}
    form = SayForm(which, request.POST or None, initial=first)

    def act() -> None:
        said, was, by = form.said(), form.was(), request.user
        kept = problem_sheets.say_of_problem(found, which, said, was=was, by=by, at=clock.now())
        if kept.beside:
            told = _("%(name)s wrote here at the same time. Both texts are kept: read them.")
            messages.warning(request, told % {"name": kept.beside})

    return asked(request, at, found, form, aspect_word(which), act, anchor=f"#{which}")


def asked(  # noqa: PLR0913 -- what one page is: where, what is asked, and where it leads
    request: SignedIn,
    at: Here,
    found: Problem,
    form: forms.Form,
    heading: str,
    act: Callable[[], None],
    *,
    anchor: str = "",
    said: str = "",
    submit: str = "",
) -> HttpResponse:
    """The form, until it is filled in and what it asks for is done; then the sheet again.

    A form shows what is written already, so it is a reading like that of the sheet.
    """
    if done(request, form, act):
        log_override(request, at, form)
        answer = redirect("desk:problem", at.council.slug, found.id)
        answer["Location"] += anchor
        return answer
    problems.read_problems(at.council, [found], by=request.user, at=clock.now())
    context = {
        **around(at, found),
        "form": form,
        "heading": heading,
        "said": said,
        "submit": submit,
    }
    return render(request, "desk/problems/form.html", context)


def focuses(at: Here) -> tuple[str, ...]:
    """The topics and focus areas of the agreement today. Three queries."""
    known, today = at.partnership(), clock.today()
    topics = topics_on(today, known.clauses, known.norms)
    return tuple(dict.fromkeys((*topics, *areas_on(today, known.clauses))))


def _from_part(
    row: PicturePart, version: PictureVersion
) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """What a sheet begins with, and the figures to choose from; of what is exempt its name."""
    first: dict[str, object] = {
        "title": part_word(row.area or row.kind)[:LONGEST_TITLE],
        "focus": row.area,
    }
    if row.openness == Openness.EXEMPT:
        return first, []
    told = next(one for one in picture_from(version.content).parts if one.id == row.id)
    figures = [(str(one.id), figure_called(one)) for one in told.figures]
    first |= {"what": told.joint[:LONGEST_TEXT], "figures": [key for key, _name in figures]}
    return first, figures


def _noticing(request: SignedIn, at: Here, form: NoticeForm) -> HttpResponse:
    context = {"here": at, "tab": "problems", "form": form}
    return render(request, "desk/problems/notice.html", context)
