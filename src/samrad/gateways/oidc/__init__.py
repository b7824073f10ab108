"""Signing in through somebody else's service: OpenID Connect, the relying party's side."""

from samrad.gateways.oidc.beginning import Begun, Pending, begin, pending_of
from samrad.gateways.oidc.finishing import NotLetIn, SignedInElsewhere, finish
from samrad.gateways.oidc.knowing import Known
from samrad.gateways.oidc.leaving import (
    SignedOutElsewhere,
    SignOut,
    sign_out,
    told_by_browser,
    told_by_token,
)
from samrad.gateways.oidc.once import Seen
from samrad.gateways.oidc.providers import Kind, Provider
from samrad.gateways.oidc.reading import read

__all__ = [
    "Begun",
    "Kind",
    "Known",
    "NotLetIn",
    "Pending",
    "Provider",
    "Seen",
    "SignOut",
    "SignedInElsewhere",
    "SignedOutElsewhere",
    "begin",
    "finish",
    "pending_of",
    "read",
    "sign_out",
    "told_by_browser",
    "told_by_token",
]
