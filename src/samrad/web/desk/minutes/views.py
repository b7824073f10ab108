"""The page of a meeting's minutes: what stands there, what was said, what is to be done."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import locking, minutes
from samrad.actions.publishing import locked_today
from samrad.core.access.permissions import Act
from samrad.core.meetings.approving import Progress
from samrad.core.meetings.minutes import Minutes
from samrad.core.meetings.reading_minutes import minutes_from
from samrad.records.meetings import progress as reading
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Meeting
from samrad.web.desk.doing import pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.meetings.warnings import nothing_follows
from samrad.web.desk.minutes.presenters import (
    attended_rows,
    comment_rows,
    holds_exempt,
    item_rows,
)
from samrad.web.desk.minutes.steps import steps_of
from samrad.web.kit import clock

_Act = Callable[[Meeting], object]


@signed_in
def minutes_page(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """The minutes as they stand; whoever reads something exempt is in the log."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    shown, now = _shown(meeting), minutes_of(meeting, on=clock.today())
    if holds_exempt(shown):
        minutes.read_exempt(meeting, by=request.user, at=clock.now())
    progress = reading.progress_of(meeting, now)
    comments = reading.comments_of(meeting, shown.version)
    context = {
        **_around(at, meeting, shown),
        "items": item_rows(shown, comments),
        "general": comment_rows(one for one in comments if one.item_id is None),
        "steps": steps_of(at, progress, now),
        "first_open": next((one.id for one in comments if not one.outcome), ""),
        "sha256": now.sha256,
        "unsettled": nothing_follows(meeting, on=at.on),
        **_people(request, at, meeting, now, progress),
    }
    return render(request, "desk/minutes/minutes.html", context)


@signed_in
def version(request: SignedIn, slug: str, year: int, number: int, version: int) -> HttpResponse:
    """A locked version as it was locked."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    kept = next((v for v in reading.versions_of(meeting) if v.number == version), None)
    if kept is None:
        raise Http404
    shown = minutes_from(kept.content)
    if holds_exempt(shown):
        minutes.read_exempt(meeting, by=request.user, at=clock.now())
    context = {**_around(at, meeting, shown), "items": item_rows(shown), "kept": kept}
    return render(request, "desk/minutes/version.html", context)


@require_POST
@signed_in
def send(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Send the minutes to those who were there."""
    done = _("The minutes are out. Those who were there are asked what they say.")
    return _do(
        request,
        (slug, year, number),
        lambda found: minutes.send_minutes(found, by=request.user, at=clock.now()),
        done,
    )


@require_POST
@signed_in
def take_back(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Take them back to write in them."""
    return _do(
        request,
        (slug, year, number),
        lambda found: minutes.take_back_minutes(found, by=request.user, at=clock.now()),
        _("The minutes are a draft again. Send them anew when they are written."),
    )


@require_POST
@signed_in
def nothing(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Nothing to add."""
    return _do(
        request,
        (slug, year, number),
        lambda found: minutes.add_nothing(found, by=request.user, at=clock.now()),
        _("Thank you. It is noted that you have nothing to add."),
    )


@require_POST
@signed_in
def approve(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Approve the text that was shown."""
    shown = request.POST.get("sha256", "")
    return _do(
        request,
        (slug, year, number),
        lambda found: minutes.approve_minutes(found, shown, by=request.user, at=clock.now()),
        _("Approved for your party."),
    )


@require_POST
@signed_in
def lock(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Lock what both parties approved."""

    def act(found: Meeting) -> None:
        with translation.override(found.council.language):
            ref = _("meeting %(name)s") % {"name": found.name}
        locking.lock_minutes(found, ref, by=request.user, at=clock.now())

    done = _("Locked. Nobody can change these minutes any more.")
    return _do(request, (slug, year, number), act, done)


def _do(request: SignedIn, where: tuple[str, int, int], act: _Act, done: str) -> HttpResponse:
    slug, year, number = where
    found = meeting_of(here(request, slug), year, number)
    pressed(request, lambda: act(found), done)
    return redirect("desk:minutes", slug, year, number)


def _shown(meeting: Meeting) -> Minutes:
    """What is locked, as open as it is today; else what is written now."""
    today = clock.today()
    found = locked_today(meeting, on=today)
    return found[1] if found else minutes_of(meeting, on=today)


def _around(at: Here, meeting: Meeting, shown: Minutes) -> dict[str, object]:
    return {
        "here": at,
        "tab": "meetings",
        "meeting": meeting,
        "shown": shown,
        "attended": attended_rows(shown),
    }


def _people(
    request: SignedIn, at: Here, meeting: Meeting, now: Minutes, progress: Progress
) -> dict[str, object]:
    """Who is asked, who approved, which versions there are, and what is public."""
    readers = reading.readers_of(meeting, now.version)
    own = next((one for one in readers if one.person_id == request.user.id), None)
    published = reading.published_of(meeting)
    return {
        "readers": readers,
        "asked": bool(own) and progress.stage == "sent",
        "answered": bool(own and own.answered_at),
        "approvals": reading.approvals_of(meeting, now),
        "versions": reading.versions_of(meeting),
        "published": published,
        "public_now": next((one for one in published if one.withdrawn_at is None), None),
        "may_settle": at.seat.why_not(Act.SETTLE_COMMENT) is None,
        "may_correct": at.seat.why_not(Act.CORRECT_MINUTES) is None,
        "may_publish": at.seat.why_not(Act.PUBLISH_MINUTES) is None,
    }
