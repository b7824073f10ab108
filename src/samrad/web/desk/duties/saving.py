"""Agreed and done as a file."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samrad.actions.exporting import as_file
from samrad.core.reports.panel import panel
from samrad.core.reports.tables import Cell, Table
from samrad.web.desk.duties.presenters import PromiseRow, promise_rows
from samrad.web.desk.duties.views import year_asked
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit.phrases import status_word
from samrad.web.kit.tables import about, handed_table, shape_asked


@require_GET
@signed_in
def save_panel(request: SignedIn, slug: str, shape: str) -> HttpResponse:
    """Agreed and done in one year, as the page shows it on a day."""
    at, wanted = here(request, slug), shape_asked(shape)
    table = table_of(at, year_asked(request.GET.get("year", ""), at.on.year))
    return handed_table(as_file(table, wanted), table.title, wanted)


def table_of(at: Here, year: int) -> Table:
    """The panel, a row for each duty, and one for each promise that asks nothing this year."""
    promises = promise_rows(panel(at.partnership(), year, on=at.on), at.council, may_note=False)
    return Table(
        title=_("Agreed and done in %(year)s – %(council)s")
        % {"year": year, "council": at.council.name},
        columns=(
            *(_("Promise"), _("What it says"), _("Paragraph"), _("Whom it binds")),
            *(_("Duty"), _("Due day"), _("Status"), _("Reason")),
        ),
        rows=tuple(row for promise in promises for row in _rows(promise)),
        about=about(
            _("Agreements, duties and what was noted in Samråd"), period=str(year), on=at.on
        ),
    )


def _rows(promise: PromiseRow) -> list[tuple[Cell, ...]]:
    start = (promise.heading, promise.says, promise.cite, promise.party)
    duties: list[tuple[Cell, ...]] = [
        (*start, row.title, row.due, str(status_word(row.status)), row.reason)
        for row in promise.duties
    ]
    return duties or [(*start, "", "", "", "")]
