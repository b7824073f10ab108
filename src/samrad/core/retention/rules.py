"""The rules of retention: the list is `rules.toml`, a council's own choice a file beside it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import months_after
from samrad.core.retention.kinds import Kind, Since, Then


class Decides(StrEnum):
    """Who may choose another time, or that something may go at all."""

    INSTALLATION = "installation"
    CONTROLLER = "controller"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph of law, as a lawyer writes it, and where it can be read."""

    cite: str
    url: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How long one kind of thing is kept in one country, and what happens then.

    Attributes:
        kind: What is kept.
        months: How long, counted from `since`; None for ever.
        since: From when it is counted.
        then: What happens.
        sources: What it follows from.
        decides: Who may choose otherwise.
        why: Our reason, in a sentence.
        least: The shortest time one may choose, in months; None: not to be shortened.
        most: The longest; None: as long as one likes.
        confirm: Whether a lawyer or archivist confirms it before it is relied on.
        decided: Reference of the decision that changed it or lets it go; empty without one.
    """

    kind: Kind
    months: int | None
    since: Since
    then: Then
    sources: tuple[Source, ...]
    decides: Decides
    why: str
    least: int | None = None
    most: int | None = None
    confirm: bool = False
    decided: str = ""

    def before(self, on: date) -> date | None:
        """What is older than this day is due on the day `on`; None where nothing ever is."""
        return None if self.months is None else months_after(on, -self.months)

    @property
    def may_go(self) -> bool:
        """Whether it is done without anybody asking: the rest is only listed as due."""
        return self.then in (Then.DELETE, Then.ANONYMISE)

    @property
    def cite(self) -> str:
        """Its sources in one line."""
        return ", ".join(source.cite for source in self.sources)


@cache
def rules_of(country: Country) -> Mapping[Kind, Rule]:
    """The rules of `country`, by kind."""
    listed = _listed()
    sources = {key: Source(**one) for key, one in listed["source"].items()}
    return {
        Kind(one["kind"]): _rule(one, sources)
        for one in listed["rule"]
        if one.get("country", country) == country
    }


def shortest(rules: Sequence[Rule]) -> Rule:
    """Of one kind's rules in several countries, the one that lets go first."""
    return min(rules, key=lambda rule: rule.months or 0)


@cache
def _listed() -> Any:
    text = resources.files("samrad.core.retention").joinpath("rules.toml").read_text("utf-8")
    return tomllib.loads(text)


def _rule(one: Mapping[str, Any], sources: Mapping[str, Source]) -> Rule:
    return Rule(
        kind=Kind(one["kind"]),
        months=one.get("months"),
        since=Since(one["since"]),
        then=Then(one["then"]),
        sources=tuple(sources[key] for key in one["sources"]),
        decides=Decides(one["decides"]),
        why=one["why"],
        least=one.get("least"),
        most=one.get("most"),
        confirm=one.get("confirm", False),
    )
