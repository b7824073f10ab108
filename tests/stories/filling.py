"""Rows that every address of the site needs, put into the demo of a story.

`python filling.py HOME` prints each address by its name, filled in, as JSON: as a member of
Løten finds them, and as somebody without a seat is shown them.
"""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from samrad.records.people.models import Person

# As pytest does for the stories themselves.
sys.path.insert(0, str(Path(__file__).parents[1]))

NOON = datetime(2025, 6, 12, 12, tzinfo=ZoneInfo("Europe/Oslo"))
LAST = date(2025, 7, 10)
# Pages of what only Lørenskog has in the demo.
OF_FROZEN = (
    *("desk:picture_version", "desk:problem_of_part"),
    *("desk:publish_picture", "desk:assess_picture"),
)
GUEST, SECRETARY = "uten.sete@samrad.example", "slt.loten@samrad.example"


def main(home: str) -> None:
    from samrad.project.connecting import connected

    with connected(Path(home), demo_day="2025-06-16"):
        sys.stdout.write(json.dumps(_addresses()))


def _addresses() -> dict[str, dict[str, str]]:
    from attacks.walking import demo_words, every_address
    from conftest import _some_rows
    from held_meetings import held_meeting
    from meeting_rows import a_meeting, an_item
    from samrad.records.basics.context import as_operator, in_council
    from samrad.records.councils.models import Council
    from samrad.records.councils.queries import every_council

    with as_operator():
        loten = every_council()["loten"]
    with in_council(loten):
        council = Council.objects.get()
        words = demo_words(council, _some_rows(council, NOON), NOON)
        free: dict[str, object] = {"item": an_item(a_meeting(council, NOON, number=91)).id}
        held = held_meeting(council, NOON, *_secretary(), number=92)
        in_the_room: dict[str, object] = {"number": held.number}
    other: dict[str, dict[str, object]] = {
        "desk:item_guests": free,
        "desk:room": in_the_room,
        "desk:minutes_version": {"number": 1},
        "portal:minutes": {"number": 1},
        "portal:picture": {"slug": "lorenskog"},
        **dict.fromkeys(OF_FROZEN, _frozen()),
    }
    shown = words | free | _guest_of(words | free)
    return {
        "found": {
            one.name: one.filled(words | other.get(one.name, {})) for one in every_address()
        },
        "shown": {one.name: one.filled(shown) for one in every_address()},
    }


def _frozen() -> dict[str, object]:
    """Lørenskog's first picture, which is frozen, and a part of it."""
    from samrad.records.basics.context import as_operator, in_council
    from samrad.records.councils.queries import every_council
    from samrad.records.pictures.models import PicturePart

    with as_operator():
        lorenskog = every_council()["lorenskog"]
    with in_council(lorenskog):
        part = PicturePart.objects.filter(picture__stage="frozen").exclude(openness="exempt")[0]
    return {"slug": "lorenskog", "number": 1, "version": 1, "part": part.id}


def _secretary() -> list["Person"]:
    from samrad.records.basics.context import at_the_gate
    from samrad.records.people.models import Person

    with at_the_gate():
        return [Person.objects.get(email=SECRETARY)] * 2


def _guest_of(words: dict[str, object]) -> dict[str, object]:
    """Show one of each to somebody without a seat, who is also a deputy."""
    from samrad.actions.guests import invite_guest
    from samrad.core.meetings.kinds import RaisedBy
    from samrad.core.people.guests import Guesting
    from samrad.records.basics.context import as_person, at_the_gate
    from samrad.records.councils.models import Council, Seat
    from samrad.records.invitations.queries import Raising
    from samrad.records.meetings.matters import Matter
    from samrad.records.meetings.models import Item
    from samrad.records.orders.models import Unit
    from samrad.records.people.models import Person

    with at_the_gate():
        by = Person.objects.get(email=SECRETARY)
        guest = Person.objects.get(email=GUEST)
    as_guest = Guesting(GUEST, guest.name, "Løten ungdomsskole", LAST)
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        item = Item.objects.filter(pk=str(words["item"])).get()
        unit = Unit.objects.filter(pk=str(words["unit"])).get()
        unit.guest, unit.person = True, None
        unit.save()
        matter = Matter.objects.get(pk=str(words["matter"]))
        for one in (Raising(council, RaisedBy.GUEST), item, unit, matter):
            invite_guest(one, as_guest, by=by, at=NOON)
        deputy = Seat.objects.create(
            council=council,
            party="municipality",
            person=guest,
            role="other",
            since=NOON.date(),
            deputy=1,
        )
    return {"seat": deputy.id}


if __name__ == "__main__":
    main(*sys.argv[1:])
