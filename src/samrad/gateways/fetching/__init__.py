"""Asking other machines, mostly for JSON, without being led somewhere we must not go."""

from samrad.gateways.fetching.asking import (
    Answer,
    Asking,
    Raw,
    Secret,
    ask,
    get_json,
    post_form,
)
from samrad.gateways.fetching.places import Place, place_of

__all__ = [
    "Answer",
    "Asking",
    "Place",
    "Raw",
    "Secret",
    "ask",
    "get_json",
    "place_of",
    "post_form",
]
