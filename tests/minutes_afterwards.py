"""Fixtures of minutes on their way: a held meeting, sent, approved, locked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from held_meetings import held_meeting

if TYPE_CHECKING:
    from samrad.records.meetings.models import Meeting

SECRETARY, MAYOR = "slt.loten", "ordforer.loten"
CONTACT, CHIEF = "politikontakt.loten", "stasjonssjef.loten"


@pytest.fixture
def meeting(within: Any, person: Any, at: datetime) -> UUID:
    """A meeting of Løten at which the secretary, the mayor and the chief of police were."""
    by = person(SECRETARY)
    with within("loten") as council:
        there = (by, person(MAYOR), person(CHIEF))
        return held_meeting(council, at, by, *there).id


@pytest.fixture
def acting(person: Any, meeting: UUID) -> Any:
    """Do something as somebody: `with acting("slt.loten") as (meeting, by): …`."""
    from samrad.records.basics.context import as_person
    from samrad.records.meetings.models import Meeting

    @contextmanager
    def enter(who: str) -> "Iterator[tuple[Meeting, Any]]":
        by = person(who)
        with as_person(by.id):
            yield Meeting.objects.select_related("council").get(pk=meeting), by

    return enter


@pytest.fixture
def sent(acting: Any, at: datetime) -> None:
    """The minutes are out for comments."""
    from samrad.actions import minutes

    with acting(SECRETARY) as (found, by):
        minutes.send_minutes(found, by=by, at=at)


@pytest.fixture
def approve(acting: Any, at: datetime) -> "Callable[[str], None]":
    """Approve what stands there now."""
    from samrad.actions import minutes
    from samrad.records.meetings.minuting import minutes_of

    def act(who: str) -> None:
        with acting(who) as (found, by):
            shown = minutes_of(found, on=at.date()).sha256
            minutes.approve_minutes(found, shown, by=by, at=at)

    return act


@pytest.fixture
def approved(sent: None, approve: "Callable[[str], None]") -> None:
    """Both parties have approved them."""
    del sent
    approve(MAYOR)
    approve(CHIEF)


@pytest.fixture
def locked(approved: None, acting: Any, at: datetime) -> None:
    """They are locked."""
    from samrad.actions import locking

    del approved
    with acting(SECRETARY) as (found, by):
        locking.lock_minutes(found, "møte 90/25", by=by, at=at)
