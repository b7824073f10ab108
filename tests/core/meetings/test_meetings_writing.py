"""When minutes are written, and what counts where two chose differently."""

import pytest

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.core.meetings.writing import chosen, why_not_finished, why_not_write


@pytest.mark.parametrize(
    "stage", [MeetingStage.PLANNED, MeetingStage.CALLED, MeetingStage.HELD]
)
def test_a_draft_is_written_before_in_and_after_the_meeting(stage: MeetingStage) -> None:
    assert why_not_write(stage, MinutesStage.DRAFT) is None


@pytest.mark.parametrize(
    "minutes", [MinutesStage.SENT, MinutesStage.APPROVED, MinutesStage.LOCKED]
)
def test_what_went_out_is_not_written_in_the_room(minutes: MinutesStage) -> None:
    found = why_not_write(MeetingStage.HELD, minutes)

    assert found == Refusal("minutes.not_a_draft", {"stage": minutes})


def test_a_meeting_that_was_cancelled_has_no_minutes() -> None:
    found = why_not_write(MeetingStage.CANCELLED, MinutesStage.DRAFT)

    assert found == Refusal("minutes.meeting_cancelled")


def test_a_paragraph_in_which_two_wrote_the_same_line_is_not_finished() -> None:
    both = "Saken ble drøftet.\n⟪Kari⟫ Ja.\n⟪Ola⟫ Nei."
    assert why_not_finished(both, "Torget") == Refusal("minutes.to_choose", {"item": "Torget"})
    assert why_not_finished("Saken ble drøftet.", "Torget") is None


def test_who_changed_a_choice_counts_and_the_last_where_both_did() -> None:
    assert chosen("council", "open", "council") == "open"
    assert chosen("council", "council", "open") == "open"
    assert chosen("council", "open", "exempt") == "exempt"
