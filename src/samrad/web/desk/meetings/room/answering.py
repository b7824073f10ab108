"""What is sent from the room: each unit of fields is taken for itself, and answered."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from samrad.actions.attending import note_presence
from samrad.actions.deciding import Agreed, agree_measure, drop_measure, need_no_measure
from samrad.actions.writing import Kept, write_paragraph
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.cleaning import Cleaned
from samrad.core.meetings.merging import lines_to_choose
from samrad.records.meetings.measures import Measure
from samrad.records.meetings.models import Item, Paragraph
from samrad.records.meetings.room import guests_in
from samrad.web.desk.here import Here, SignedIn
from samrad.web.desk.meetings.room.forms import (
    BecauseForm,
    MeasureForm,
    ParagraphForm,
    owners_of,
)
from samrad.web.desk.meetings.room.presence import PresenceForm
from samrad.web.desk.meetings.room.presenters import (
    blocks_of,
    places_at,
    seats_of,
)
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.phrases import say

# A unit's fields begin with what it is and its identifier.
_UNIT = re.compile(r"([phmn])-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=-)")


@dataclass
class Answer:
    """What became of one unit.

    Attributes:
        name: Its name, with which its fields begin.
        form: Its form, as it was sent.
        errors: Why it was not taken.
        waits: What it still lacks; it is kept where it was written until then.
        notes: What happened to it besides.
        saved: Its fields as they are now, by name.
        revision: The number of its revision, if it has one.
    """

    name: str
    form: forms.Form
    errors: list[str] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    saved: dict[str, str] = field(default_factory=dict)
    revision: int | None = None

    @property
    def taken(self) -> bool:
        """Whether it is kept now."""
        return not (self.errors or self.waits)

    def told(self) -> dict[str, Any]:
        """As the page's script reads it."""
        return {
            "errors": self.errors,
            "waits": self.waits,
            "notes": self.notes,
            "saved": {f"{self.name}-{key}": text for key, text in self.saved.items()},
            "revision": "" if self.revision is None else str(self.revision),
        }


def answers(request: SignedIn, at: Here, item: Item) -> list[Answer]:
    """Take each unit that was sent; one that cannot be taken keeps none of the others."""
    takers: Mapping[str, Callable[[SignedIn, Here, Item, str], Answer]] = {
        "p": _paragraph,
        "h": _presence,
        "m": _measure,
        "n": _because,
    }
    names = dict.fromkeys(found[0] for key in request.POST if (found := _UNIT.match(key)))
    # Paragraphs first: a measure belongs to a decision that may come along with it.
    order = sorted(names, key=lambda name: "phnm".index(name[0]))
    return [takers[name[0]](request, at, item, name) for name in order]


def not_yours(request: SignedIn) -> list[str]:
    """Why nothing is taken: somebody else signed in where the page was left open."""
    sent = request.POST.get("writer", "")
    if sent in ("", str(request.user.pk)):
        return []
    return [_("Somebody else is signed in here now. What you wrote is kept on this machine.")]


def _paragraph(request: SignedIn, at: Here, item: Item, name: str) -> Answer:
    row = Paragraph.objects.filter(pk=_id(name), item=item).first()
    stored, country = row.text if row else "", Country(at.council.country)
    blocks = blocks_of(at.council)
    form = ParagraphForm(country, blocks, request.POST, prefix=name, stored=stored)
    answer = Answer(name, form)
    kept = _done(answer, lambda: _write(request, item, form, answer))
    if kept is not None:
        log_override(request, at, form)
        marking = kept.words.marking
        answer.revision = kept.revision
        answer.saved = {
            "text": kept.words.text,
            "openness": marking.openness,
            "ground": marking.ground,
            "review": marking.review.isoformat() if marking.review else "",
            "block": "",
            "why": "",
            "anyway": "",
        }
        answer.notes = list(_notes(kept, form.pasted))
    return answer


def _write(request: SignedIn, item: Item, form: ParagraphForm, answer: Answer) -> Kept | None:
    """Keep the paragraph; a change of how open it is waits for its reason."""
    written = form.written(_id(answer.name))
    try:
        return write_paragraph(item, written, by=request.user, at=clock.now())
    except Refused as refused:
        if refused.refusal.code != "openness.no_reason":
            raise
        answer.waits = [say(refused.refusal)]
        return None


def _notes(kept: Kept, pasted: Cleaned) -> Iterator[str]:
    if kept.beside:
        said = _("%(name)s wrote here at the same time. What both of you wrote is here now.")
        yield said % {"name": kept.beside}
    if numbers := lines_to_choose(kept.words.text):
        said = _("Two of you changed line %(line)s. Keep what is right and take out the names.")
        yield said % {"line": numbers[0]}
    if pasted.active:
        yield _("What you pasted came with a script. Only its words are kept.")
    elif pasted.markup:
        yield _("What you pasted came with formatting. Its words are kept.")


def _presence(request: SignedIn, at: Here, item: Item, name: str) -> Answer:
    del at
    guests = guests_in(item.meeting).get(item.id, ())
    seats, now = seats_of(item.meeting), places_at(item)
    form = PresenceForm(seats, guests, now, request.POST, prefix=name)
    answer = Answer(name, form)

    def note() -> bool:
        note_presence(item, list(form.changed()), by=request.user, at=clock.now())
        return True

    if _done(answer, note):
        answer.saved = {"was": form.told()}
    return answer


def _measure(request: SignedIn, at: Here, item: Item, name: str) -> Answer:
    row = Measure.objects.filter(pk=_id(name), decision__item=item).first()
    form = MeasureForm(seats_of(item.meeting), request.POST, prefix=name)
    answer = Answer(name, form)
    if _done(answer, lambda: _agree(request, item, answer, form.together(row))):
        log_override(request, at, form)
    return answer


def _agree(request: SignedIn, item: Item, answer: Answer, data: Mapping[str, Any]) -> bool:
    """Keep a measure that is one, take away one without a title, wait for the others."""
    measure, now = _id(answer.name), clock.now()
    owners = owners_of(data)
    answer.saved = {key: str(text or "") for key, text in data.items()} | {"anyway": ""}
    if not data["title"].strip():
        answer.waits = [_("Say what is to be done.")] if owners or data["deadline"] else []
        drop_measure(item, measure, by=request.user, at=now)
    elif not owners or not data["deadline"]:
        answer.waits = [_("Say who sees to it, and by when. Then it is a measure.")]
    else:
        agreed = Agreed(measure, data["title"], owners, data["deadline"], data["indicator"])
        decision = UUID(str(answer.form.cleaned_data["decision"]))
        agree_measure(item, decision, agreed, by=request.user, at=now)
    return answer.taken


def _because(request: SignedIn, at: Here, item: Item, name: str) -> Answer:
    form = BecauseForm(request.POST, prefix=name)
    answer = Answer(name, form)

    def say_so() -> bool:
        because = form.cleaned_data["because"]
        need_no_measure(item, _id(name), because, by=request.user, at=clock.now())
        return True

    if _done(answer, say_so):
        log_override(request, at, form)
        answer.saved = {"because": form.cleaned_data["because"], "anyway": ""}
    return answer


def _done(answer: Answer, act: Callable[[], Any]) -> Any:
    """What `act` answers, if the form is right and the act is not refused."""
    form = answer.form
    if form.is_valid():
        try:
            return act()
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
    found = (str(one) for errors in form.errors.values() for one in errors)
    answer.errors = list(dict.fromkeys(found))
    return None


def _id(name: str) -> UUID:
    return UUID(name.split("-", 1)[1])
