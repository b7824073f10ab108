"""The pages of a meeting ask the database as often with three of everything as with one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from measure_rows import a_measure
from meeting_rows import a_matter, a_meeting, a_paragraph, a_receipt, an_item
from samrad.core.meetings.kinds import ItemKind, Wording
from samrad.core.meetings.stages import MeetingStage
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.models import Item, Presence
from samrad.records.meetings.notices import Receipt
from web.test_query_budget import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What stands for the whole council, and what is one meeting's.
LISTS = {
    "/loten/meetings/": 18,
    "/loten/meetings/2025/": 24,
    "/loten/matters/": 13,
    "/loten/decisions/": 17,
}
PAGES = {
    "/loten/meetings/2025/{}/": 20,
    "/loten/meetings/2025/{}/notice/": 19,
    "/loten/meetings/2025/{}/notice/send/": 24,
    "/loten/meetings/2025/{}/room/": 22,
    "/loten/item/{item}/room": 22,
    "/loten/meetings/2025/{}/minutes/": 40,
}
# Residents read what was kept when it was published; the demo has published one meeting.
PUBLIC = {"/public/loten/": 12, "/public/loten/minutes/2025/1/": 13}
HELD = date(2025, 6, 11)


def fill(council: Council, at: datetime, number: int, items: int) -> UUID:
    """A meeting with so many matters, decisions, measures, people there and people called."""
    meeting = a_meeting(council, at, number=number, day=HELD, stage=MeetingStage.HELD)
    seats = list(Seat.objects.filter(council=council, deputy=None))[:items]
    for n in range(items):
        matter = a_matter(council, at, f"Sak {n}", stage="accepted", meeting=meeting)
        item = an_item(meeting, matter.title, kind=ItemKind.MATTER, key=f"matter.{matter.id}")
        Item.objects.filter(pk=item.pk).update(matter=matter)
        a_paragraph(item, "Drøftet.", at)
        a_measure(a_paragraph(item, "Lys settes opp.", at, wording=Wording.DECISION), at)
        for seat in seats:
            there = {"item": item, "person": seat.person, "seat": seat, "present": "present"}
            Presence.objects.create(council=council, **there)
    notice = a_receipt(meeting, at).notice
    called = Receipt.objects.filter(notice=notice).values_list("person", flat=True)
    for seat in [one for one in seats if one.person_id not in called][: items - 1]:
        Receipt.objects.create(
            council=council, notice=notice, person=seat.person, as_what="member"
        )
    return Item.objects.filter(meeting=meeting)[0].id


def test_with_three_of_everything_each_page_asks_as_often_as_with_one(
    signed_in: Any, within: Any, at: datetime
) -> None:
    secretary = signed_in("slt.loten")

    def asked(pages: dict[str, int], *number: int, item: UUID | None = None) -> dict[str, int]:
        there = {page: page.format(*number, item=item) for page in pages}
        for address in there.values():  # the first compiles templates and reads calendars
            secretary.get(address)
        return {page: queries_of(secretary, address) for page, address in there.items()}

    with within("loten") as council:
        first = fill(council, at, 90, 1)
    found = asked(LISTS), asked(PAGES, 90, item=first), asked(PUBLIC)
    assert found == (LISTS, PAGES, PUBLIC)
    with within("loten") as council:
        second = fill(council, at, 91, 3)
    found = asked(LISTS), asked(PAGES, 91, item=second), asked(PUBLIC)
    assert found == (LISTS, PAGES, PUBLIC)
