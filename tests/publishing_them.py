"""Publishing minutes in a test: everything that is not exempt is open."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samrad.actions.publishing import Release
    from samrad.records.meetings.models import Meeting
    from samrad.records.people.models import Person

# What the assessor says of giving it out all the same; it stays with the council.
DRAWN_UP = "Vurdert, kommer ikke til offentligheten"


def assess_all(meeting: "Meeting", *, by: "Person", at: datetime) -> None:
    """Whatever nobody has assessed is open."""
    from samrad.actions import publishing
    from samrad.core.meetings.publishing import parts_of
    from samrad.core.openness.levels import Marking, Openness

    found = publishing.to_publish(meeting, on=at.date())
    assert found is not None
    new = {
        part.id: Marking(Openness.OPEN)
        for part in parts_of(found.minutes)
        if not part.is_settled
    }
    publishing.assess_parts(meeting, new, reason="Vurdert.", by=by, at=at)


def released(meeting: "Meeting", at: datetime, *, note: str = DRAWN_UP) -> "Release":
    """What is said when it is published, as it stands now."""
    from samrad.actions import publishing
    from samrad.web.kit.meeting_documents import public_minutes

    found = publishing.to_publish(meeting, on=at.date())
    assert found is not None
    word = partial(public_minutes, at=at)
    return publishing.Release(found.public.sha256, note, word)
