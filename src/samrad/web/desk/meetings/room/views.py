"""The room: one page on which the minutes of a meeting are written."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions.attending import keep_text_blocks
from samrad.actions.meetings import to_meeting
from samrad.actions.reading import note_read
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.kinds import Wording
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.core.meetings.writing import why_not_write
from samrad.records.meetings.models import Item, Meeting
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.agenda import item_of
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.meetings.room.answering import Answer, answers, not_yours
from samrad.web.desk.meetings.room.forms import TextBlocksForm
from samrad.web.desk.meetings.room.presenters import Room, blocks_of
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@require_GET
@signed_in
def room(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """The page of the room; who may not write reads why."""
    at = here(request, slug)
    found = meeting_of(at, year, number)
    if refusal := _why_not(at, found):
        messages.error(request, say(refusal))
        return redirect("desk:meeting", slug, year, number)
    opened, more = _asked(request)
    return _page(request, at, Room(found, at.council, opened, more=more))


@require_GET
@signed_in
def items(request: SignedIn, slug: str, item: UUID) -> HttpResponse:
    """What is in an item and in those that follow it; the page's script unfolds them."""
    at = here(request, slug)
    found = _item(at, item)
    if _why_not(at, found.meeting):
        return redirect("desk:meeting", slug, found.meeting.year, found.meeting.number)
    room = Room(found.meeting, at.council)
    units = room.units_from(item)
    _note_read(at, room, [unit.item for unit in units])
    return render(request, "desk/meetings/room/items.html", {"here": at, "units": units})


@require_POST
@signed_in
def write(request: SignedIn, slug: str, item: UUID) -> HttpResponse:
    """Take what was written at an item; the page's script is answered in its own language."""
    at = here(request, slug)
    found = _item(at, item)
    wrong = not_yours(request)
    done = [] if wrong else answers(request, at, found)
    if request.accepts("application/json") and not request.accepts("text/html"):
        return JsonResponse({"errors": wrong} if wrong else _told(done))
    return _back(request, at, found, wrong, done)


@signed_in
def text_blocks(request: SignedIn, slug: str) -> HttpResponse:
    """The sentences the council offers itself in the room."""
    at = here(request, slug)
    lines = "\n".join(blocks_of(at.council))
    form = TextBlocksForm(request.POST or None, initial={"lines": lines})
    if request.method == "POST" and form.is_valid():
        blocks = form.cleaned_data["lines"].split("\n")
        try:
            keep_text_blocks(at.council, blocks, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            messages.success(request, _("Kept. The room offers them from now on."))
            return redirect("desk:text_blocks", slug)
    context = {"here": at, "tab": "meetings", "form": form}
    return render(request, "desk/meetings/room/text_blocks.html", context)


def _why_not(at: Here, found: Meeting) -> Refusal | None:
    """Why the reader does not write the minutes of the meeting, or None if they do."""
    stages = MeetingStage(found.stage), MinutesStage(found.minutes_stage)
    return at.seat.why_not(Act.WRITE_MINUTES) or why_not_write(*stages)


def _asked(request: SignedIn) -> tuple[UUID | None, Wording | None]:
    """The item an address asks for, and an empty paragraph at it, without scripts."""
    asked = request.GET.get("add")
    try:
        item = UUID(request.GET["item"])
    except (KeyError, ValueError):
        return None, None
    return item, Wording(asked) if asked in set(Wording) else None


def _item(at: Here, item: UUID) -> Item:
    found = item_of(at, item)
    found.meeting.council = at.council
    return found


def _told(done: Sequence[Answer]) -> dict[str, object]:
    """One answer to all that was sent; the page's script sends one unit at a time."""
    told = [one.told() for one in done]
    return {
        **{key: [s for one in told for s in one[key]] for key in ("errors", "waits", "notes")},
        "saved": {key: text for one in told for key, text in one["saved"].items()},
        "revision": told[0]["revision"] if told else "",
    }


def _back(
    request: SignedIn, at: Here, item: Item, wrong: Sequence[str], done: Sequence[Answer]
) -> HttpResponse:
    """Back to the page: as it is now, or with what could not be taken."""
    for sentence in (*wrong, *(note for one in done for note in one.notes)):
        messages.warning(request, sentence)
    sent = {one.name: one.form for one in done if not one.taken}
    if sent:
        for one in done:
            for sentence in one.waits:
                one.form.add_error(None, sentence)
        return _page(request, at, Room(item.meeting, at.council, item.id, sent))
    of = (at.council.slug, item.meeting.year, item.meeting.number)
    return redirect(f"{reverse('desk:room', args=of)}?item={item.id}#item-{item.id}")


def _page(request: SignedIn, at: Here, shown: Room) -> HttpResponse:
    now = [item for item in shown.items if item.id == shown.now]
    _note_read(at, shown, now, titles=shown.items)
    context = {"here": at, "tab": "meetings", "meeting": shown.meeting, "room": shown}
    return render(request, "desk/meetings/room/room.html", context)


def _note_read(
    at: Here, shown: Room, unfolded: Iterable[Item], *, titles: Iterable[Item] = ()
) -> None:
    """Exempt titles, and exempt paragraphs of items that are unfolded, are read here."""
    written = [row for item in unfolded for row in shown.paragraphs.get(item.id, ())]
    to, now = to_meeting(shown.meeting), clock.now()
    note_read(at.seat, to, at=now, items=[*titles, *unfolded], paragraphs=written)
