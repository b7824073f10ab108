"""Which terms cannot be meant, and which clauses cannot both be kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import combinations
from typing import Any

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import NAMES, Terms
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal

LONGEST_ITEM = 200


def why_not(terms: Terms) -> Refusal | None:
    """The reason nobody can have meant `terms`, or None if they make sense."""
    for field in fields(terms):
        value = getattr(terms, field.name)
        check = _CHECKS.get(field.name)
        reason = check(value) if check and value is not None else None
        if reason:
            facts = {"kind": NAMES[type(terms)], "field": field.name, **reason.facts}
            return Refusal(reason.code, facts)
    return None


def contradictions(clauses: Sequence[Clause]) -> tuple[Refusal, ...]:
    """What the clauses say that cannot all hold at once; empty if they agree.

    Only clauses that are in force on a same day are held against each other.
    """
    found = [refusal for clause in clauses for refusal in _within(clause)]
    for one, other in combinations([c for c in clauses if _lasts(c)], 2):
        if _period(one).overlaps(_period(other)):
            found.extend(_between(one, other))
    return tuple(found)


def _within(clause: Clause) -> Iterator[Refusal]:
    if not _lasts(clause):
        yield Refusal("contradiction.ends_before_it_begins", {"clauses": (clause.key,)})
    match clause.terms:
        case kinds.Meetings(per_year=count, months=months) if months and len(months) != count:
            facts = {"clauses": (clause.key,), "per_year": count, "months": months}
            yield Refusal("contradiction.meetings_and_months", facts)
        case _:
            pass


def _between(one: Clause, other: Clause) -> Iterator[Refusal]:
    keys = (one.key, other.key)
    for kind, field, code in _ONLY_ONE:
        said = _said(one, kind, field), _said(other, kind, field)
        if None not in said and said[0] != said[1]:
            yield Refusal(code, {"clauses": keys, "values": said})
    for first, second in ((one, other), (other, one)):
        matters = _said(first, kinds.MatterDeadline, "days")
        agenda = _said(second, kinds.AgendaNotice, "days")
        if matters is not None and agenda is not None and matters < agenda:
            facts = {"clauses": keys, "matters_days": matters, "agenda_days": agenda}
            yield Refusal("contradiction.matters_after_agenda", facts)


# Of these a council has one; two clauses that say different things need a choice.
_ONLY_ONE: tuple[tuple[type[Terms], str, str], ...] = (
    (kinds.Meetings, "per_year", "contradiction.two_meeting_counts"),
    (kinds.AgendaNotice, "days", "contradiction.two_agenda_notices"),
    (kinds.MatterDeadline, "days", "contradiction.two_matter_deadlines"),
    (kinds.Evaluation, "when", "contradiction.two_evaluation_times"),
    (kinds.Composition, "chair", "contradiction.two_chairs"),
    (kinds.Composition, "secretary", "contradiction.two_secretaries"),
    (kinds.TerminationNotice, "months", "contradiction.two_notices"),
)


def _said(clause: Clause, kind: type[Terms], field: str) -> Any:
    value = getattr(clause.terms, field) if isinstance(clause.terms, kind) else None
    # "some time in the year" agrees with every time in the year
    return None if value is kinds.EvaluationTime.IN_YEAR else value


def _lasts(clause: Clause) -> bool:
    return clause.until is None or clause.since <= clause.until


def _period(clause: Clause) -> Period:
    return Period(clause.since, clause.until)


Check = Callable[[Any], Refusal | None]


def _between_numbers(lowest: int, highest: int) -> Check:
    def check(value: int) -> Refusal | None:
        if lowest <= value <= highest:
            return None
        facts = {"value": value, "lowest": lowest, "highest": highest}
        return Refusal("terms.out_of_range", facts)

    return check


def _texts(items: tuple[str, ...]) -> Refusal | None:
    if not items:
        return Refusal("terms.empty_list")
    for item in items:
        if not 1 <= len(item.strip()) <= LONGEST_ITEM:
            return Refusal("terms.bad_length", {"value": item, "highest": LONGEST_ITEM})
    return _each_once(tuple(item.strip().casefold() for item in items))


def _each_once(items: tuple[Any, ...]) -> Refusal | None:
    twice = next((item for place, item in enumerate(items) if item in items[:place]), None)
    return None if twice is None else Refusal("terms.repeated", {"value": twice})


def _months(value: int | tuple[int, ...]) -> Refusal | None:
    """Either the months of the year meant, or how many months of notice."""
    if isinstance(value, int):
        return _between_numbers(1, 120)(value)
    in_year = _between_numbers(1, 12)
    if wrong := next((reason for month in value if (reason := in_year(month))), None):
        return wrong
    if list(value) != sorted(value):
        return Refusal("terms.not_sorted")
    return _each_once(value)


_CHECKS: Mapping[str, Check] = {
    "per_year": _between_numbers(1, 52),
    "days": _between_numbers(0, 365),
    "within_days": _between_numbers(0, 365),
    "every_years": _between_numbers(1, 20),
    "within_months": _between_numbers(1, 120),
    "months": _months,
    "topics": _texts,
    "areas": _texts,
    "members": _each_once,
}
