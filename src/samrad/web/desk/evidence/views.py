"""Noting what was done, and withdrawing what was noted by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import evidence as acts
from samrad.core.access.permissions import Act
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refused
from samrad.core.duties.meetings_known import meetings_known
from samrad.core.duties.topics_asked import areas_on, topics_on
from samrad.core.reports.panel import Partnership
from samrad.records.evidence.models import Evidence
from samrad.records.evidence.queries import noted
from samrad.web.desk.doing import pressed
from samrad.web.desk.evidence.forms import NoteForm
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.phrases import deed_word, say

# Planning a meeting has a page of its own, which warns about the day.
_NOTED_HERE = frozenset(Deed) - {Deed.MEETING_PLANNED}


@signed_in
def note(request: SignedIn, slug: str, deed: str) -> HttpResponse:
    """Note that something was done."""
    if deed not in _NOTED_HERE:
        raise Http404
    at = here(request, slug)
    form = _form(request, at, Deed(deed))
    if request.method == "POST" and form.is_valid():
        try:
            acts.note_all(at.council, form.done(), by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            messages.success(request, _("Noted: %(deed)s.") % {"deed": deed_word(Deed(deed))})
            return redirect("desk:council", slug)
    context = {
        "here": at,
        "tab": "record",
        "form": form,
        "heading": deed_word(Deed(deed)).capitalize(),
    }
    return render(request, "desk/evidence/note.html", context)


@require_GET
@signed_in
def record(request: SignedIn, slug: str) -> HttpResponse:
    """Everything that was noted, the latest first."""
    at = here(request, slug)
    context = {
        "here": at,
        "tab": "record",
        "rows": noted(at.council),
        "may_withdraw": at.seat.why_not(Act.WITHDRAW_EVIDENCE) is None,
    }
    return render(request, "desk/evidence/record.html", context)


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, evidence: UUID) -> HttpResponse:
    """Withdraw what was noted by mistake."""
    at = here(request, slug)
    found = get_object_or_404(Evidence, pk=evidence, council=at.council)
    pressed(
        request,
        lambda: acts.withdraw_evidence(found, by=request.user, at=clock.now()),
        _("Withdrawn. Pages for earlier days still show it."),
    )
    return redirect("desk:record", slug)


def _form(request: SignedIn, at: Here, deed: Deed) -> NoteForm:
    known = at.partnership()
    initial = {"on": clock.today(), "topics": request.GET.getlist("topic")}
    return NoteForm(
        deed,
        meetings_known(known.evidence)[:12],
        _topics(known, at, deed),
        request.POST or None,
        initial=initial,
    )


def _topics(known: Partnership, at: Here, deed: Deed) -> tuple[str, ...]:
    if deed is Deed.AREA_TREATED:
        return areas_on(at.on, known.clauses)
    return topics_on(at.on, known.clauses, known.norms)
