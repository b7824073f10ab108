"""Looking for something: in one council, or in all one sits in."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from samrad.actions.finding import Hit, search, shown
from samrad.core.basics.refusals import Refused
from samrad.core.basics.sorting import alphabetical
from samrad.core.calendars.countries import Country
from samrad.core.duties.topics_asked import areas_on, topics_on
from samrad.core.norms.catalogue import norms_of
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.councils.models import Council
from samrad.records.councils.queries import councils
from samrad.records.search.queries import MOST
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.search.forms import SearchForm
from samrad.web.desk.search.presenters import row
from samrad.web.kit import clock
from samrad.web.kit.phrases import say

_ON_A_PAGE = 20
# Nobody chooses a topic from the lists of more councils than these.
_FEW = 20


@require_GET
@signed_in
def everywhere(request: SignedIn) -> HttpResponse:
    """Search all councils one has a seat in."""
    return _answer(request, councils(), None)


@require_GET
@signed_in
def in_council(request: SignedIn, slug: str) -> HttpResponse:
    """Search one council."""
    at = here(request, slug)
    return _answer(request, [at.council], at)


def _answer(request: SignedIn, where: Sequence[Council], at: Here | None) -> HttpResponse:
    asked = "q" in request.GET
    form = SearchForm(
        clock.today(),
        request.GET if asked else None,
        focuses=_focuses(where),
        councils=() if at else where,
    )
    context: dict[str, Any] = {"form": form, "tab": "search", "councils": where}
    if asked and form.is_valid():
        try:
            question = form.question()
            within = _within(where, form.cleaned_data.get("council", ""))
            found = search(question, within, by=request.user, on=clock.today())
        except Refused as refused:
            form.add_error("q", say(refused.refusal))
        else:
            context |= _found(request, found, question.words, where)
    template = "desk/search/council.html" if at else "desk/search/everywhere.html"
    return render(request, template, context | ({"here": at} if at else {}))


def _within(where: Sequence[Council], slug: str) -> Sequence[Council]:
    return [one for one in where if slug in ("", one.slug)]


def _focuses(where: Sequence[Council]) -> list[str]:
    """The topics and areas agreed on there today. Two queries, or none for very many."""
    if len(where) > _FEW:
        return []
    on, found = clock.today(), set()
    clauses = clauses_in_force([one.id for one in where])
    for council in where:
        own, norms = clauses[council.id], norms_of(Country(council.country))
        found |= {*topics_on(on, own, norms), *areas_on(on, own)}
    return sorted(found, key=lambda one: alphabetical(one, get_language() or "nb"))


def _found(
    request: SignedIn, found: list[Hit], words: str, where: Sequence[Council]
) -> dict[str, Any]:
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    by_id = {council.id: council for council in where}
    rows = [row(one, by_id) for one in shown(list(page.object_list), words)]
    return {"rows": rows, "page": page, "number": len(found), "most": len(found) == MOST}
