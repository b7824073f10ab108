"""What has to be looked at again, as the front page and the list of exemptions show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from django.urls import reverse
from django.utils.translation import gettext as _

from samrad.core.duties.status import Status
from samrad.core.meetings.stages import MinutesStage
from samrad.core.openness.marked import MarkedKind
from samrad.core.openness.reviews import SOON
from samrad.core.pictures.stages import PictureStage
from samrad.records.councils.models import Council
from samrad.records.openness.exemptions import Exemption, to_look_at
from samrad.records.papers.models import Paper
from samrad.records.papers.queries import running_out
from samrad.records.people.models import Person
from samrad.web.kit.phrases import party_word

_Pages = tuple[str, str]
# Where a thing is seen, and where its marking is changed: on pages of its own, or of its
# meeting, by how far the minutes or the picture it stands in are.
_OF_ITS_OWN: Mapping[MarkedKind, _Pages] = {
    MarkedKind.PAPER: ("desk:paper", "desk:keep_exempt"),
    MarkedKind.MATTER: ("desk:matter", "desk:mark_matter"),
    MarkedKind.ITEM: ("desk:mark_item", "desk:mark_item"),
    MarkedKind.ANSWER: ("desk:mark_answer", "desk:mark_answer"),
}
_ASSESSED = ("desk:minutes", "desk:assess_minutes")
_OF_A_MEETING: Mapping[tuple[MarkedKind, str], _Pages] = {
    **{(MarkedKind.PARAGRAPH, one): ("desk:minutes", "desk:minutes") for one in MinutesStage},
    **{(MarkedKind.PART, one): ("desk:picture", "desk:picture") for one in PictureStage},
    (MarkedKind.ITEM, MinutesStage.LOCKED): _ASSESSED,
    (MarkedKind.PARAGRAPH, MinutesStage.LOCKED): _ASSESSED,
    (MarkedKind.PARAGRAPH, MinutesStage.DRAFT): ("desk:room", "desk:room"),
    (MarkedKind.PART, PictureStage.FROZEN): ("desk:picture", "desk:assess_picture"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """Something to look at again.

    Attributes:
        what: What it is called; of what is exempt no word of what it says.
        council: Whose council.
        day: By when.
        address: Where it is seen.
        status: How near that is.
        change: Where it is opened, or kept exempt for longer; empty for a release.
        whose: Which party decides; empty where either does.
        ground: On which ground it is exempt; empty for a release.
    """

    what: str
    council: str
    day: date
    address: str
    status: Status
    change: str = ""
    whose: str = ""
    ground: str = ""


def looks(person: Person, councils: Sequence[Council], *, on: date) -> list[Look]:
    """What waits for `person`; nothing is asked where they have no council. Two queries."""
    if not councils:
        return []
    exempt = [exempt_look(one, on=on) for one in to_look_at(person, on=on)]
    released = [_of_release(*one, on=on) for one in running_out(person, on=on)]
    return sorted([*exempt, *released], key=lambda look: (look.day, look.what))


def exempt_look(one: Exemption, *, on: date) -> Look:
    """Something exempt, as a list shows it."""
    address, change = _addresses(one)
    return Look(
        what=_called(one),
        council=one.council_name,
        day=one.review,
        address=address,
        status=_status(one.review, on=on),
        change=change,
        whose=party_word(one.whose) if one.whose else "",
        ground=one.ground,
    )


def _of_release(paper: Paper, day: date, *, on: date) -> Look:
    address = reverse("desk:paper", args=(paper.council.slug, paper.id))
    return Look(paper.title, paper.council.name, day, address, _status(day, on=on))


def _status(day: date, *, on: date) -> Status:
    if day < on:
        return Status.OVERDUE
    return Status.DUE_SOON if day <= on + SOON else Status.AHEAD


def _called(one: Exemption) -> str:
    facts = {"meeting": f"{one.number}/{one.year % 100:02d}", "name": one.name}
    match one.kind:
        case MarkedKind.PAPER:
            return one.name
        case MarkedKind.MATTER:
            return _("An exempt matter")
        case MarkedKind.ITEM:
            return _("An exempt item of meeting %(meeting)s") % facts
        case MarkedKind.PARAGRAPH:
            return _("An exempt paragraph in the minutes of meeting %(meeting)s") % facts
        case MarkedKind.PART:
            return _("An exempt part of the situation picture for meeting %(meeting)s") % facts
        case MarkedKind.ANSWER:
            return _("An exempt answer to “%(name)s”") % facts
        case _:
            assert_never(one.kind)


def _addresses(one: Exemption) -> tuple[str, str]:
    """Where it is seen, and where its marking is changed."""
    pages = _OF_A_MEETING.get((one.kind, one.stage))
    if pages is None:
        this = (one.slug, one.id)
        seen, changed = (reverse(page, args=this) for page in _OF_ITS_OWN[one.kind])
    else:
        meeting = (one.slug, one.year, one.number)
        seen, changed = (reverse(page, args=meeting) for page in pages)
    return seen, changed
