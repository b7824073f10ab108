"""The topics and focus areas a council is asked to treat."""

from collections.abc import Iterable
from datetime import date

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import FocusAreas, StandingTopics
from samrad.core.norms.shapes import AtEachMeeting, Norm


def topics_on(day: date, clauses: Iterable[Clause], norms: Iterable[Norm]) -> tuple[str, ...]:
    """The standing topics in force on `day`, each once, the law's first."""
    asked = [
        topic
        for norm in norms
        if isinstance(norm.asks, AtEachMeeting) and in_force(day, norm)
        for topic in norm.asks.topics
    ]
    asked += [
        topic
        for clause in clauses
        if isinstance(clause.terms, StandingTopics) and in_force(day, clause)
        for topic in clause.terms.topics
    ]
    return tuple(dict.fromkeys(asked))


def areas_on(day: date, clauses: Iterable[Clause]) -> tuple[str, ...]:
    """The focus areas in force on `day`, each once."""
    asked = [
        area
        for clause in clauses
        if isinstance(clause.terms, FocusAreas) and in_force(day, clause)
        for area in clause.terms.areas
    ]
    return tuple(dict.fromkeys(asked))


def in_force(day: date, promise: Clause | Norm) -> bool:
    """Whether `promise` counts on that day."""
    return promise.since <= day and (promise.until is None or day <= promise.until)
