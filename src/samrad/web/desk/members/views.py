"""Who sits in the council, who chairs and writes, how it stands, and who is invited."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.actions.letters import can_post
from samrad.actions.recovering import who_asks
from samrad.core.access.permissions import Act
from samrad.records.invitations.queries import waiting
from samrad.records.reports.sitting import Composed, composed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.members import presenters, shaping
from samrad.web.kit import clock
from samrad.web.kit.phrases import findings


@require_GET
@signed_in
def members(request: SignedIn, slug: str) -> HttpResponse:
    """The seats by party on a day, and the invitations nobody has answered."""
    at = here(request, slug)
    found, now = composed(at.council, on=at.on), clock.now()
    context = {
        "here": at,
        "tab": "members",
        "shape": shaping.shape_of(at, found.sitting),
        "offices": presenters.offices(found, at.on),
        "findings": list(findings(found.stand)),
        "in_order": found.stand.in_order,
        "sides": presenters.sides(at, found, _asking(at, found)),
        "invitations": [(one, one.is_open(now)) for one in waiting(at.council)],
        **_may(at),
    }
    return render(request, "desk/members/members.html", context)


def _asking(at: Here, found: Composed) -> Any:
    seats = (seat for seat in found.sitting.seats if not seat.is_over(at.on))
    return who_asks(seat.person for seat in seats if seat.place.party == at.seat.party)


def _may(at: Here) -> dict[str, bool]:
    return {
        "posts": can_post(),
        "may_choose": at.is_today and at.seat.why_not(Act.CHOOSE_CHAIR) is None,
        "may_shape": at.is_today and at.seat.why_not(Act.SHAPE_COUNCIL) is None,
        "may_let_in": at.is_today and at.seat.why_not(Act.LET_IN_ANEW) is None,
        "may_invite": at.is_today and at.seat.why_not(Act.INVITE_PERSON) is None,
    }
