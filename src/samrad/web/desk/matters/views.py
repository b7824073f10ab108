"""Reading matters: the council's list, one of them, and one's own over all councils."""

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.actions.marking_matters import read_matter
from samrad.actions.matters import is_own
from samrad.actions.reading import note_read
from samrad.actions.standing import Seated
from samrad.core.access.permissions import Act
from samrad.core.meetings.stages import MATTER_STEPS, MatterStage
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.records.councils.queries import councils
from samrad.records.invitations.queries import guests_invited
from samrad.records.meetings.answer_letters import stuck_answers
from samrad.records.meetings.matters import AnswerLetter, Matter
from samrad.records.meetings.reading_matters import (
    decisions_on,
    guests_of,
    matter_called,
    matters_by,
    matters_of,
    merged_into,
    papers_with,
)
from samrad.records.openness.queries import markings_of
from samrad.records.people.models import Person
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.matters.presenters import matter_row, matter_rows
from samrad.web.kit import clock


@require_GET
@signed_in
def matters(request: SignedIn, slug: str) -> HttpResponse:
    """Every matter the reader sees: what waits first, then the latest."""
    at = here(request, slug)
    found = matters_of(at.council)
    note_read(at.seat, at=clock.now(), matters=found)
    rows = matter_rows(found)
    context = {
        "here": at,
        "tab": "matters",
        "waiting": [row for row in rows if row.waits],
        "others": [row for row in rows if not row.waits],
        "may_propose": at.seat.why_not(Act.PROPOSE_MATTER) is None,
        "may_screen": at.seat.why_not(Act.SCREEN_MATTER) is None,
        "may_invite": at.seat.why_not(Act.INVITE_GUEST) is None,
    }
    return render(request, "desk/matters/matters.html", context)


@require_GET
@signed_in
def matter(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """One matter with its papers, what was answered, and what can be done with it."""
    at = here(request, slug)
    found = matter_of(at, matter)
    merged = merged_into(found)
    for one in (found, *merged):
        read_matter(one, by=request.user, at=clock.now())
    papers = papers_with([found])[found.pk]
    invited = guests_invited(found)
    unaccepted = {one.email.casefold() for one in invited}
    guests = [g for g in guests_of(found) if g.person.email.casefold() not in unaccepted]
    context = {
        "here": at,
        "tab": "matters",
        "row": matter_row(found, decisions_on([found])[found.pk]),
        "papers": papers,
        "merged": matter_rows(merged),
        "markings": markings_of(found),
        "guests": guests,
        "invited": invited,
        "may": may_with(at, found),
        "untold": untold(at, found),
    }
    return render(request, "desk/matters/matter.html", context)


@require_GET
@signed_in
def my_matters(request: SignedIn) -> HttpResponse:
    """What one proposed, in every council, and what was answered."""
    mine = matters_by(request.user)
    _note_read(request.user, mine)
    rows = matter_rows(mine, decisions_on(mine))
    context = {"councils": councils(), "rows": rows}
    return render(request, "desk/matters/my_matters.html", context)


def _note_read(person: Person, mine: Iterable[Matter]) -> None:
    """Titles that are exempt are logged in the council they belong to."""
    ordered = sorted(mine, key=lambda one: one.council_id)
    for council, group in groupby(ordered, key=lambda one: one.council):
        theirs = list(group)
        seat = Seated(person, council, Party(theirs[0].party), frozenset())
        note_read(seat, at=clock.now(), matters=theirs)


def untold(at: Here, matter: Matter) -> list[AnswerLetter]:
    """For who screens: letters about the answer that may not have arrived. One query."""
    if at.seat.why_not(Act.SCREEN_MATTER):
        return []
    return stuck_answers(Matter.objects.filter(pk=matter.pk))


def matter_of(at: Here, matter: UUID) -> Matter:
    """The matter, if the reader sees it. One query.

    Raises:
        Http404: There is none, or none they may see: the answer is the same.
    """
    found = matter_called(at.council, matter)
    if found is None:
        raise Http404
    return found


def may_with(at: Here, matter: Matter) -> dict[str, bool]:
    """What the reader may do with a matter as it is now, by name."""
    stage, openness = MatterStage(matter.stage), Openness(matter.openness)
    steps = MATTER_STEPS[stage]
    own, screens = is_own(matter, at.seat), at.seat.why_not(Act.SCREEN_MATTER) is None
    shared = openness is not Openness.PARTY
    return {
        "change": own and stage in (MatterStage.PROPOSED, MatterStage.SENT_BACK),
        "withdraw": own and MatterStage.WITHDRAWN in steps,
        "accept": screens and shared and MatterStage.ACCEPTED in steps,
        "merge": screens and shared and MatterStage.MERGED in steps,
        "send_back": screens and MatterStage.SENT_BACK in steps,
        "attach": (own or screens) and bool(steps),
        "mark": at.seat.why_not(Act.MARK_MATTER) is None,
        "invite": at.seat.why_not(Act.INVITE_GUEST, openness) is None,
        "withdraw_guest": at.seat.why_not(Act.WITHDRAW_GUEST) is None,
    }
