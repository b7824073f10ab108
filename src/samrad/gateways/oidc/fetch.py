"""Asking a sign-in service. Nothing is understood here; that is for the others."""

from collections.abc import Mapping
from typing import Any

from samrad.gateways.fetching import Answer, get_json, post_form
from samrad.gateways.oidc.metadata import Metadata, discovery_address
from samrad.gateways.oidc.providers import Provider

# Longer than any that is registered, shorter than what would fill a log.
_LONGEST_ERROR = 60


def discovery(provider: Provider) -> Any:
    """What the service says about itself.

    Raises:
        Refused: There was no answer we can use.
    """
    return get_json(discovery_address(provider), allow_private=provider.loopback_allowed)


def keys(provider: Provider, metadata: Metadata) -> Any:
    """The service's public keys.

    Raises:
        Refused: There was no answer we can use.
    """
    return get_json(metadata.keys, allow_private=provider.loopback_allowed)


def form(
    provider: Provider, address: str, fields: Mapping[str, str], headers: Mapping[str, str]
) -> Answer:
    """What the service answers to a form: a request in advance, or a code for tokens.

    Raises:
        Refused: There was no answer we can use.
    """
    return post_form(address, fields, headers=headers, allow_private=provider.loopback_allowed)


def error_of(answer: Answer) -> str:
    """The code of the error in an answer (RFC 6749 §5.2); its HTTP status where it has none."""
    error = answer.body.get("error") if isinstance(answer.body, dict) else None
    plain = (
        isinstance(error, str)
        and len(error) <= _LONGEST_ERROR
        and error.isascii()
        and error.isidentifier()
    )
    return str(error) if plain else str(answer.status)
