"""The pages of matters ask the database as often with many matters and councils as with few."""

from datetime import date, datetime
from typing import Any

import pytest

from meeting_rows import a_matter, a_meeting, a_paper, a_paragraph, an_item
from samrad.core.meetings.kinds import ItemKind, Wording
from samrad.records.basics.context import in_council
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.meetings.models import Item
from web.test_query_budget import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECRETARY = "slt.loten"
WORD = "kanarifugl"


def fill(council: Council, at: datetime, number: int, start: int = 0) -> list[Matter]:
    """So many matters with a paper, one merged into each, and a decision on it."""
    made = []
    for n in range(start, start + number):
        matter = a_matter(council, at, f"{WORD} {n}")
        paper = a_paper(council, at, f"Notat {n}")
        Attachment.objects.create(council=council, matter=matter, paper=paper)
        a_matter(council, at, f"{WORD} {n} til", stage="merged", into=matter)
        meeting = a_meeting(council, at, number=200 + n, day=date(2025, 3, 3))
        item = an_item(meeting, matter.title, kind=ItemKind.MATTER, key=f"matter.{matter.id}")
        Item.objects.filter(pk=item.pk).update(matter=matter)
        a_paragraph(item, f"{WORD} kjøpes.", at, wording=Wording.DECISION)
        made.append(matter)
    return made


def test_with_many_matters_each_page_asks_as_often_as_with_one(
    signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        (one,) = fill(council, at, 1)
    client = signed_in(SECRETARY)
    pages = {
        "home": "/",
        "list": "/loten/matters/",
        "matter": f"/loten/matters/{one.pk}/",
        "change": f"/loten/matters/{one.pk}/change/",
        "propose": "/loten/matters/propose/",
        "accept": f"/loten/matters/{one.pk}/accept/",
        "merge": f"/loten/matters/{one.pk}/merge/",
        "mine": "/me/matters/",
        "search": f"/loten/search/?q={WORD}",
        "everywhere": f"/search/?q={WORD}",
    }
    for address in pages.values():
        client.get(address)
    few = {name: queries_of(client, address) for name, address in pages.items()}
    with within("loten") as council:
        fill(council, at, 20, start=1)
    assert {name: queries_of(client, address) for name, address in pages.items()} == few


def test_who_sits_in_many_councils_is_asked_for_no_more_often(
    signed_in: Any, person: Any, at: datetime
) -> None:
    everywhere = person("uten.sete")

    def found(start: int, number: int) -> None:
        for n in range(start, start + number):
            council = Council(id=uuid7(), slug=f"c-{n}", name=f"Råd {n}", country="NO")
            with in_council(council.id):
                council.save(force_insert=True)
                Seat.objects.create(
                    council=council,
                    person=everywhere,
                    party="municipality",
                    role="coordinator",
                    since="2020-01-01",
                )
                fill(council, at, 1)
                Matter.objects.update(proposed_by=everywhere)

    pages = ["/me/matters/", f"/search/?q={WORD}", f"/search/?q={WORD}&council=c-1"]
    found(0, 4)
    client = signed_in("uten.sete")
    for address in pages:
        client.get(address)
    few = [queries_of(client, address) for address in pages]
    found(4, 12)
    assert [queries_of(client, address) for address in pages] == few
    assert client.get(pages[1]).context["number"] == 16 * 3
    assert client.get(pages[2]).context["number"] == 3
