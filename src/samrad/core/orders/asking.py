"""What the council asks for, and why it cannot be asked so."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.cleaning import clean

# Nobody plans a council's year further ahead; a slip in the year is noticed.
LONGEST = timedelta(days=400)


class Form(StrEnum):
    """How the answer is wanted."""

    FIGURE = "figure"
    TEXT = "text"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Question:
    """What the council wants to know.

    Attributes:
        title: What, in one line.
        why: Why, and what it is to be used for.
        focus: The standing topic or focus area of the agreement it belongs to.
        form: How the answer is wanted.
        due: The last day on which an answer is in time.
    """

    title: str
    why: str
    form: Form
    due: date
    focus: str = ""

    def cleaned(self) -> "Question":
        """The same in plain words: of what was pasted as markup the words stay."""
        title = " ".join(clean(self.title).text.split())
        return replace(self, title=title, why=clean(self.why).text.strip())


def why_not_ask(question: Question, *, units: int, on: date) -> Refusal | None:
    """Why it cannot be asked so on the day `on`, or None if it can."""
    if not question.title:
        return Refusal("order.no_title")
    if not question.why:
        return Refusal("order.no_why")
    if not on <= question.due <= on + LONGEST:
        return Refusal("order.due", {"latest": on + LONGEST})
    if not units:
        return Refusal("order.nobody_asked")
    return None
