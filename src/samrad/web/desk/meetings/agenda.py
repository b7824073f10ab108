"""The agenda on the page of a meeting: writing it, ordering it, adding, taking off."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samrad.actions import agendas
from samrad.actions.marking_items import mark_item
from samrad.actions.meetings import to_meeting
from samrad.actions.reading import note_read
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.records.councils.queries import organisations_of
from samrad.records.meetings.models import Item
from samrad.records.meetings.queries import item_called
from samrad.web.desk.doing import done, pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.belonging import belonging
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.meetings.forms import ItemForm, MarkItemForm
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@require_POST
@signed_in
def write(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Put on the agenda what belongs there."""
    at = here(request, slug)
    found = meeting_of(at, year, number)
    try:
        lines = belonging(found, at.partnership(), on=at.on)
        came = agendas.write_agenda(found, lines, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
    else:
        said = ngettext(
            "%(n)s item came on the agenda.", "%(n)s items came on the agenda.", came
        )
        messages.success(request, said % {"n": came})
    return redirect("desk:meeting", slug, year, number)


@signed_in
def add(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Add an item by hand."""
    at = here(request, slug)
    found = meeting_of(at, year, number)
    form = form_for(at, request)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        whose = data.get("municipality", "")
        added = agendas.Added(data["title"], data["minutes"], whose, form.marking())
        try:
            agendas.add_item(found, added, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            return redirect("desk:meeting", slug, year, number)
    context = {"here": at, "tab": "meetings", "meeting": found, "form": form}
    return render(request, "desk/meetings/add_item.html", context)


@signed_in
def mark(request: SignedIn, slug: str, item: UUID) -> HttpResponse:
    """Change how open an item is that has no matter of its own."""
    at = here(request, slug)
    found = item_of(at, item)
    initial = {"openness": found.openness, "ground": found.ground, "review": found.review}
    country = Country(at.council.country)
    form = MarkItemForm(country, clock.today(), request.POST or None, initial=initial)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        mark_item(found, form.marking(), reason=reason, by=request.user, at=clock.now())

    of = (slug, found.meeting.year, found.meeting.number)
    if done(request, form, act):
        log_override(request, at, form)
        return redirect(f"{reverse('desk:meeting', args=of)}#agenda")
    note_read(at.seat, to_meeting(found.meeting), at=clock.now(), items=[found])
    context = {"here": at, "tab": "meetings", "item": found, "form": form}
    return render(request, "desk/meetings/mark_item.html", context)


@require_POST
@signed_in
def move(request: SignedIn, slug: str, item: UUID) -> HttpResponse:
    """Move an item to the place sent, from 1."""
    at = here(request, slug)
    found = item_of(at, item)
    try:
        to = int(request.POST.get("to", "")) - 1
    except ValueError:
        to = found.position - 1
    return _done(request, at, found, lambda: _move(request, found, to))


@require_POST
@signed_in
def strike(request: SignedIn, slug: str, item: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    at = here(request, slug)
    found = item_of(at, item)
    return _done(request, at, found, lambda: _strike(request, found))


def item_of(at: Here, item: UUID) -> Item:
    """The item of that identifier in the council. One query.

    Raises:
        Http404: There is none.
    """
    found = item_called(at.council, item)
    if found is None:
        raise Http404
    return found


def form_for(at: Here, request: SignedIn | None = None) -> ItemForm:
    """The form for an item; in a joint council it asks whose it is."""
    organisations = organisations_of(at.council, Party.MUNICIPALITY, on=clock.today())
    municipalities = [(one.municipality, one.name) for one in organisations if one.municipality]
    country, sent = Country(at.council.country), request.POST or None if request else None
    initial = {"openness": Openness.COUNCIL}
    return ItemForm(country, clock.today(), municipalities, sent, initial=initial)


def _move(request: SignedIn, found: Item, to: int) -> None:
    agendas.move_item(found, to, by=request.user, at=clock.now())


def _strike(request: SignedIn, found: Item) -> None:
    agendas.strike_item(found, by=request.user, at=clock.now())


def _done(
    request: SignedIn, at: Here, found: Item, act: Callable[[], None]
) -> HttpResponseRedirect:
    pressed(request, act)
    of = (at.council.slug, found.meeting.year, found.meeting.number)
    return redirect(f"{reverse('desk:meeting', args=of)}#agenda")
