"""What a guest is shown, and taking a deputy's seat."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from samrad.actions.deputies import take_deputy_seat
from samrad.core.basics.refusals import Refused
from samrad.records.councils.queries import deputy_seats
from samrad.records.meetings.shown import decisions_of_item, items_shown_to_me
from samrad.records.papers.queries import paper_shown_to_me
from samrad.web.desk.here import SignedIn, signed_in
from samrad.web.desk.papers.handing import handed
from samrad.web.kit import clock
from samrad.web.kit.days import Day
from samrad.web.kit.phrases import say


class TakeForm(forms.Form):
    """For how long the seat is taken."""

    until = Day(label=_("Until and with"), help_text=_("At most a month."))


@require_GET
@signed_in
def shown(request: SignedIn, paper: UUID) -> HttpResponse:
    """Hand a guest a paper she was invited to see, alone or with a matter."""
    del request
    found = paper_shown_to_me(paper)
    if found is None:
        raise Http404
    return handed(found, bytes(found.content))


@require_GET
@signed_in
def item(request: SignedIn, item: UUID) -> HttpResponse:
    """Show a guest the item she is invited for, and what was decided there."""
    found = next((one for one in items_shown_to_me() if one.item == item), None)
    if found is None:
        raise Http404
    context = {"shown": found, "decisions": decisions_of_item(item)}
    return render(request, "desk/visitors/item.html", context)


@signed_in
def deputy(request: SignedIn, seat: UUID) -> HttpResponse:
    """Take the seat one is deputy for."""
    own = next((one for one in deputy_seats() if one.seat == seat), None)
    if own is None:
        raise Http404
    form = TakeForm(request.POST or None, initial={"until": clock.today()})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        try:
            take_deputy_seat(seat, until=until, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            return redirect("desk:home")
    return render(request, "desk/visitors/deputy.html", {"form": form, "seat": own})
