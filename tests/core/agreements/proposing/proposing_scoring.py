"""Holds what is proposed against what a person read, for the tests and the reference page."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samrad.core.agreements.kinds import Terms
from samrad.core.agreements.proposing import Proposal, propose_clauses
from samrad.core.agreements.writing import terms_from_json

HERE = Path(__file__).parent
# beside the checkout, never copied into it
SEEDS = Path(__file__).resolve().parents[5] / "shared" / "seeds"


@dataclass(frozen=True, slots=True)
class Promise:
    """What a person read: the terms, and how the sentence starts where that is recorded."""

    terms: Terms
    starts: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One text with its promises; a trap has none."""

    name: str
    text: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How a text, or several, came out.

    `partly`: the kind was right and some of the terms were not; counted as wrong in
    `precision` and `recall`.
    """

    right: int
    partly: tuple[tuple[str, Promise, Proposal], ...]
    missed: tuple[tuple[str, Promise], ...]
    false: tuple[tuple[str, Proposal], ...]

    @property
    def proposed(self) -> int:
        """How many clauses were proposed."""
        return self.right + len(self.partly) + len(self.false)

    @property
    def promised(self) -> int:
        """How many promises a person read."""
        return self.right + len(self.partly) + len(self.missed)

    @property
    def precision(self) -> float:
        """The share of proposals whose kind and terms are right."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """The share of promises proposed with the right kind and terms."""
        return self.right / self.promised if self.promised else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right,
            self.partly + other.partly,
            self.missed + other.missed,
            self.false + other.false,
        )


NOTHING = Score(0, (), (), ())


def score(case: Case) -> Score:
    """Match the proposals from `case` with its promises: exact ones first, then by kind."""
    proposals = list(propose_clauses(case.text))
    promises = list(case.promises)
    for promise in case.promises:
        if found := next((p for p in proposals if p.terms == promise.terms), None):
            proposals.remove(found)
            promises.remove(promise)
    partly = []
    for promise in tuple(promises):
        same = (p for p in proposals if type(p.terms) is type(promise.terms))
        if found := next(same, None):
            proposals.remove(found)
            promises.remove(promise)
            partly.append((case.name, promise, found))
    return Score(
        len(case.promises) - len(promises) - len(partly),
        tuple(partly),
        tuple((case.name, promise) for promise in promises),
        tuple((case.name, proposal) for proposal in proposals),
    )


def total(cases: Sequence[Case]) -> Score:
    """The score of all `cases` together."""
    return sum((score(case) for case in cases), NOTHING)


def cases_in(name: str) -> tuple[Case, ...]:
    """The cases of a file beside this one, e.g. `"held_out/nynorsk"`."""
    data = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(
        Case(case["name"], case["text"], _promises(case.get("promise", ())))
        for case in data["case"]
    )


def answer_key() -> tuple[Case, ...]:
    """The two agreements among the seeds with the promises a person read in them."""
    data = tomllib.loads((HERE / "answer_key.toml").read_text(encoding="utf-8"))
    return tuple(
        Case(found["name"], seed(found["file"]), _promises(found["promise"]))
        for found in data["document"]
    )


def seed(file: str) -> str:
    """One of the documents the project was made from."""
    return (SEEDS / file).read_text(encoding="utf-8")


def _promises(rows: Sequence[Mapping[str, Any]]) -> tuple[Promise, ...]:
    found = []
    for row in rows:
        fields = {name: value for name, value in row.items() if name not in ("kind", "starts")}
        found.append(Promise(terms_from_json(row["kind"], fields), row.get("starts", "")))
    return tuple(found)
