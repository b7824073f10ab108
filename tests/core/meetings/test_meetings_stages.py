"""Which stage follows which; nothing leads back from what is locked or cancelled."""

import pytest

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.stages import (
    MATTER_STEPS,
    MEETING_STEPS,
    MINUTES_STEPS,
    MatterStage,
    MeetingStage,
    MinutesStage,
    why_not_matter,
    why_not_meeting,
    why_not_minutes,
)


def test_every_stage_is_in_its_table() -> None:
    assert set(MEETING_STEPS) == set(MeetingStage)
    assert set(MATTER_STEPS) == set(MatterStage)
    assert set(MINUTES_STEPS) == set(MinutesStage)


@pytest.mark.parametrize("stage", [MeetingStage.HELD, MeetingStage.CANCELLED])
@pytest.mark.parametrize("to", MeetingStage)
def test_a_meeting_that_is_over_stays_so(stage: MeetingStage, to: MeetingStage) -> None:
    assert why_not_meeting(stage, to) == Refusal(
        "meeting.wrong_stage", {"stage": stage, "to": to}
    )


def test_a_meeting_is_held_only_after_it_was_called() -> None:
    assert why_not_meeting(MeetingStage.PLANNED, MeetingStage.HELD) is not None
    assert why_not_meeting(MeetingStage.CALLED, MeetingStage.HELD) is None


def test_what_was_sent_back_may_be_proposed_again() -> None:
    assert why_not_matter(MatterStage.SENT_BACK, MatterStage.PROPOSED) is None
    assert why_not_matter(MatterStage.TREATED, MatterStage.WITHDRAWN) == Refusal(
        "matter.wrong_stage", {"stage": MatterStage.TREATED, "to": MatterStage.WITHDRAWN}
    )


def test_locked_minutes_are_opened_only_to_be_corrected() -> None:
    assert why_not_minutes(MinutesStage.LOCKED, MinutesStage.DRAFT) is None


@pytest.mark.parametrize("to", [MinutesStage.SENT, MinutesStage.APPROVED, MinutesStage.LOCKED])
def test_locked_minutes_go_nowhere_else(to: MinutesStage) -> None:
    assert why_not_minutes(MinutesStage.LOCKED, to) == Refusal(
        "minutes.wrong_stage", {"stage": MinutesStage.LOCKED, "to": to}
    )


def test_minutes_are_locked_only_when_approved() -> None:
    assert why_not_minutes(MinutesStage.SENT, MinutesStage.LOCKED) is not None
    assert why_not_minutes(MinutesStage.APPROVED, MinutesStage.LOCKED) is None
