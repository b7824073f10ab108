"""Looking through what people bring, before it is kept and before it is opened."""

from datetime import date

from samrad.core.openness.looked import Looked, Seen
from samrad.gateways.papers import entering
from samrad.records.papers.models import Paper

__all__ = ["look_again", "look_through"]


def look_through(content: bytes, name: str, *, on: date) -> Looked:
    """Look through a file somebody brings; nothing that was not looked through is brought.

    Raises:
        Refused: It is none that can be kept, or could not be looked through.
    """
    return entering.look_through(content, name, on=on)


def look_again(paper: Paper, *, on: date) -> Seen:
    """What is seen today in a paper that was brought, by the rules of today.

    Raises:
        Refused: It could not be looked through.
    """
    return entering.look_through(bytes(paper.content), paper.name, on=on).seen
