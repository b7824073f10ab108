"""What a unit answers: a figure or a text, with where it comes from and how sure it is."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.cleaning import clean
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.looked import Hit, Place, Seen, Spot, why_not_open
from samrad.core.openness.persons import find
from samrad.core.orders.asking import Form
from samrad.core.people.parties import Party

# What is kept without loss, and more than anything a municipality counts.
LARGEST = Decimal(10) ** 11
DECIMALS = 4
# Of so few, somebody who knows the place can say who they are (tables of SSB hide them, too).
FEW = range(1, 5)


class Trend(StrEnum):
    """Which way it goes, as whoever answers sees it."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How sure whoever answers is."""

    HIGH = "high"  # registered, complete
    MEDIUM = "medium"  # registered in part, or asked of some
    LOW = "low"  # seen and told


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts.

    Attributes:
        number: The number.
        measured_in: What it counts, e.g. "reports of concern" or "%".
    """

    number: Decimal
    measured_in: str

    @property
    def is_few(self) -> bool:
        """Whether it counts so few that it can point somebody out."""
        return self.number in FEW


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a unit gives it.

    Attributes:
        text: The answer in words, or what is to be known about the figure.
        figure: The figure, if it is one.
        source: Where it comes from: a register, a survey, talks with whom.
        period: The days it tells about.
        trend: Which way it goes.
        confidence: How sure it is.
        may_be_public: Whether the unit lets it be shown to everyone.
        marking: How open it is.
    """

    text: str
    figure: Figure | None
    source: str
    period: Period
    trend: Trend
    confidence: Confidence
    may_be_public: bool
    marking: Marking

    def cleaned(self) -> "Answer":
        """The same in plain words."""
        source = " ".join(clean(self.source).text.split())
        figure = self.figure
        if figure is not None:
            measured_in = " ".join(clean(figure.measured_in).text.split())
            figure = replace(figure, measured_in=measured_in)
        return replace(self, text=clean(self.text).text.strip(), source=source, figure=figure)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given, as the picture shows it.

    Attributes:
        question: What was asked, in one line.
        focus: The topic or focus area it was asked about.
        unit: Who says so.
        party: The party it was given for.
        given_on: The day it was given.
        late: Whether that was after its day.
        answer: What was answered.
    """

    question: str
    focus: str
    unit: str
    party: Party
    given_on: date
    late: bool
    answer: Answer

    @property
    def is_public(self) -> bool:
        """Whether it may be shown to everyone: its unit lets it, and it is marked open."""
        return self.answer.may_be_public and self.answer.marking.openness is Openness.OPEN


def why_not_answer(answer: Answer, form: Form, *, on: date) -> Refusal | None:
    """Why nobody answers so on the day `on`, or None if a unit can."""
    if refusal := _why_not_form(answer, form):
        return refusal
    if not answer.source:
        return Refusal("answer.no_source")
    if answer.period.since > on:
        return Refusal("answer.still_to_come")
    return why_not_mark_answer(answer, on=on)


def _why_not_form(answer: Answer, form: Form) -> Refusal | None:
    figure = answer.figure
    if figure is None:
        if form is Form.FIGURE:
            return Refusal("answer.no_figure")
        return None if answer.text else Refusal("answer.empty")
    if form is Form.TEXT and not answer.text:
        return Refusal("answer.no_text")
    if not figure.measured_in:
        return Refusal("answer.no_unit")
    number = figure.number
    if not number.is_finite() or abs(number) >= LARGEST or _is_too_fine(number):
        return Refusal("answer.no_number", {"decimals": DECIMALS})
    return None


def _is_too_fine(number: Decimal) -> bool:
    return number != round(number, DECIMALS)


def why_not_mark_answer(answer: Answer, *, on: date) -> Refusal | None:
    """Why an answer may not be as open as it is marked, or None if it may.

    One that may not be public is marked open by nobody.
    """
    if answer.marking.openness is not Openness.OPEN:
        return None
    if not answer.may_be_public:
        return Refusal("answer.may_not_be_public")
    if answer.figure is not None and answer.figure.is_few:
        return Refusal("answer.too_few", {"least": FEW.stop})
    return why_not_open_text(f"{answer.text}\n{answer.source}", on=on)


def why_not_open_text(text: str, *, on: date) -> Refusal | None:
    """Why a text may not be open to everyone, or None if it may."""
    counts = Counter(one.kind for one in find(text, on=on))
    return why_not_open(Seen((Hit(Spot(Place.LINE), counts),)))
