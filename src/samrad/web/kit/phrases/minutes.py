"""The words of minutes after the meeting: what they wait for, what became of a comment."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.core.meetings.approving import Outcome, Step
from samrad.web.kit.phrases.words import Word

_STEPS: Mapping[Step, Word] = {
    Step.WRITING: _("The minutes are still being written."),
    Step.SENDING: _("The minutes are written. Those who were there can be asked now."),
    Step.SETTLING: _("Somebody has commented and waits for an answer."),
    Step.APPROVING: _("The minutes wait for both parties to approve them."),
    Step.LOCKING: _("Both parties have approved. The minutes can be locked."),
    Step.PUBLISHING: _("The minutes are locked. Residents cannot read them yet."),
    Step.NOTHING: _("The minutes are locked, and residents can read the public version."),
}
_OUTCOMES: Mapping[Outcome, Word] = {
    Outcome.TAKEN: _("Taken into the minutes"),
    Outcome.LEFT: _("Stays as it was"),
}


def step_of_minutes(step: Step) -> str:
    """What minutes wait for, as a sentence."""
    return str(_STEPS[step])


def outcome_word(outcome: Outcome) -> str:
    """What became of a comment."""
    return str(_OUTCOMES[outcome])
