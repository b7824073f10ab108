"""What a municipality or a council chose otherwise, within what the rules leave open."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal
from samrad.core.retention.kinds import OF_A_COUNCIL, Kind, Then
from samrad.core.retention.rules import Rule, rules_of

_FIELDS = frozenset({"kind", "council", "months", "then", "decided"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Another time for one kind, or the decision that it may go, and where it was decided.

    Attributes:
        kind: Of what.
        decided: The case in which it was decided, e.g. `"sak 2026/123"`.
        months: The time chosen; None leaves it as it is.
        lets_go: Whether it was decided that what is archive-worthy may be deleted.
        council: Short name of the council it holds for; empty for every one.
    """

    kind: Kind
    decided: str
    months: int | None = None
    lets_go: bool = False
    council: str = ""


def read_choices(text: str) -> tuple[Choice, ...] | Refusal:
    """The choices written in `text` (TOML), or why they cannot be taken."""
    try:
        listed = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return Refusal("retention.not_toml")
    entries = listed.pop("choice", [])
    if listed or not isinstance(entries, list):
        return Refusal("retention.not_a_choice", {"number": 0})
    chosen = []
    for number, entry in enumerate(entries, start=1):
        read = _choice(entry, number)
        if isinstance(read, Refusal):
            return read
        chosen.append(read)
    return tuple(chosen)


def rules_for(
    country: Country, choices: Sequence[Choice], *, council: str = ""
) -> Mapping[Kind, Rule]:
    """The rules of `country` as they hold in `council`; its own choice before everyone's."""
    rules = dict(rules_of(country))
    for choice in sorted(choices, key=lambda choice: bool(choice.council)):
        if choice.council in ("", council):
            rules[choice.kind] = _with(rules[choice.kind], choice)
    return rules


def _choice(entry: Any, number: int) -> Choice | Refusal:
    wrong = Refusal("retention.not_a_choice", {"number": number})
    if not isinstance(entry, dict) or not {"kind", "decided"} <= set(entry) <= _FIELDS:
        return wrong
    then = entry.get("then", "")
    texts = (entry["kind"], entry["decided"], entry.get("council", ""), then)
    months = entry.get("months")
    # A bool is an int to Python, and no number of months to anyone.
    if not all(isinstance(text, str) for text in texts) or type(months) not in (
        int,
        type(None),
    ):
        return wrong
    if then not in ("", Then.DELETE):
        return wrong
    if entry["kind"] not in set(Kind):
        known = sorted(kind.value for kind in Kind)
        return Refusal("retention.unknown_kind", {"kind": entry["kind"], "known": known})
    choice = Choice(Kind(texts[0]), texts[1].strip(), months, bool(then), texts[2])
    return _why_not(choice) or choice


def _why_not(choice: Choice) -> Refusal | None:
    """Why this cannot be chosen, or None if it can; asked of the rule of either country."""
    if not choice.decided:
        return Refusal("retention.no_decision", {"kind": choice.kind})
    if choice.council and choice.kind not in OF_A_COUNCIL:
        return Refusal("retention.not_of_a_council", {"kind": choice.kind})
    rules = (rules_of(country)[choice.kind] for country in Country)
    return next(filter(None, (_against(choice, rule) for rule in rules)), None)


def _against(choice: Choice, rule: Rule) -> Refusal | None:
    if rule.months is None:
        return Refusal("retention.kept_for_ever", {"kind": choice.kind})
    if choice.lets_go and rule.then is not Then.ARCHIVE:
        return Refusal("retention.goes_already", {"kind": choice.kind})
    if choice.months is None:
        nothing = Refusal("retention.nothing_chosen", {"kind": choice.kind})
        return None if choice.lets_go else nothing
    return _outside(choice.months, rule)


def _outside(months: int, rule: Rule) -> Refusal | None:
    """Where there is no `least`, the rule's own time is the shortest."""
    least = rule.months if rule.least is None else rule.least
    facts = {"kind": rule.kind, "least": least, "most": rule.most}
    if least is not None and months < least:
        return Refusal("retention.too_short", facts)
    if rule.most is not None and months > rule.most:
        return Refusal("retention.too_long", facts)
    return None


def _with(rule: Rule, choice: Choice) -> Rule:
    months = rule.months if choice.months is None else choice.months
    then = Then.DELETE if choice.lets_go else rule.then
    return replace(rule, months=months, then=then, decided=choice.decided)
