"""What can be found, in a word."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.core.search.questions import Findable
from samrad.web.kit.phrases.words import Word

_FINDABLE: Mapping[Findable, Word] = {
    Findable.PAPER: _("paper"),
    Findable.CLAUSE: _("clause"),
    Findable.CHANGE: _("change to the agreement"),
    Findable.EVIDENCE: _("what was done"),
}


def findable_word(kind: Findable) -> str:
    """The kind of thing that is found."""
    return str(_FINDABLE[kind])
