"""Noting who is there: on whose seat, who may be noted, and the sentences a council keeps."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from samrad.actions.agendas import Added, add_item
from samrad.actions.attending import Attended, keep_text_blocks, note_presence
from samrad.core.meetings.attending import Place
from samrad.core.meetings.kinds import ItemKind, Present
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.blocks import TextBlocks
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Item, Meeting, Presence
from samrad.records.meetings.room import text_blocks

pytestmark = pytest.mark.django_db

HERE = Present.PRESENT


@pytest.fixture
def items(person: Any, at: datetime) -> "Callable[[Council], list[Item]]":
    """Three items of a meeting in June."""

    def make(council: Council) -> list[Item]:
        planned = {
            "planned_at": at,
            "planned_by": person("slt.loten"),
            "day": date(2025, 6, 16),
        }
        meeting = Meeting.objects.create(
            council=council, year=2025, number=91, stage="called", **planned
        )
        of = {"council": council, "meeting": meeting, "kind": ItemKind.FREE, "title": "x"}
        return [Item.objects.create(**of, position=n) for n in (1, 2, 3)]

    return make


def test_who_is_noted_is_noted_at_the_items_that_follow(
    within: Any, items: Any, person: Any, at: datetime
) -> None:
    slt = person("slt.loten")
    with within("loten") as council:
        first, second, third = items(council)
        seat = Seat.objects.get(person=slt)
        note_presence(first, [Attended(slt.id, Place(HERE, seat.id))], by=slt, at=at)
        note_presence(third, [Attended(slt.id, Place(Present.AWAY, seat.id))], by=slt, at=at)

        rows = Presence.objects.filter(item__in=(first, second, third), person=slt)
        assert list(rows.order_by("item__position").values_list("present", flat=True)) == [
            *("present", "present", "away")
        ]


def test_at_an_item_added_later_who_was_there_still_is(
    within: Any, items: Any, person: Any, at: datetime
) -> None:
    slt, mayor = person("slt.loten"), person("ordforer.loten")
    with within("loten") as council:
        first, _, third = items(council)
        for who in (slt, mayor):
            place = Place(HERE, Seat.objects.get(person=who).id)
            note_presence(first, [Attended(who.id, place)], by=slt, at=at)
        left = Place(Present.AWAY, Seat.objects.get(person=mayor).id)
        note_presence(third, [Attended(mayor.id, left)], by=slt, at=at)
        add_item(first.meeting, Added("Eventuelt"), by=slt, at=at)

        attended = minutes_of(first.meeting, on=at.date()).attended
        # All of the meeting; and the mayor, who left before the third, not at the fourth.
        assert {one.name: len(one.items) for one in attended} == {
            slt.name: 0,
            mayor.name: 2,
        }


def test_a_deputy_sits_on_the_seat_of_who_is_away_of_their_own_party(
    within: Any, items: Any, person: Any, at: datetime, refused: Any
) -> None:
    slt = person("slt.loten")
    with within("loten") as council:
        first, *_ = items(council)
        deputy = Seat.objects.filter(deputy__isnull=False, party="municipality")[0]
        mayor = Seat.objects.get(person=person("ordforer.loten"))
        chief = Seat.objects.get(person=person("stasjonssjef.loten"), deputy=None)
        sits = Attended(deputy.person_id, Place(HERE, mayor.id))
        note_presence(first, [sits], by=slt, at=at)
        assert Presence.objects.get(item=first, person=deputy.person_id).seat == mayor

        with refused("presence.not_their_seat"):
            wrong = Attended(deputy.person_id, Place(HERE, chief.id))
            note_presence(first, [wrong], by=slt, at=at)


def test_who_has_no_seat_and_was_not_invited_is_not_noted(
    within: Any, items: Any, person: Any, at: datetime, refused: Any
) -> None:
    slt, stranger = person("slt.loten"), person("samordnare.lund")
    with within("loten") as council:
        first, *_ = items(council)
        with refused("presence.not_invited"):
            note_presence(first, [Attended(stranger.id, Place(HERE))], by=slt, at=at)
        assert not Presence.objects.filter(item=first).exists()


def test_the_sentences_of_a_council_are_its_own(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("lund") as council:
        kept = ["Rådet hemlighåller detta.", "", "Rådet hemlighåller detta.", "Klart."]
        keep_text_blocks(council, kept, by=person("samordnare.lund"), at=at)
        assert text_blocks(council) == ["Rådet hemlighåller detta.", "Klart."]
    with within("loten") as council:
        assert text_blocks(council) is None
        assert not TextBlocks.objects.exists()
        with refused("access.not_your_role"):
            keep_text_blocks(council, ["x"], by=person("ordforer.loten"), at=at)
