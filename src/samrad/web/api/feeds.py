"""The calendar feed of one council, for who has its address."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_GET

from samrad.actions import feeds
from samrad.core.reports.year import Dated, year_of
from samrad.records.basics.context import in_council
from samrad.records.councils.models import Council
from samrad.records.reports.queries import partnerships
from samrad.web.kit import clock, phrases


@require_GET
def calendar(_request: HttpRequest, council: UUID, secret: str) -> HttpResponse:
    """This year and the next as a calendar, in the language of the council's documents."""
    today = clock.today()
    with in_council(council):
        found = feeds.open_feed(secret, on=today)
        if found is None:
            raise Http404
        known = partnerships([found], on=today)[found.id]
        with translation.override(found.language):
            events = [
                _event(dated, found)
                for year in (today.year, today.year + 1)
                for dated in year_of(known, year, on=today)
            ]
            written = feeds.as_calendar(found.name, events, at=clock.now())
    return HttpResponse(
        written,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="samrad.ics"'},
    )


def _event(dated: Dated, council: Council) -> feeds.DayEvent:
    standing = dated.standing
    status = phrases.status_word(standing.status)
    return feeds.DayEvent(
        uid=f"{standing.duty.key}@{council.id}.samrad",
        day=dated.day,
        summary=f"{council.name}: {phrases.title_of(standing.duty)}",
        description=f"{status}. {phrases.reason_of(standing)}",
        category=dated.lane,
    )
