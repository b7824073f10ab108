"""Looking for something in the councils one sits in, and making a paper's text findable."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.search.questions import Question, why_not_ask
from samrad.records.councils.models import Council
from samrad.records.councils.queries import seats_in
from samrad.records.papers.models import Paper
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


def keep_text(paper: UUID, text: str) -> None:
    """Make `text` the text by which the paper is found; part of a surrounding act.

    Called by whatever reads files: when a paper is brought, or later by a job.
    """
    Paper.objects.filter(pk=paper).update(text=text.replace("\0", " "))


__all__ = ["Hit", "Shown", "keep_text", "search", "shown"]
