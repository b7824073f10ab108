"""Guests of an item that has no matter: who comes, inviting, and no longer."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.core.access.permissions import Act
from samrad.core.people.guests import TO_READ_THE_ANSWER
from samrad.records.invitations.queries import guests_of_item
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.meetings.agenda import item_of
from samrad.web.desk.papers.forms import GuestForm
from samrad.web.desk.papers.guesting import guest_rows, invited_to, withdrawn
from samrad.web.desk.signing_in.lately import lately, written


@signed_in
@lately
def item_guests(request: SignedIn, slug: str, item: UUID) -> HttpResponse:
    """Who without a seat comes to an item, and inviting another; a matter has its own page."""
    at = here(request, slug)
    found = item_of(at, item)
    if found.matter_id:
        return redirect("desk:matter", slug, found.matter_id)
    # Until then the minutes are approved, and the guest reads what was decided.
    until = found.meeting.day + TO_READ_THE_ANSWER
    form = GuestForm(written(request), initial={"until": until})
    form.fields["until"].help_text = _("At most three months after the meeting.")
    there, asked = guests_of_item(found)
    context = {
        "here": at,
        "tab": "meetings",
        "item": found,
        "form": form,
        "rows": guest_rows(there, asked, "desk:withdraw_from_item", slug, item),
        "may": at.seat.why_not(Act.WITHDRAW_GUEST) is None,
    }
    page = partial(render, request, "desk/meetings/item_guests.html", context)
    return invited_to(request, at, found, form, page)


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, item: UUID, guest: UUID) -> HttpResponse:
    """Show a guest the item no longer, or end an invitation to it."""
    there, asked = guests_of_item(item_of(here(request, slug), item))
    withdrawn(request, [*there, *asked], guest)
    return redirect("desk:item_guests", slug, item)
