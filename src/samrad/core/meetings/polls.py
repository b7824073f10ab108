"""Asking the members which of some days suits them, and what they answered."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.basics.refusals import Refusal

MOST_DAYS = 8


class Suits(StrEnum):
    """Whether a day suits somebody."""

    YES = "yes"
    IF_NEED_BE = "if_need_be"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Suited:
    """How one of the days suits those who are asked.

    Attributes:
        day: The day.
        yes: How many it suits.
        if_need_be: How many could come if it has to be.
        no: How many cannot come.
        silent: How many have not answered.
    """

    day: date
    yes: int
    if_need_be: int
    no: int
    silent: int


def suited(day: date, answers: Iterable[Suits], *, asked: int) -> Suited:
    """How a day suits, from the answers of those who are still `asked`."""
    count = Counter(answers)
    silent = max(asked - count.total(), 0)
    return Suited(day, count[Suits.YES], count[Suits.IF_NEED_BE], count[Suits.NO], silent)


def best(days: Sequence[Suited]) -> Suited | None:
    """The day that the fewest cannot, then the most can; the earliest of several equal.

    None before anybody has answered.
    """
    answered = [one for one in days if one.yes + one.if_need_be + one.no]
    return min(answered, key=lambda one: (one.no, -one.yes, one.day), default=None)


def why_not_ask(days: Sequence[date], answer_by: date, *, today: date) -> Refusal | None:
    """Why the members cannot be asked about `days`, or None if they can."""
    if not 2 <= len(set(days)) <= MOST_DAYS:
        return Refusal("poll.days", {"most": MOST_DAYS})
    if min(days) <= today:
        return Refusal("poll.day_not_to_come", {"day": min(days)})
    if not today <= answer_by < min(days):
        return Refusal("poll.answer_by", {"first": min(days)})
    return None


def why_not_answer(*, closed: bool) -> Refusal | None:
    """Why nobody answers any more, or None if one can."""
    return Refusal("poll.closed") if closed else None
