"""Looking again at what is exempt: keeping it so, with a reason and a new day."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.actions.reviews import keep_exempt
from samrad.core.basics.refusals import Refused
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.desk.papers.views import paper_of
from samrad.web.kit import clock
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import say


class KeepForm(Guarded):
    """Why it is still exempt, and until when."""

    review = Day(
        label=gettext_lazy("When is the exemption looked at again?"),
        help_text=gettext_lazy("At the latest in two years."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it still has to be exempt"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


@signed_in
def keep(request: SignedIn, slug: str, paper: UUID) -> HttpResponse:
    """Keep a paper exempt after looking at it again."""
    at = here(request, slug)
    found = paper_of(at, paper)
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        told = {"review": data["review"], "reason": data["reason"]}
        try:
            keep_exempt(found, **told, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            return redirect("desk:paper", slug, paper)
    heading = _("Keep %(title)s exempt") % {"title": found.title}
    context = {"here": at, "tab": "papers", "form": form, "heading": heading}
    return render(request, "desk/papers/form.html", context)
