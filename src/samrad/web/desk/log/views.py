"""The log of a council: everything that was done, by whom and when."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samrad.core.people.parties import Party
from samrad.records.log.models import LogEntry
from samrad.records.log.queries import people_of
from samrad.web.desk.called import called
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.kit.phrases import logged_word, party_word

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the page shows it."""

    number: int
    at: datetime
    who: str
    party: str
    what: str
    seal: str


@require_GET
@signed_in
def log(request: SignedIn, slug: str) -> HttpResponse:
    """The entries, the latest first, fifty on a page."""
    at = here(request, slug)
    entries = LogEntry.objects.filter(council=at.council).order_by("-number")
    page = Paginator(entries, _ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    people = people_of({row.who for row in rows if row.who})
    names = {who: called(person) for who, person in people.items()}
    lines = [_line(row, names.get(row.who, "") if row.who else "") for row in rows]
    context = {"here": at, "tab": "record", "lines": lines, "page": page}
    return render(request, "desk/log/log.html", context)


def _line(row: LogEntry, name: str) -> Line:
    if not name:
        name = _("someone who is not here any more") if row.who else _("the operator")
    return Line(
        number=row.number,
        at=timezone.localtime(row.at),
        who=name,
        party=str(party_word(Party(row.party))) if row.party else "",
        what=logged_word(row.act),
        seal=row.seal[:8],
    )
