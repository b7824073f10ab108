"""What can be found, in a word."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.core.meetings.stages import MatterStage, MinutesStage
from samrad.core.search.questions import Findable
from samrad.web.kit.phrases.meetings import matter_stage_word, minutes_stage_word
from samrad.web.kit.phrases.words import Word

_FINDABLE: Mapping[Findable, Word] = {
    Findable.PAPER: _("paper"),
    Findable.CLAUSE: _("clause"),
    Findable.CHANGE: _("change to the agreement"),
    Findable.EVIDENCE: _("what was done"),
    Findable.MATTER: _("matter"),
    Findable.MINUTES: _("minutes"),
    Findable.DECISION: _("decision"),
    Findable.PICTURE: _("situation picture"),
    Findable.ORDER: _("knowledge order"),
    Findable.ANSWER: _("answer to a knowledge order"),
    Findable.PROBLEM: _("problem"),
}


def status_asked_word(status: MatterStage | MinutesStage) -> str:
    """How far something has come, as one asks for it: "matter: proposed"."""
    if isinstance(status, MatterStage):
        return f"{_FINDABLE[Findable.MATTER]}: {matter_stage_word(status)}"
    return f"{_FINDABLE[Findable.MINUTES]}: {minutes_stage_word(status)}"


def findable_word(kind: Findable) -> str:
    """The kind of thing that is found."""
    return str(_FINDABLE[kind])
