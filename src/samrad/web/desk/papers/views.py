"""Reading the papers of a council."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from samrad.actions.papers import read_paper
from samrad.actions.releases import release_of
from samrad.core.access.permissions import Act
from samrad.core.openness.levels import Openness
from samrad.records.invitations.queries import guests_invited
from samrad.records.openness.queries import markings_of
from samrad.records.papers.models import Paper
from samrad.records.papers.queries import guests_of, papers_of
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.papers.handing import handed
from samrad.web.kit import clock


@require_GET
@signed_in
def papers(request: SignedIn, slug: str) -> HttpResponse:
    """Every paper the reader sees, the latest first."""
    at = here(request, slug)
    found = papers_of(at.council, on=clock.today())
    context = {
        "here": at,
        "tab": "papers",
        "papers": found,
        "to_review": [one for one, _ in found if one.review and one.review <= at.on],
        "may_bring": may_bring(at),
    }
    return render(request, "desk/papers/papers.html", context)


@require_GET
@signed_in
def paper(request: SignedIn, slug: str, paper: UUID) -> HttpResponse:
    """One paper: how open it is and why, and what can be done with it."""
    at = here(request, slug)
    found = paper_of(at, paper)
    may_release = found.figures and at.seat.why_not(Act.RELEASE_FIGURES) is None
    openness = Openness(found.openness)
    invited = guests_invited(found)
    context = {
        "here": at,
        "tab": "papers",
        "paper": found,
        "markings": markings_of(found),
        "release": release_of(found) if found.figures else None,
        "guests": guests_of(found, but=(one.email for one in invited)),
        "invited": invited,
        "may_mark": at.seat.why_not(Act.MARK_PAPER) is None,
        "may_keep": found.party == at.seat.party
        and at.seat.why_not(Act.KEEP_EXEMPT, openness) is None,
        "may_release": may_release,
        "may_invite": at.seat.why_not(Act.INVITE_GUEST, openness) is None,
        "may_withdraw": at.seat.why_not(Act.WITHDRAW_GUEST) is None,
    }
    return render(request, "desk/papers/paper.html", context)


@require_GET
@signed_in
def paper_file(request: SignedIn, slug: str, paper: UUID) -> HttpResponse:
    """Hand out the file; where it is exempt, the reading is written into the log."""
    at = here(request, slug)
    found = paper_of(at, paper)
    return handed(found, read_paper(found, by=request.user, at=clock.now()))


def paper_of(at: Here, paper: UUID) -> Paper:
    """The paper, if the reader sees it. One query.

    Raises:
        Http404: There is none, or none they may see: the answer is the same.
    """
    rows = Paper.objects.select_related("brought_by", "council").defer("content", "text")
    return get_object_or_404(rows, pk=paper, council=at.council)


def may_bring(at: Here) -> bool:
    """Whether the reader brings papers here."""
    return at.seat.why_not(Act.BRING_PAPER) is None
