"""Looking through what people bring, before it is kept and before it is opened."""

from datetime import date

from samrad.actions.scanning import require_clean
from samrad.core.openness.looked import Looked, Seen
from samrad.gateways.papers import entering
from samrad.records.papers.models import Paper

__all__ = ["LARGEST", "look_again", "look_through"]

# The bytes of the largest file that is looked through.
LARGEST = entering.LARGEST


def look_through(content: bytes, name: str, *, on: date) -> Looked:
    """Look through a file somebody brings; nothing that was not looked through is brought.

    Raises:
        Refused: It is none that can be kept, is taken for a virus, or could not be looked
            through.
    """
    require_clean(content)
    return entering.look_through(content, name, on=on)


def look_again(paper: Paper, *, on: date) -> Seen:
    """What is seen today in a paper that was brought, by the rules of today.

    Raises:
        Refused: It could not be looked through, or the scanner has learnt that it is a virus.
    """
    content = bytes(paper.content)
    require_clean(content)
    return entering.look_through(content, paper.name, on=on).seen
