"""Publishing minutes: each part is assessed, and nothing that is exempt goes out."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from minutes_afterwards import MAYOR, SECRETARY
from publishing_them import DRAWN_UP, assess_all, released
from samrad.actions import locking, publishing
from samrad.core.meetings.told import Offices
from samrad.core.openness.levels import Marking, Openness
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.public import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("locked")]


@pytest.fixture
def publish(acting: Any, at: datetime) -> "Callable[[], None]":
    """Assess what is left, and publish."""

    def act() -> None:
        with acting(SECRETARY) as (found, by):
            assess_all(found, by=by, at=at)
            publishing.publish_minutes(found, released(found, at), by=by, at=at)

    return act


def shown() -> list[str]:
    """What residents are shown of Løten."""
    found = queries.front("loten")
    assert found is not None
    return [one.name for one in found.published if one.number == 90]


def test_each_part_is_assessed_first(acting: Any, at: datetime, refused: Any) -> None:
    with acting(SECRETARY) as (found, by), refused("publish.not_assessed"):
        publishing.publish_minutes(found, released(found, at), by=by, at=at)


def test_what_is_exempt_needs_its_note(acting: Any, at: datetime, refused: Any) -> None:
    with acting(SECRETARY) as (found, by):
        assess_all(found, by=by, at=at)
        with refused("publish.no_note"):
            publishing.publish_minutes(found, released(found, at, note=" "), by=by, at=at)


def test_published_it_is_the_text_less_what_is_exempt(publish: Any, acting: Any) -> None:
    publish()
    copy = queries.minutes_called("loten", 2025, 90)
    assert copy is not None
    assert copy.minutes.grounds == ("no.offl.24.3",)
    assert [item.number for item in copy.minutes.items] == ["1801/25", "1802/25"]
    # As the seats were on the day of the meeting, whoever has them now.
    assert copy.minutes.offices == Offices("Ordfører", "SLT-koordinator")
    with acting(SECRETARY) as (found, _):
        row = found.published.get()
        assert (row.note, row.published_by.email) == (DRAWN_UP, f"{SECRETARY}@samrad.example")
        assert row.content == copy.minutes.canonical().decode()


def test_an_identity_number_is_never_published(
    acting: Any, approve: Any, at: datetime, refused: Any
) -> None:
    with acting(SECRETARY) as (found, by):
        locking.correct_minutes(found, "Feil", by=by, at=at)
        Paragraph.objects.filter(text="Kommunen viste kart.").update(text="Født 01017000027.")
        Meeting.objects.filter(pk=found.pk).update(minutes_stage="sent")
    approve(MAYOR)
    approve("stasjonssjef.loten")
    with acting(SECRETARY) as (found, by):
        locking.lock_minutes(found, "møte 90/25", by=by, at=at)
        found.refresh_from_db()
        assess_all(found, by=by, at=at)
        with refused("publish.identity_numbers", item="1801/25"):
            publishing.publish_minutes(found, released(found, at), by=by, at=at)


def test_what_was_closed_since_one_looked_is_not_published(
    acting: Any, at: datetime, refused: Any
) -> None:
    with acting(SECRETARY) as (found, by):
        assess_all(found, by=by, at=at)
        seen = released(found, at)
        closed = Marking(Openness.EXEMPT, "no.offl.24.3", at.date().replace(year=2026))
        item = Item.objects.get(meeting=found, title="Lys på torget")
        publishing.assess_parts(found, {item.id: closed}, reason="Fare.", by=by, at=at)
        with refused("publish.changed_since"):
            publishing.publish_minutes(found, seen, by=by, at=at)


def test_withdrawn_nobody_reads_it_and_the_reason_stays(
    publish: Any, acting: Any, at: datetime, refused: Any
) -> None:
    publish()
    assert shown() == ["90/25"]
    with acting(SECRETARY) as (found, by):
        with refused("minutes.no_reason"):
            publishing.withdraw_minutes(found, " ", by=by, at=at)
        publishing.withdraw_minutes(found, "Et navn ble stående", by=by, at=at)
        assert found.published.get().withdrawn_why == "Et navn ble stående"
        with refused("publish.not_published"):
            publishing.withdraw_minutes(found, "Igjen", by=by, at=at)
    assert shown() == []
    assert queries.minutes_called("loten", 2025, 90) is None


def test_published_anew_the_new_one_is_shown_and_the_old_one_kept(
    publish: Any, acting: Any
) -> None:
    publish()
    publish()
    assert shown() == ["90/25"]
    with acting(SECRETARY) as (found, _):
        kept = found.published.order_by("withdrawn_at")
        assert [bool(one.withdrawn_at) for one in kept] == [True, False]


def test_who_does_not_run_the_year_publishes_nothing(
    acting: Any, at: datetime, refused: Any
) -> None:
    with acting(MAYOR) as (found, by), refused("access.not_your_role"):
        publishing.publish_minutes(found, released(found, at), by=by, at=at)
