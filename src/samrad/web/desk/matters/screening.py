"""What the secretary does with a matter, and changing how open it is."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samrad.actions import screening
from samrad.actions.marking_matters import mark_matter
from samrad.actions.reading import note_read
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.levels import Openness, opens
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.reading_matters import mergeable
from samrad.web.desk.doing import done
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.matters.forms import AcceptForm, MergeForm, SendBackForm
from samrad.web.desk.matters.offering import chances
from samrad.web.desk.matters.proposing import filled
from samrad.web.desk.matters.views import matter_of
from samrad.web.desk.overriding import log_override
from samrad.web.desk.papers.forms import MarkForm
from samrad.web.desk.signing_in.lately import sign_in_again, signed_in_lately, written
from samrad.web.kit import clock
from samrad.web.kit.guarding import Guarded


@signed_in
def accept(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Take a matter up at a meeting."""
    at = here(request, slug)
    found = matter_of(at, matter)
    coming = chances(at, clauses_in_force([at.council.id])[at.council.id])
    initial = {"meeting": str(found.meeting_id or "")}
    form = AcceptForm(coming, request.POST or None, initial=initial)

    def act() -> None:
        meeting = form.meeting_chosen()
        if meeting is None:
            raise Refused(Refusal("matter.meeting_over"))
        answer = form.cleaned_data["answer"]
        screening.accept_matter(found, meeting, answer=answer, by=request.user, at=clock.now())

    heading = _("Take up %(title)s") % {"title": found.title}
    return _answered(request, at, form, act, (found, heading, _("Take it up")))


@signed_in
def merge(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Treat a matter together with another."""
    at = here(request, slug)
    found = matter_of(at, matter)
    others = mergeable(found)
    note_read(at.seat, at=clock.now(), matters=others)
    form = MergeForm(others, request.POST or None)

    def act() -> None:
        into, answer = form.into_chosen(), form.cleaned_data["answer"]
        screening.merge_matter(found, into, answer=answer, by=request.user, at=clock.now())

    heading = _("Merge %(title)s into another") % {"title": found.title}
    return _answered(request, at, form, act, (found, heading, _("Merge it")))


@signed_in
def send_back(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Send a matter back, with the reason."""
    at = here(request, slug)
    found = matter_of(at, matter)
    form = SendBackForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        screening.send_back(found, reason, by=request.user, at=clock.now())

    heading = _("Send back %(title)s") % {"title": found.title}
    return _answered(request, at, form, act, (found, heading, _("Send it back")))


@signed_in
def mark(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Change how open a matter is."""
    at = here(request, slug)
    found = matter_of(at, matter)
    initial = {"openness": found.openness, "ground": found.ground, "review": found.review}
    country, today = Country(at.council.country), clock.today()
    form = MarkForm(country, today, written(request), initial=initial)
    if _would_open(request, form, found) and not signed_in_lately(request):
        return sign_in_again(request)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        mark_matter(found, form.marking(), reason=reason, by=request.user, at=clock.now())

    heading = _("How open is %(title)s?") % {"title": found.title}
    return _answered(request, at, form, act, (found, heading, _("Save")))


def _answered(
    request: SignedIn,
    at: Here,
    form: Guarded,
    act: Callable[[], None],
    page: tuple[Matter, str, str],
) -> HttpResponse:
    """Do what the form asks for, or show it again; `page`: the matter, heading, button."""
    found, heading, submit = page
    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:matters", at.council.slug)
    note_read(at.seat, at=clock.now(), matters=[found])
    return filled(request, at, form, heading, submit=submit, matter=found)


def _would_open(request: SignedIn, form: MarkForm, matter: Matter) -> bool:
    """Whether the form, as it was sent, shows the matter to more people."""
    if request.method != "POST" or not form.is_valid():
        return False
    return opens(Openness(matter.openness), form.marking().openness)
