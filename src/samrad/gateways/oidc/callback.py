"""What the browser brings back from a sign-in service, before anything of it is believed."""

import hmac
import re
from collections.abc import Mapping
from datetime import datetime

from samrad.core.basics.refusals import Refusal
from samrad.gateways.oidc.beginning import Pending
from samrad.gateways.oidc.metadata import Metadata
from samrad.gateways.oidc.providers import Provider

# RFC 6749 §4.1.2.1, OIDC Core §3.1.2.6 and OpenID Connect Unmet Authentication Requirements.
_ERRORS = {
    "access_denied": "sign_in.cancelled",
    "login_required": "sign_in.cancelled",
    "interaction_required": "sign_in.cancelled",
    "temporarily_unavailable": "sign_in.busy",
    "server_error": "sign_in.busy",
    "unmet_authentication_requirements": "sign_in.too_weak",
}
# The letters an error code is made of (RFC 6749 §4.1.2.1), so that no log line is forged.
_ERROR = re.compile(r"[!#-\[\]-~]{1,60}")


def code_of(
    provider: Provider,
    metadata: Metadata,
    pending: Pending,
    query: Mapping[str, str],
    *,
    at: datetime,
) -> str:
    """The code in `query`, if it answers what `pending` asked.

    Raises:
        Refused: It took too long, it answers another question, it comes from another service
            (RFC 9207, "mix-up"), or it is an error.
    """
    if pending.over(at):
        raise provider.refused("sign_in.expired")
    for check in (_state, _issuer, _error):
        if refusal := check(provider, metadata, pending, query):
            raise provider.refused(refusal.code, **refusal.facts)
    code = query.get("code")
    if not code:
        raise provider.refused("sign_in.no_code")
    return code


def _state(
    provider: Provider, _: Metadata, pending: Pending, query: Mapping[str, str]
) -> Refusal | None:
    given = query.get("state", "").encode("utf-8", "surrogatepass")
    same = hmac.compare_digest(given, pending.state.encode())
    if same and pending.provider == provider.key:
        return None
    return Refusal("sign_in.state_differs")


def _issuer(
    provider: Provider, metadata: Metadata, _: Pending, query: Mapping[str, str]
) -> Refusal | None:
    """Who answers (RFC 9207 §2.4): compared letter by letter, whenever it is said."""
    given = query.get("iss")
    if given is None:
        return Refusal("sign_in.mixed_up") if metadata.says_issuer else None
    return None if given == provider.issuer else Refusal("sign_in.mixed_up")


def _error(
    _provider: Provider, _metadata: Metadata, _pending: Pending, query: Mapping[str, str]
) -> Refusal | None:
    error = query.get("error")
    if error is None:
        return None
    # The code is kept for the log; the free text beside it is not.
    named = error if _ERROR.fullmatch(error) else "?"
    return Refusal(_ERRORS.get(error, "sign_in.not_accepted"), {"error": named})
