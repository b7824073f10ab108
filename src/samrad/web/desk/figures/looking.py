"""Pages of official statistics that are looked at: all compared, one's own over time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from samrad.core.basics.periods import Period
from samrad.records.figures.statistics import Statistic
from samrad.web.desk.figures import over_time as own
from samrad.web.desk.figures.asking import Question, question_of
from samrad.web.desk.figures.comparing import compared
from samrad.web.desk.figures.moving import movements
from samrad.web.desk.figures.narrowing import Wish, places_offered, wish_of
from samrad.web.desk.figures.rows import table_of
from samrad.web.desk.here import SignedIn, signed_in
from samrad.web.kit.charts.pictures import picture_of
from samrad.web.kit.charts.values import Chart
from samrad.web.kit.phrases.figures import days_in_words

_Charted = Callable[[Question, Statistic, Period], Mapping[str, Chart]]


@require_GET
@signed_in
def compare(request: SignedIn, /, **named: str) -> HttpResponse:
    """All municipalities beside each other, of one indicator and period.

    A question is led to an address of its own: nobody's words are in it, so the page, which is
    long, may be packed (`kit/packing.py`).
    """
    sent = request.GET.dict()
    question = question_of(named or sent)
    wish = wish_of(sent, question)
    if not named and sent and question.place and question.period:
        return redirect(address_of(question) + wish.query)
    return render(request, "desk/figures/compare.html", _compared(question, wish))


@require_GET
@signed_in
def what_changed(request: SignedIn) -> HttpResponse:
    """What has changed over all municipalities, of everything that is counted or of one."""
    sent = request.GET.dict()
    question = question_of(sent)
    wish = wish_of(sent, question)
    asked = sent.get("indicator", "")
    indicator = asked if asked in dict(question.indicators) else ""
    context = _asked(question) | {"wish": wish, "indicator": indicator}
    if question.statistic and question.period and wish.before:
        about = (question.statistic, question.period, wish.before, indicator)
        context["page"] = movements(question, wish, *about)
        context["places"] = places_offered(question, wish, of_all=True)
    return render(request, "desk/figures/what_changed.html", context)


@require_GET
@signed_in
def over_time(request: SignedIn) -> HttpResponse:
    """One municipality over time, and beside those it may be compared with."""
    question = question_of(request.GET.dict())
    context = _asked(question)
    if question.statistic and question.period and question.place:
        context["page"] = own.over_time(question, question.statistic, question.period)
    return render(request, "desk/figures/over_time.html", context)


@require_GET
@signed_in
def picture(request: SignedIn, page: str, name: str, kind: str) -> HttpResponse:
    """A chart of one of these pages as a picture; who may see the page may fetch it.

    Raises:
        Http404: There is no such chart on that page.
    """
    question = question_of(request.GET.dict())
    charts: Mapping[str, Chart] = {}
    if question.statistic and question.period:
        charts = _CHARTED[page](question, question.statistic, question.period)
    if name not in charts:
        raise Http404
    return picture_of(charts[name], kind)


def _compared(question: Question, wish: Wish) -> dict[str, object]:
    context = _asked(question)
    if not (question.statistic and question.period):
        return context
    page = compared(question, question.statistic, question.period)
    context |= {
        "page": page,
        "table": table_of(question, wish, question.statistic, question.period, page),
        "wish": wish,
        "places": places_offered(question, wish),
        "rows_at": address_of(question) if question.place else reverse("desk:compare_all"),
        "changes": _changes(question),
    }
    if question.place:
        context["other_map"] = address_of(replace(question, whole=not question.whole))
    return context


def _asked(question: Question) -> dict[str, object]:
    periods = [
        ((one.until or one.since).isoformat(), days_in_words(one), one == question.period)
        for one in question.periods
    ]
    return {"question": question, "sent": question.query, "periods": periods}


def _changes(question: Question) -> str:
    """The address of what has changed: of everything, over the same period."""
    asked = {name: said for name, said in question.asked.items() if name in _ABOUT}
    return f"{reverse('desk:what_changed')}?{urlencode(asked)}"


def address_of(question: Question) -> str:
    """The address of a comparison."""
    named = {name: said for name, said in question.asked.items() if name != "with"}
    return reverse(
        "desk:compare_one_map" if question.whole else "desk:compare_one", kwargs=named
    )


_ABOUT = {"place", "country", "until"}
_CHARTED: Mapping[str, _Charted] = {
    "compare": lambda *asked: compared(*asked).charts,
    "over-time": lambda *asked: own.over_time(*asked).charts,
}
