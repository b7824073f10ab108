"""Reading an agreement, its versions and what differs between them."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.core.access.permissions import Act
from samrad.core.agreements.checking import contradictions
from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import AgreementReview
from samrad.core.agreements.stages import why_not_change
from samrad.core.agreements.timeline import InForce, timeline
from samrad.core.agreements.versions import Draft, difference
from samrad.core.reports.panel import panel
from samrad.records.agreements import queries
from samrad.records.agreements.models import SignedFile, Version
from samrad.web.desk.agreements import presenters
from samrad.web.desk.duties.presenters import DutyRow, duty_row
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit.phrases import say


@require_GET
@signed_in
def versions(request: SignedIn, slug: str) -> HttpResponse:
    """Every version of the council's agreement, the newest first."""
    at = here(request, slug)
    found = queries.versions_of(at.council)
    context = {
        "review": _next_review(at),
        "here": at,
        "tab": "agreement",
        "versions": found,
        "may_start": at.seat.why_not(Act.START_VERSION) is None
        and all(version.since for version in found),
    }
    return render(request, "desk/agreements/versions.html", context)


@require_GET
@signed_in
def version(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """One version: where it stands, what is proposed, and its clauses."""
    at = here(request, slug)
    one = version_of(at, number)
    clauses = queries.clauses_of(one)
    changes = queries.open_changes(one)
    steps = queries.steps_of(one)
    stands = queries.stands_after_steps(steps)
    rows = presenters.change_rows(changes, clauses, at.seat.party)
    keys = {change.id: change.key for change in changes}
    may_act = at.seat.why_not(Act.PROPOSE_CHANGE) is None
    refusal = why_not_change(stands)
    context = {
        "here": at,
        "tab": "agreement",
        "version": one,
        "parties": presenters.party_rows(
            stands,
            steps,
            own=at.seat.party if may_act else None,
            open_changes=len(changes),
            until=one.until,
        ),
        "changes": rows,
        "declined": presenters.change_rows(
            queries.declined_changes(one), clauses, at.seat.party
        ),
        "clauses": presenters.clause_rows(clauses, rows, keys),
        "may_change": may_act and refusal is None,
        "why_not": say(refusal) if refusal and one.since is None else "",
        "contradictions": [say(one) for one in contradictions(_as_if_signed(at, clauses))],
        "may_keep": at.seat.why_not(Act.KEEP_SIGNED_FILE) is None,
        "files": SignedFile.objects.filter(version=one).defer("content"),
    }
    return render(request, "desk/agreements/version.html", context)


@require_GET
@signed_in
def compare(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """What differs between a version and the one before it."""
    at = here(request, slug)
    new, old = version_of(at, number), version_of(at, number - 1)
    found = difference(queries.clauses_of(old), queries.clauses_of(new))
    context = {
        "here": at,
        "tab": "agreement",
        "new": new,
        "old": old,
        "differences": presenters.difference_rows(found),
    }
    return render(request, "desk/agreements/compare.html", context)


def version_of(at: Here, number: int) -> Version:
    """The version with that number in the council. One query.

    Raises:
        Http404: There is none.
    """
    found = Version.objects.filter(council=at.council, number=number).first()
    if found is None:
        raise Http404
    return found


def _next_review(at: Here) -> DutyRow | None:
    """The review of the agreement that is open, or the one to come."""
    for line in panel(at.partnership(), at.on.year, on=at.on).lines:
        if isinstance(line.promise, Clause) and isinstance(line.promise.terms, AgreementReview):
            open_ = [s for s in (*line.carried, *line.standings) if s.evidence is None]
            nearest = open_[0] if open_ else line.coming
            if nearest is not None:
                return duty_row(nearest, at.council, may_note=False)
    return None


def _as_if_signed(at: Here, clauses: Sequence[Draft]) -> tuple[Clause, ...]:
    return timeline([InForce(at.on, None, tuple(clauses))])
