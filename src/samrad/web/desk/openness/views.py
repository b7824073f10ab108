"""The list of everything that is exempt in a council."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.records.openness.exemptions import exempt_in
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.openness.looking import exempt_look


@require_GET
@signed_in
def exemptions(request: SignedIn, slug: str) -> HttpResponse:
    """What is exempt, on which ground, who may open it, and when somebody looks again."""
    at = here(request, slug)
    found = [exempt_look(one, on=at.on) for one in exempt_in(at.council)]
    context = {"here": at, "tab": "papers", "exempt": found}
    return render(request, "desk/openness/exemptions.html", context)
