"""What the papers of a meeting have in common: when, where, who, and how an item is called."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from samrad.core.documents.blocks import Block, Fact, Facts
from samrad.core.meetings.told import Attendee, Item, Meeting, Withheld
from samrad.core.openness.grounds import ground_called
from samrad.web.kit import formats
from samrad.web.kit.phrases import party_word, role_word


def setting(meeting: Meeting) -> tuple[Fact, ...]:
    """When and where, who leads and who writes; what is not known is left out."""
    said = (
        Fact(_("Council"), meeting.council),
        Fact(_("When"), when(meeting)),
        Fact(_("Where"), meeting.place),
        Fact(_("Chair"), meeting.chair),
        Fact(_("Secretary"), meeting.secretary),
    )
    return tuple(fact for fact in said if fact.value)


def when(meeting: Meeting) -> str:
    """The day, and from when to when as far as it is known."""
    day = formats.weekday(meeting.day)
    if meeting.starts is None:
        return day
    facts = {"day": day, "starts": f"{meeting.starts:%H:%M}"}
    if meeting.ends is None:
        return _("%(day)s at %(starts)s") % facts
    return _("%(day)s, %(starts)s–%(ends)s") % {**facts, "ends": f"{meeting.ends:%H:%M}"}


def role_of(attendee: Attendee) -> str:
    """What somebody is in the council; who has no seat is a guest."""
    if attendee.role is None:
        return _("guest")
    role = role_word(attendee.role)
    return _("%(role)s (deputy)") % {"role": role} if attendee.deputy else role


def party_of(attendee: Attendee) -> str:
    """For whom somebody sits."""
    return party_word(attendee.party) if attendee.party else ""


def about(item: Item) -> str:
    """What an item is about, or why that is not told."""
    return withheld(item.title) if isinstance(item.title, Withheld) else item.title


def heading_of(item: Item) -> str:
    """What stands above an item: its number, once it has one, and what it is about."""
    if not item.number:
        return about(item)
    return _("Item %(number)s: %(title)s") % {"number": item.number, "title": about(item)}


def withheld(what: Withheld) -> str:
    """That something stands there which is not told, and on which ground."""
    ground = ground_called(what.ground)
    cite = ground.cite if ground else what.ground
    return _("Exempt from public access, %(ground)s") % {"ground": cite}


def in_blocks(items: Iterable[Item]) -> Iterator[tuple[str, list[Item]]]:
    """The items by municipality, each under its name; under none where there is only one."""
    listed = list(items)
    joint = any(item.municipality for item in listed)
    common = _("Common matters") if joint else ""
    for municipality, block in groupby(listed, key=lambda item: item.municipality):
        yield municipality or common, list(block)


def facts(*pairs: tuple[str, str]) -> Iterator[Block]:
    """What is so, without what is not known; nothing at all where nothing is known."""
    known = tuple(Fact(term, value) for term, value in pairs if value)
    if known:
        yield Facts(known)
