"""What the papers of a meeting have in common: when, where, who, and how an item is called."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from samrad.core.basics.places.lookup import municipality
from samrad.core.basics.refusals import Refusal
from samrad.core.documents.blocks import Block, Fact, Facts
from samrad.core.meetings.minutes import Attended, Held
from samrad.core.meetings.told import Offices
from samrad.core.openness.grounds import ground_called
from samrad.web.kit import formats
from samrad.web.kit.phrases import party_word, role_word


class InBlock(Protocol):
    """An item of an agenda or of minutes; in a joint council it stands in a block."""

    @property
    def municipality(self) -> str:
        """The key of the municipality whose block it is; empty for what is common."""
        ...


_Item = TypeVar("_Item", bound=InBlock)


def setting(held: Held, offices: Offices) -> Iterator[Block]:
    """When and where, who leads and who writes."""
    yield from facts(
        (_("Council"), held.council),
        (_("When"), when(held)),
        (_("Where"), held.place),
        (_("Chair"), offices.chair),
        (_("Secretary"), offices.secretary),
    )


def when(held: Held) -> str:
    """The day, and from when to when as far as it is known."""
    day = formats.weekday(held.day)
    if held.starts is None:
        return day
    said = {"day": day, "starts": f"{held.starts:%H:%M}"}
    if held.ends is None:
        return _("%(day)s at %(starts)s") % said
    return _("%(day)s, %(starts)s–%(ends)s") % {**said, "ends": f"{held.ends:%H:%M}"}


def role_of(one: Attended) -> str:
    """What somebody is in the council; who has no seat is a guest."""
    if one.role is None:
        return _("guest")
    role = role_word(one.role)
    return _("%(role)s (deputy)") % {"role": role} if one.deputy else role


def party_of(one: Attended) -> str:
    """For whom somebody sits."""
    return party_word(one.party) if one.party else ""


def heading_of(number: str, title: str) -> str:
    """What stands above an item: its number, once it has one, and what it is about."""
    if not number:
        return title
    return _("Item %(number)s: %(title)s") % {"number": number, "title": title}


def withheld(ground: str) -> str:
    """That something is exempt, and by which paragraph."""
    found = ground_called(ground)
    cite = found.cite if found else ground
    return _("Exempt from public access, %(ground)s") % {"ground": cite}


def in_blocks(items: Iterable[_Item]) -> Iterator[tuple[str, list[_Item]]]:
    """The items by municipality, each under its name; under none where there is only one."""
    listed = list(items)
    joint = any(item.municipality for item in listed)
    common = _("Common matters") if joint else ""
    for key, block in groupby(listed, key=lambda item: item.municipality):
        yield _place(key) if key else common, list(block)


def facts(*pairs: tuple[str, str]) -> Iterator[Block]:
    """What is so, without what is not known; nothing at all where nothing is known."""
    known = tuple(Fact(term, value) for term, value in pairs if value)
    if known:
        yield Facts(known)


def _place(key: str) -> str:
    found = municipality(key)
    return key if isinstance(found, Refusal) else found.name
