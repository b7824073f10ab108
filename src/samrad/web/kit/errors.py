"""Pages for when something is wrong; the last of them needs neither database nor language."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def broken(_request: HttpRequest) -> HttpResponse:
    """A fault of ours, or a database that does not answer: said in all languages at once."""
    down = isinstance(sys.exc_info()[1], OperationalError)
    page = render_to_string("kit/broken.html", {"down": down})
    headers = {"Retry-After": "60"} if down else {}
    return HttpResponse(page, status=503 if down else 500, headers=headers)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django hands over the reason, which says nothing to a reader
    """A form that was open too long, or came from somewhere else."""
    return render(request, "kit/stale_form.html", status=403)
