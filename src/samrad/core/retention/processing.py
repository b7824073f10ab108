"""The record of processing (GDPR art. 30); the list is `processing.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from samrad.core.retention.kinds import Kind

LANGUAGES = ("nb", "sv")


@dataclass(frozen=True, slots=True)
class Said:
    """One processing in one language, field by field as art. 30 asks."""

    name: str
    whose: str
    what: str
    why: str
    basis: str
    recipients: str


@dataclass(frozen=True, slots=True)
class Processing:
    """One purpose for which something about persons is kept, and in which tables.

    Attributes:
        key: Stable name.
        kinds: The kinds of retention its rows have.
        tables: Where they lie.
        said: In each language it is used in.
    """

    key: str
    kinds: tuple[Kind, ...]
    tables: tuple[str, ...]
    said: dict[str, Said]


@cache
def record() -> tuple[Processing, ...]:
    """Every processing, in the order it is told."""
    return tuple(
        Processing(
            key=one["key"],
            kinds=tuple(Kind(kind) for kind in one["kinds"]),
            tables=tuple(one["tables"]),
            said={language: Said(**one[language]) for language in LANGUAGES},
        )
        for one in _listed()["processing"]
    )


@cache
def tables() -> frozenset[str]:
    """Every table the record knows, also those without anything about a person."""
    listed = _listed()
    return frozenset(
        table
        for one in (*listed["processing"], *listed["machinery"])
        for table in one["tables"]
    )


@cache
def kinds() -> frozenset[Kind]:
    """Every kind of retention the record knows."""
    listed = _listed()
    return frozenset(
        Kind(kind)
        for one in (*listed["processing"], *listed["machinery"])
        for kind in one["kinds"]
    )


@cache
def _listed() -> Any:
    shelf = resources.files("samrad.core.retention")
    return tomllib.loads(shelf.joinpath("processing.toml").read_text("utf-8"))
