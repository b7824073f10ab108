"""Notices: when one is late, what is news, who is called instead, what became of a letter."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from samrad.core.basics.periods import Period
from samrad.core.meetings.calling import Fate, Marks, deputy_for, fate_of, why_not_again
from samrad.core.meetings.kinds import ItemKind, MatterKind, MeetingKind
from samrad.core.meetings.notices import Timing, is_time_to_remind
from samrad.core.meetings.sent import (
    Attached,
    ItemSent,
    Sent,
    as_json,
    digest,
    from_json,
    is_news,
    news,
    told,
)
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.people.seats import Place, Seat

DAY = date(2025, 6, 30)
NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
OPENING = ItemSent("1/25", "Åpning", ItemKind.FREE, 5)
UNREST = ItemSent(
    "2/25",
    "Uro i sentrum",
    ItemKind.MATTER,
    15,
    asks=MatterKind.DECIDE,
    openness=Openness.EXEMPT,
    ground="no.offl.24.1",
    attached=(Attached(UUID(int=7), "Kartlegging"),),
)
SENT = Sent(
    "Politirådet i Løten",
    "3/25",
    MeetingKind.ORDINARY,
    DAY,
    time(9),
    None,
    "Rådhuset",
    (OPENING, UNREST),
)


@pytest.mark.parametrize(
    ("due", "late"), [(date(2025, 6, 16), 0), (date(2025, 6, 15), 1), (date(2025, 6, 9), 7)]
)
def test_a_notice_is_late_from_the_day_after_the_last(due: date, late: int) -> None:
    timing = Timing(NOW.date(), DAY, agreed=7, due=due)
    assert (timing.days_late, timing.late, timing.days_before) == (late, late > 0, 14)


def test_without_an_agreed_day_none_is_late() -> None:
    assert not Timing(DAY, DAY).late


@pytest.mark.parametrize(
    ("day", "remind"), [(26, False), (27, True), (29, True), (30, False), (16, False)]
)
def test_the_reminder_is_made_from_three_days_before(day: int, remind: object) -> None:
    on = date(2025, 6, day)
    assert is_time_to_remind(DAY, NOW.date(), on=on) is remind
    # Nobody is reminded of what came yesterday.
    assert not is_time_to_remind(DAY, date(2025, 6, 27), on=on)


def test_what_was_sent_comes_back_as_it_was() -> None:
    kept = as_json(SENT)
    assert from_json(kept) == SENT
    assert digest(as_json(from_json(kept))) == digest(dict(reversed(kept.items())))
    assert digest(kept) != digest({**kept, "place": "rådhuset"})


def test_order_and_length_are_no_news() -> None:
    now = replace(SENT, items=(replace(UNREST, minutes=30), OPENING))
    new = news(SENT, now)
    assert (new.items, new.struck) == ((), ())
    assert not is_news(SENT, new)


def test_a_changed_item_a_new_one_and_a_struck_one_are_news() -> None:
    changed = replace(UNREST, attached=())
    urgent = ItemSent("3/25", "Hastesak", ItemKind.FREE, 10)
    new = news(SENT, replace(SENT, items=(urgent, changed)))
    assert (new.items, new.struck) == ((urgent, changed), ("1/25",))
    assert told([SENT, new]).items == (changed, urgent)
    assert is_news(SENT, new)


def test_another_place_alone_is_news() -> None:
    moved = replace(SENT, place="Politistasjonen")
    assert is_news(SENT, news(SENT, moved))
    assert told([SENT, news(SENT, moved)]) == moved


MAYOR = Place(Party.MUNICIPALITY, Role.MAYOR, "")
CHIEF = Place(Party.POLICE, Role.POLICE_CHIEF, "")


def seat(
    number: int, place: Place, deputy: int | None = None, until: date | None = None
) -> Seat:
    one = UUID(int=number)
    return Seat(one, one, f"Nr. {number}", place, Period(date(2024, 1, 1), until), deputy)


COUNCIL = (
    seat(1, MAYOR),
    seat(3, MAYOR, 2),
    seat(2, MAYOR, 1),
    seat(4, CHIEF),
    seat(5, CHIEF, 1, until=date(2025, 6, 29)),
)


@pytest.mark.parametrize(
    ("person", "engaged", "then"),
    [
        pytest.param(1, (), 2, id="the first in line"),
        pytest.param(1, (2,), 3, id="the next, where the first cannot"),
        pytest.param(2, (), 3, id="a deputy passes it on to the one behind"),
        pytest.param(3, (), None, id="behind the last is nobody"),
        pytest.param(4, (), None, id="a deputy whose time is over is none"),
        pytest.param(9, (), None, id="who has no seat has no deputy"),
    ],
)
def test_the_next_deputy_in_line(
    person: int, engaged: tuple[int, ...], then: int | None
) -> None:
    found = deputy_for(UUID(int=person), COUNCIL, map(UUID, map(_text, engaged)), on=DAY)
    assert (found.key.int if found else None) == then


def _text(number: int) -> str:
    return f"{number:032x}"


@pytest.mark.parametrize(
    ("marks", "fate", "again"),
    [
        (Marks(), Fate.BY_HAND, True),
        (Marks(queued=NOW), Fate.QUEUED, False),
        (Marks(queued=NOW, tried=NOW), Fate.WAITS, False),
        (Marks(queued=NOW, tried=NOW, handing_in=NOW), Fate.ON_ITS_WAY, False),
        (Marks(queued=NOW, handing_in=NOW, uncertain=NOW), Fate.UNCERTAIN, True),
        # A worker believed dead that ends its work all the same.
        (Marks(queued=NOW, handing_in=NOW, uncertain=NOW, sent=NOW), Fate.SENT, False),
        (Marks(queued=NOW, undelivered=NOW), Fate.UNDELIVERED, True),
        (Marks(queued=NOW, undelivered=NOW, handed_over=NOW), Fate.HANDED_OVER, False),
    ],
)
def test_what_became_of_a_letter_and_whether_it_may_go_again(
    marks: Marks, fate: Fate, again: object
) -> None:
    assert fate_of(marks) is fate
    assert (why_not_again(fate, "kari@loten.example") is None) is again
    refusal = why_not_again(fate, "")
    assert refusal is not None
