"""What else programs read: one's councils, a search, the counts of one's districts."""

from dataclasses import asdict
from typing import Any

from django.http import Http404

from samrad.actions.districts import districts_to_read
from samrad.actions.finding import Shown, search, shown
from samrad.core.basics.refusals import Refused
from samrad.core.search.questions import Findable, Question
from samrad.records.councils.queries import councils
from samrad.records.districts.queries import Told
from samrad.records.districts.queries import told as told_by_district
from samrad.records.search.queries import MOST
from samrad.web.api.door import Asking, day_asked, told, year_asked
from samrad.web.kit import clock


@told
def my_councils(_request: Asking) -> dict[str, object]:
    """The councils the person has a seat in, by name."""
    fields = ("slug", "name", "country", "language")
    return {"councils": [{name: getattr(one, name) for name in fields} for one in councils()]}


@told
def found(request: Asking) -> dict[str, object]:
    """What answers `?q=`, in all councils of the person or in `?council=`."""
    mine = {one.id: one for one in councils() if _is_asked(request, "council", one.slug)}
    kinds = (kind for kind in Findable if _is_asked(request, "kind", kind.value))
    words = request.GET.get("q", "")
    focus, status = (_plain(request, name) for name in ("focus", "status"))
    question = Question(words, frozenset(kinds), year_asked(request, None), focus, status)
    there = search(question, list(mine.values()), by=request.user, on=clock.today())
    hits = [_hit(one) | {"council": mine[one.hit.council].slug} for one in shown(there, words)]
    return {"q": words, "hits": hits, "more": len(there) == MOST}


@told
def my_districts(request: Asking) -> dict[str, object]:
    """The counts of the districts the person reads for, as of a day."""
    try:
        mine = districts_to_read()
    except Refused as refused:
        raise Http404 from refused
    on = day_asked(request)
    counted = told_by_district(on=on)
    districts = [
        {"slug": one.slug, "name": one.name, "councils": [_told(c) for c in counted[one.id]]}
        for one in mine
    ]
    return {"on": on.isoformat(), "districts": districts}


def _is_asked(request: Asking, name: str, value: str) -> bool:
    return request.GET.get(name, "") in ("", value)


def _plain(request: Asking, name: str) -> str:
    """What is asked, as a text the database takes."""
    return request.GET.get(name, "").replace("\0", "")


def _hit(one: Shown) -> dict[str, Any]:
    return {
        "kind": one.hit.kind.value,
        "id": str(one.hit.thing),
        "on": one.hit.on.isoformat(),
        "title": one.title,
        "about": one.about,
        "snippet": "".join(piece.text for piece in one.snippet),
    }


def _told(one: Told) -> dict[str, Any]:
    on = one.on.isoformat() if one.on else None
    return {"name": one.name, "on": on, "counts": asdict(one.counts) if one.counts else None}
