"""The grounds on which a thing may be exempt, by country; the list is `grounds.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from samrad.core.calendars.countries import Country


@dataclass(frozen=True, slots=True)
class Ground:
    """One paragraph that allows a thing to be exempt.

    Attributes:
        key: Stable name, e.g. `"no.offl.24.3"`.
        cite: The paragraph as a lawyer writes it.
        says: What it protects, in few words of its own language.
        url: Where it can be read.
        since: The day it began to apply.
        until: The last day it applied, if it no longer does.
    """

    key: str
    cite: str
    says: str
    url: str
    since: date
    until: date | None = None

    def applies(self, on: date) -> bool:
        """Whether it is in force on the day `on`."""
        return self.since <= on and (self.until is None or on <= self.until)


@cache
def _all() -> Mapping[str, tuple[Ground, ...]]:
    text = resources.files("samrad.core.openness").joinpath("grounds.toml").read_text("utf-8")
    return {
        country: tuple(Ground(**one) for one in listed["ground"])
        for country, listed in tomllib.loads(text).items()
    }


def grounds_of(country: Country, *, on: date) -> tuple[Ground, ...]:
    """The grounds in force in `country` on the day `on`, in the order of the law."""
    return tuple(ground for ground in _all()[country] if ground.applies(on))


def ground_called(key: str) -> Ground | None:
    """The ground with that key, in force or not, so that an old marking can still be read."""
    known = (ground for listed in _all().values() for ground in listed)
    return next((ground for ground in known if ground.key == key), None)
