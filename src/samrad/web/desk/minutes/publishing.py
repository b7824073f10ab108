"""Making minutes public: each part is assessed, then exactly what residents see is shown."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions import publishing as acts
from samrad.actions.copies import why_no_copies
from samrad.actions.minutes import read_exempt
from samrad.actions.publishing import ToPublish
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.publishing import Part, parts_of
from samrad.core.openness.levels import Openness
from samrad.records.meetings.models import Meeting
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.minutes.forms import PublishForm
from samrad.web.desk.openness.assessing import AssessForm
from samrad.web.desk.overriding import log_override
from samrad.web.desk.signing_in.lately import lately, written
from samrad.web.kit import clock
from samrad.web.kit.meeting_documents import public_minutes
from samrad.web.kit.phrases import say


@signed_in
@lately
def publish(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """What residents will read, and the button that lets them; first, what is not assessed."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    found = _to_publish(meeting)
    if not all(part.is_settled for part in parts_of(found.minutes)):
        return redirect("desk:assess_minutes", slug, year, number)
    form = PublishForm(found.public, written(request))
    if form.is_bound and form.is_valid() and _published(request, meeting, form):
        log_override(request, at, form)
        messages.success(request, _("Published. Residents can read the minutes now."))
        return redirect("desk:minutes", slug, year, number)
    context = {
        **_around(at, meeting),
        "form": form,
        "document": public_minutes(found.public, at=clock.now()),
        "held_back": [say(one) for one in why_no_copies(found.minutes)],
    }
    return render(request, "desk/minutes/publish.html", context)


@signed_in
@lately
def assess(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Say of each part whether it is open."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    found = _to_publish(meeting)
    parts = sorted(parts_of(found.minutes), key=lambda part: part.is_settled)
    country = Country(at.council.country)
    form = AssessForm(parts, country, clock.today(), written(request))
    if form.is_bound and form.is_valid() and _assessed(request, meeting, form):
        log_override(request, at, form)
        return redirect("desk:publish_minutes", slug, year, number)
    if any(part.marking.openness is Openness.EXEMPT for part in parts):
        read_exempt(meeting, by=request.user, at=clock.now())
    return render(request, "desk/minutes/assess.html", {**_around(at, meeting), "form": form})


def _to_publish(meeting: Meeting) -> ToPublish:
    found = acts.to_publish(meeting, on=clock.today())
    if found is None:
        raise Http404
    return found


def _published(request: SignedIn, meeting: Meeting, form: PublishForm) -> bool:
    data = form.cleaned_data
    now = clock.now()
    release = acts.Release(
        data["sha256"], data.get("note", ""), partial(public_minutes, at=now)
    )
    try:
        acts.publish_minutes(meeting, release, by=request.user, at=now)
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    return True


def _assessed(request: SignedIn, meeting: Meeting, form: AssessForm[Part]) -> bool:
    reason = form.cleaned_data["reason"]
    new = form.changed()
    try:
        acts.assess_parts(meeting, new, reason=reason, by=request.user, at=clock.now())
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return False
    return True


def _around(at: Here, meeting: Meeting) -> dict[str, object]:
    return {"here": at, "tab": "meetings", "meeting": meeting}
