"""What a notice says, frozen as it was sent; and what is new since.

Whatever becomes of an item afterwards, the notice says what it said. Its digest is that of the
same text written in one way only, so that it can be shown years later that nobody changed it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from samrad.core.meetings.kinds import ItemKind, MatterKind, MeetingKind
from samrad.core.openness.levels import Openness


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper that goes with an item; its file is read where it lies, by who may."""

    paper: UUID
    title: str


@dataclass(frozen=True, slots=True)
class ItemSent:
    """One item as it stood on the agenda that was sent.

    Attributes:
        number: "7/25".
        title: What it is about.
        kind: Why it stands there.
        minutes: How long it is planned to take.
        municipality: In whose block; empty for what is common.
        asks: What the council is asked to do, for a matter.
        background: What has to be known beforehand.
        outcome: What is wished for.
        openness: How open it is.
        ground: Key of the ground, where it is exempt.
        attached: The papers that both parties see.
    """

    number: str
    title: str
    kind: ItemKind
    minutes: int
    municipality: str = ""
    asks: MatterKind | None = None
    background: str = ""
    outcome: str = ""
    openness: Openness = Openness.COUNCIL
    ground: str = ""
    attached: tuple[Attached, ...] = ()

    @property
    def exempt(self) -> bool:
        """Whether it is exempt from public access."""
        return self.openness is Openness.EXEMPT


@dataclass(frozen=True, slots=True)
class Sent:
    """What a notice says.

    Attributes:
        council: The name of the council.
        meeting: "3/25".
        kind: What sort of meeting.
        day: Its day.
        starts: When it begins.
        ends: When it ends, if that is said.
        place: Where.
        items: The agenda in its order; of a supplement what is new only.
        struck: Numbers taken off the agenda since the notice before.
    """

    council: str
    meeting: str
    kind: MeetingKind
    day: date
    starts: time
    ends: time | None
    place: str
    items: tuple[ItemSent, ...] = ()
    struck: tuple[str, ...] = ()

    @property
    def exempt(self) -> tuple[ItemSent, ...]:
        """The items that are exempt from public access."""
        return tuple(item for item in self.items if item.exempt)

    @property
    def minutes(self) -> int:
        """How long all of it is planned to take."""
        return sum(item.minutes for item in self.items)


def as_json(sent: Sent) -> dict[str, Any]:
    """What it says in plain values, as it is kept."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(sent), default=str))
    return found


def digest(kept: Mapping[str, Any]) -> str:
    """SHA-256 of what is kept, written in one way only: keys in order, no blanks, UTF-8."""
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def from_json(kept: Mapping[str, Any]) -> Sent:
    """What it said, read from what was kept."""
    facts = {
        **kept,
        "kind": MeetingKind(kept["kind"]),
        "day": date.fromisoformat(kept["day"]),
        "starts": time.fromisoformat(kept["starts"]),
        "ends": time.fromisoformat(kept["ends"]) if kept["ends"] else None,
        "items": tuple(_item(one) for one in kept["items"]),
        "struck": tuple(kept["struck"]),
    }
    return Sent(**facts)


def _item(kept: Mapping[str, Any]) -> ItemSent:
    attached = tuple(Attached(UUID(one["paper"]), one["title"]) for one in kept["attached"])
    facts = {
        **kept,
        "kind": ItemKind(kept["kind"]),
        "asks": MatterKind(kept["asks"]) if kept["asks"] else None,
        "openness": Openness(kept["openness"]),
        "attached": attached,
    }
    return ItemSent(**facts)


def news(before: Sent, now: Sent) -> Sent:
    """Of `now` what `before` did not say: new or changed items, and the numbers struck.

    The order, and how long an item is to take, are no news.
    """
    known = {_gist(item) for item in before.items}
    numbers = {item.number for item in now.items}
    return replace(
        now,
        items=tuple(item for item in now.items if _gist(item) not in known),
        struck=tuple(one.number for one in before.items if one.number not in numbers),
    )


def is_news(before: Sent, new: Sent) -> bool:
    """Whether a supplement that says `new` would say anything `before` did not."""
    facts = (new.day, new.starts, new.ends, new.place)
    moved = facts != (before.day, before.starts, before.ends, before.place)
    return bool(new.items or new.struck) or moved


def told(sent: Iterable[Sent]) -> Sent:
    """All that was said so far: the notice with each of its supplements, in their order."""
    first, *later = sent
    for one in later:
        said = {item.number: item for item in first.items} | {i.number: i for i in one.items}
        left = tuple(item for number, item in said.items() if number not in one.struck)
        first = replace(one, items=left, struck=())
    return first


def _gist(item: ItemSent) -> ItemSent:
    return replace(item, minutes=0)
