"""Looking for something in the councils one sits in."""

from collections.abc import Sequence
from datetime import date

from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.search.questions import Question, why_not_ask
from samrad.records.councils.models import Council
from samrad.records.councils.queries import seats_in
from samrad.records.people.models import Person
from samrad.records.search.queries import Hit, Shown, hits, shown


def search(
    question: Question, councils: Sequence[Council], *, by: Person, on: date
) -> list[Hit]:
    """What answers `question` in those of `councils` in which a seat lets `by` search.

    Raises:
        Refused: There is none, or nothing can be looked for with these words.
    """
    if refusal := why_not_ask(question.words):
        raise Refused(refusal)
    searched = seats_in(by, Act.SEARCH, on=on) & {council.id for council in councils}
    if not searched:
        raise Refused(Refusal("access.no_seat"))
    return hits(question, searched)


__all__ = ["Hit", "Shown", "search", "shown"]
