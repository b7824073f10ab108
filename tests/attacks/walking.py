"""Every address the site has, found by walking the resolver and filled from the demo.

No list is kept by hand: an address somebody adds is attacked the day it is there. One that is
made of something not known here fails with its name; say in `demo_words` what it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils.regex_helper import normalize

if TYPE_CHECKING:
    from samrad.records.councils.models import Council

_SLOT = re.compile(r"<(?:\w+:)?(\w+)>|%\((\w+)\)s")
_NAMED = re.compile(r'<(?:input|select|textarea|button)\b[^>]*\bname="([a-z_]+)"')
_IDENTIFIER = re.compile(r"<uuid:(\w+)>")


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its name, what it looks like, and what it is made of."""

    name: str
    shape: str

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of what is filled in."""
        return tuple(one or other for one, other in _SLOT.findall(self.shape))

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Those of its slots that name something of somebody's."""
        return tuple(_IDENTIFIER.findall(self.shape))

    def filled(self, words: Mapping[str, object]) -> str:
        """The address with `words` in its slots."""
        return _SLOT.sub(lambda slot: str(words[slot[1] or slot[2]]), self.shape)


def every_address() -> list[Address]:
    """Every address of the URL map, in its order."""
    return list(_below(get_resolver(), "/", ""))


def every_field() -> dict[str, forms.Field | None]:
    """Every name that something of ours is sent under: of our forms, and of our pages.

    One that several forms have is what the last of them says; of a page we know the name alone.
    """
    web = Path(import_module("samrad.web").__file__ or "").parent
    for module in walk_packages([str(web)], "samrad.web."):
        import_module(module.name)
    pages = "".join(page.read_text() for page in web.rglob("*.html"))
    named: dict[str, forms.Field | None] = dict.fromkeys(_NAMED.findall(pages))
    for form in _below_class(forms.BaseForm):
        if form.__module__.startswith("samrad."):
            named |= form.base_fields
    return named


def _below_class(of: type[Any]) -> Iterator[type[Any]]:
    for one in of.__subclasses__():
        yield one
        yield from _below_class(one)


def _below(resolver: URLResolver, start: str, space: str) -> Iterator[Address]:
    for one in resolver.url_patterns:
        shape = start + _shape(one)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _below(one, shape, inner)
        else:
            yield Address(f"{space}{one.name or shape}", shape)


def _shape(one: URLPattern | URLResolver) -> str:
    pattern = one.pattern
    if isinstance(pattern, RegexPattern):
        return str(normalize(pattern.regex.pattern)[0][0])
    assert isinstance(pattern, RoutePattern), f"what is {pattern!r}?"
    return str(pattern)


def demo_words(
    council: "Council", rows: Mapping[str, object], at: datetime
) -> dict[str, object]:
    """What fills the slots in the demo: `rows` that are there, and a working feed."""
    from measure_rows import measure_to_ask_for
    from meeting_rows import to_ask_for
    from order_rows import order_to_ask_for
    from picture_rows import picture_to_ask_for
    from problem_rows import problem_to_ask_for

    return {
        "slug": council.slug,
        "year": 2025,
        "deed": "evaluated",
        "kind": "evaluation",
        "stage": "at_council",
        "shape": "csv",
        "form": "pdf",
        "nth": 1,
        "version": 1,
        "sha256": "0" * 64,
        "council": council.id,
        "country": "NO",
        "place": "3412",
        "indicator": "1AAAAA-9ZZZZz",
        "since": "2022-01-01",
        "until": "2023-12-31",
        "map": "country",
        "page": "compare",
        "name": "funnel",
        "number": 1,
        "to": 1,
        "chart": "when",
        "picture": "png",
        "drawing": "tree",
        "step": "parked",
        "aspect": "where",
        **to_ask_for(council, at, int(str(rows["number"]))),
        **measure_to_ask_for(council, at),
        **order_to_ask_for(council, at),
        **picture_to_ask_for(council, at, int(str(rows["number"]))),
        **problem_to_ask_for(council, at),
        **rows,
        **_a_feed(council, at),
    }


def _a_feed(council: "Council", at: datetime) -> dict[str, Any]:
    from samrad.actions.feeds import subscribe
    from samrad.records.councils.models import Seat

    someone = Seat.objects.filter(council=council, party="municipality")[0].person
    return {"secret": subscribe(council, by=someone, at=at)}
