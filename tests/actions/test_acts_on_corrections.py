"""A correction that was opened by mistake is given up, and what was locked is locked again."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from minutes_afterwards import CHIEF, MAYOR, SECRETARY
from samrad.actions import giving_up, locking, minutes
from samrad.records.log.models import LogEntry
from samrad.records.meetings.approving import Correction
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Meeting, Paragraph, Presence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]

TEXTS = ["Det settes opp lys.", "Kommunen viste kart."]


@pytest.fixture
def opened(locked: None, acting: Any, at: datetime) -> None:
    """Version 1 is locked, and somebody opened it to correct it."""
    del locked
    with acting(SECRETARY) as (found, by):
        locking.correct_minutes(found, "Feil møte", by=by, at=at)


def _open_texts(meeting: Meeting) -> list[str]:
    rows = Paragraph.objects.filter(item__meeting=meeting, openness="council")
    return sorted(rows.values_list("text", flat=True))


def test_the_text_is_as_it_was_locked_and_locked_again(acting: Any, at: datetime) -> None:
    with acting(SECRETARY) as (found, by):
        Paragraph.objects.filter(text="Det settes opp lys.").update(text="Lys innen jul.")
        kept = Paragraph.objects.get(text="Kommunen viste kart.")
        new = {"wording": "summary", "position": 4, "text": "Nytt", "written_at": at}
        Paragraph.objects.create(
            id=uuid4(), council=found.council, item=kept.item, written_by=by, **new
        )
        kept.delete()
        before = found.versions.values().get()

        giving_up.give_up_correction(found, "Åpnet ved en feil", by=by, at=at)
        found.refresh_from_db()
        assert (found.minutes_stage, _open_texts(found)) == ("locked", TEXTS)
        assert found.versions.values().get() == before
        now = minutes_of(found, on=at.date())
        assert (now.version, now.sha256) == (1, before["sha256"])
        entry = LogEntry.objects.filter(thing_id=found.id).order_by("-number").first()
        assert entry is not None
        assert entry.act == "correct_minutes"
        assert json.loads(entry.facts) == {"version": 2, "given_up": True}
    with acting(SECRETARY), pytest.raises(DatabaseError, match="locked"), transaction.atomic():
        Paragraph.objects.filter(text="Kommunen viste kart.").update(text="Rettet")


def test_the_next_correction_has_a_number_of_its_own_and_is_locked(
    acting: Any, approve: Any, at: datetime
) -> None:
    with acting(SECRETARY) as (found, by):
        minutes.send_minutes(found, by=by, at=at)
        giving_up.give_up_correction(found, "Ved en feil", by=by, at=at)
        found.refresh_from_db()
        assert locking.correct_minutes(found, "Feil tall", by=by, at=at).number == 3
        assert minutes.send_minutes(found, by=by, at=at)
    approve(CHIEF)
    approve(MAYOR)
    with acting(SECRETARY) as (found, by):
        locking.lock_minutes(found, "møte 90/25", by=by, at=at)
        assert [one.number for one in found.versions.order_by("number")] == [1, 3]


def test_what_nobody_can_guess_is_put_back_first(
    acting: Any, at: datetime, refused: Any
) -> None:
    with acting(SECRETARY) as (found, by):
        Presence.objects.filter(item__meeting=found, person=by).update(present="away")
        Paragraph.objects.filter(text="Kommunen viste kart.").update(text="Rettet")
        with refused("minutes.correction_differs"):
            giving_up.give_up_correction(found, "Ved en feil", by=by, at=at)
        # Nothing is half-done: what was written since is still there.
        assert Paragraph.objects.filter(text="Rettet").exists()
        with refused("minutes.no_reason"):
            giving_up.give_up_correction(found, "  ", by=by, at=at)


def test_only_an_open_correction_is_given_up(acting: Any, at: datetime, refused: Any) -> None:
    with acting(SECRETARY) as (found, by):
        giving_up.give_up_correction(found, "Ved en feil", by=by, at=at)
        with refused("minutes.no_correction"):
            giving_up.give_up_correction(found, "Igjen", by=by, at=at)
    with acting(CHIEF) as (found, by), refused("access.not_your_role"):
        giving_up.give_up_correction(found, "Ved en feil", by=by, at=at)


_GIVE_UP = "UPDATE records_correction SET given_up_at = now(), given_up_why = 'x',"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_meeting SET minutes_stage = 'locked' WHERE number = 90",
        f"{_GIVE_UP} given_up_by_id = (SELECT id FROM records_person WHERE email LIKE 'ordf%')",
        "UPDATE records_correction SET reason = 'annet'",
    ],
)
def test_by_statement_nothing_is_given_up_in_passing(statement: str, acting: Any) -> None:
    with acting(SECRETARY), connection.cursor() as cursor:
        with (
            pytest.raises(DatabaseError, match=r"no version|written once|permission"),
            transaction.atomic(),
        ):
            cursor.execute(statement)
        assert Correction.objects.get(meeting__number=90).given_up_at is None
