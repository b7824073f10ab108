"""The calendar feed of one council, for who has its address."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_GET

from samrad.actions import feeds
from samrad.actions.meeting_letters import event_of
from samrad.core.meetings.numbering import Number
from samrad.core.reports.year import Dated, year_of
from samrad.records.basics.context import in_council
from samrad.records.councils.models import Council
from samrad.records.meetings.asking import meetings_in
from samrad.records.reports.queries import partnerships
from samrad.web.kit import clock, phrases
from samrad.web.kit.addresses import sender
from samrad.web.kit.errors import too_many
from samrad.web.kit.files import Kind, as_attachment
from samrad.web.kit.limits import Limit, note_wrong
from samrad.web.kit.shown import told

# An address has 192 random bits; whoever tries wrong ones is guessing, or follows a feed that
# was replaced. A calendar that does so asks a few times an hour.
_GUESSES = Limit("feed", most=30, seconds=600)


@require_GET
def calendar(request: HttpRequest, council: UUID, secret: str) -> HttpResponse:
    """This year and the next as a calendar, in the language of the council's documents."""
    today = clock.today()
    with in_council(council):
        found = feeds.open_feed(secret, on=today)
        if found is not None:
            return as_attachment(_written(found), "samrad.ics", Kind.CALENDAR)
    # Only now: a right address is answered whatever others try from the same place.
    if seconds := note_wrong(_GUESSES, sender(request), at=clock.real_now().timestamp()):
        return too_many(request, seconds)
    raise Http404


def _written(council: Council) -> bytes:
    today = clock.today()
    years = (today.year, today.year + 1)
    known = partnerships([council], on=today)[council.id]
    meetings = meetings_in(council, years)
    with translation.override(council.language):
        events = [
            _event(one, council) for year in years for one in year_of(known, year, on=today)
        ]
        timed = [
            event_of(one, told(council.name, council.slug, Number(one.year, one.number)))
            for one in meetings
        ]
        return feeds.as_calendar(council.name, events, timed, at=clock.now())


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
