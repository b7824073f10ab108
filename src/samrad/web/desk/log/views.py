"""The log of a council: everything that was done, by whom and when."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from samrad.actions.exporting import export_log
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.records.log.models import LogEntry
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.log.presenters import lines_of, table_of
from samrad.web.kit import clock
from samrad.web.kit.phrases import say
from samrad.web.kit.tables import handed_table, shape_asked

_ON_A_PAGE = 50


@require_GET
@signed_in
def log(request: SignedIn, slug: str) -> HttpResponse:
    """The entries, the latest first, fifty on a page."""
    at = here(request, slug)
    page = Paginator(_entries(at), _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "here": at,
        "tab": "record",
        "lines": lines_of(page.object_list),
        "page": page,
        "may_export": at.seat.why_not(Act.EXPORT_LOG) is None,
    }
    return render(request, "desk/log/log.html", context)


@require_GET
@signed_in
def save_log(request: SignedIn, slug: str, shape: str) -> HttpResponse:
    """The whole log as a file; that it was saved is its next entry."""
    at, wanted = here(request, slug), shape_asked(shape)
    table = table_of(lines_of(_entries(at)), at.council.name, on=clock.today())
    try:
        content = export_log(at.council, table, wanted, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:log", slug)
    return handed_table(content, table.title, wanted)


def _entries(at: Here) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(council=at.council).order_by("-number")
