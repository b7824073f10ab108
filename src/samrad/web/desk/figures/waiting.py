"""Waiting for the worker that reads or takes a large file: how far it is, and stopping it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import large_files
from samrad.actions.kept_refusals import kept_refusal
from samrad.core.figures.files.stages import Stage, Step
from samrad.records.figures.models import Upload
from samrad.web.desk.doing import pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.phrases import say
from samrad.web.kit.phrases.figures import step_in_words


def wait(request: SignedIn, at: Here, upload: Upload) -> HttpResponse:
    """How far the worker is; or why it could not read the file at all."""
    refusal = kept_refusal(upload.refused)
    context = {
        "here": at,
        "tab": "figures",
        "upload": upload,
        "taking": upload.stage == Stage.TAKING,
        "doing": step_in_words(Step(upload.step), upload.done, upload.of),
        "why_not": say(refusal) if refusal else "",
    }
    return render(request, "desk/figures/waiting.html", context)


@require_POST
@signed_in
def stop(request: SignedIn, slug: str, upload: UUID) -> HttpResponse:
    """Let the worker take a file no more."""
    found = upload_of(here(request, slug), upload)
    said = _("Stopped. Nothing was taken.")
    pressed(request, lambda: large_files.stop_taking(found), said)
    return redirect("desk:look_at_figures", slug, upload)


@require_POST
@signed_in
def read_again(request: SignedIn, slug: str, upload: UUID) -> HttpResponse:
    """Let the worker try once more to read a file."""
    found = upload_of(here(request, slug), upload)
    at = clock.now()
    pressed(request, lambda: large_files.have_it_read(found, by=request.user, at=at))
    return redirect("desk:look_at_figures", slug, upload)


def upload_of(at: Here, upload: UUID) -> Upload:
    """The file the reader is bringing here. One query.

    Raises:
        Http404: There is none, or another brings it: the answer is the same.
    """
    rows = Upload.objects.select_related("source", "source__council")
    return get_object_or_404(rows, pk=upload, council=at.council)
