"""A refusal kept as plain values, for somebody who is told it later, in their own language."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

# What a fact is worded by; everything else is told as it is.
_KINDS: Mapping[str, tuple[type, Callable[[str], object]]] = {
    "day": (date, date.fromisoformat),
    "party": (Party, Party),
    "role": (Role, Role),
}


def refusal_as_kept(refusal: Refusal) -> dict[str, Any]:
    """The refusal as plain values."""
    facts = {name: _plain(fact) for name, fact in refusal.facts.items()}
    return {"code": refusal.code, "facts": facts}


def kept_refusal(kept: Mapping[str, Any]) -> Refusal | None:
    """The refusal that `refusal_as_kept` made plain; None where there was none."""
    if not kept:
        return None
    return Refusal(kept["code"], {name: _fact(one) for name, one in kept["facts"].items()})


def _plain(fact: object) -> object:
    if isinstance(fact, list | tuple | frozenset):
        return [_plain(one) for one in fact]
    for name, (kind, _) in _KINDS.items():
        if isinstance(fact, kind):
            return {name: str(fact)}
    return fact if isinstance(fact, str | int | float) else str(fact)


def _fact(kept: Any) -> object:
    if isinstance(kept, list):
        return [_fact(one) for one in kept]
    if isinstance(kept, dict):
        ((name, said),) = kept.items()
        return _KINDS[name][1](said)
    return kept
