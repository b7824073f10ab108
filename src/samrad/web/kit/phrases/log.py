"""What stands in the log, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.core.access.permissions import Act
from samrad.core.log.events import Event
from samrad.web.kit.phrases.words import Word

_LOGGED: Mapping[str, Word] = {
    Act.PROPOSE_CHANGE: _("proposed a change to the agreement, or took it back"),
    Act.ANSWER_CHANGE: _("answered a proposed change"),
    Act.START_VERSION: _("started a new version of the agreement"),
    Act.TAKE_STEP: _("took a step with the agreement"),
    Act.KEEP_SIGNED_FILE: _("kept the signed agreement"),
    Act.NOTE_EVIDENCE: _("noted something done"),
    Act.WITHDRAW_EVIDENCE: _("withdrew something noted"),
    Act.SUBSCRIBE: _("subscribed to the calendar"),
    Event.COUNCIL_FOUNDED: _("founded the council"),
    Event.SEAT_GIVEN: _("gave a seat in the council"),
    Event.SEAT_ENDED: _("ended a seat in the council"),
}


def logged_word(act: str) -> str:
    """What an entry of the log says was done, e.g. "noted something done"."""
    return str(_LOGGED[act])
