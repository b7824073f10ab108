"""Who sits in the council, and who is invited."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.actions.letters import can_post
from samrad.actions.recovering import who_asks
from samrad.core.access.permissions import Act
from samrad.core.people.parties import Party
from samrad.records.councils.queries import members as of_council
from samrad.records.invitations.queries import waiting
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.kit import clock


@require_GET
@signed_in
def members(request: SignedIn, slug: str) -> HttpResponse:
    """The seats by party, and the invitations nobody has answered."""
    at = here(request, slug)
    seats = of_council(at.council, on=clock.today())
    invitations = waiting(at.council)
    now = clock.now()
    context = {
        "here": at,
        "tab": "members",
        "parties": [(party, [s for s in seats if s.party == party]) for party in Party],
        "invitations": [(one, one.is_open(now)) for one in invitations],
        "asking": who_asks(seat.person_id for seat in seats if seat.party == at.seat.party),
        "posts": can_post(),
        "may_let_in": at.seat.why_not(Act.LET_IN_ANEW) is None,
        "may_invite": at.seat.why_not(Act.INVITE_PERSON) is None,
    }
    return render(request, "desk/members/members.html", context)
