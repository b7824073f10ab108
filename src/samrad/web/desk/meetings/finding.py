"""The meeting an address names."""

from django.http import Http404

from samrad.records.meetings.models import Meeting
from samrad.records.meetings.queries import meeting_called
from samrad.web.desk.here import Here


def meeting_of(at: Here, year: int, number: int) -> Meeting:
    """The meeting `number` of `year` in the council. One query.

    Raises:
        Http404: There is none.
    """
    found = meeting_called(at.council, year, number)
    if found is None:
        raise Http404
    found.council = at.council
    return found
