"""Reading tokens: what is believed, letter by letter. No provider runs here."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import ECKey, OctKey, RSAKey

from gateways.oidc.agreeing import OUR_PEM, OURS
from gateways.oidc.providing import new_key
from samrad.core.basics.refusals import Refused
from samrad.gateways.fetching import Secret
from samrad.gateways.oidc.keys import PublicKey, keys_of
from samrad.gateways.oidc.once import mark_of
from samrad.gateways.oidc.providers import Provider
from samrad.gateways.oidc.reading import providers_of
from samrad.gateways.oidc.settings import Surroundings
from samrad.gateways.oidc.tokens import Reader, fits_access_token

NOON = datetime(2025, 6, 16, 12, tzinfo=UTC)
KEY = new_key("the long one")
CURVE = ECKey.generate_key("P-256", {"use": "sig", "kid": "the curve"})
LISTED = keys_of({"keys": [one.as_dict(private=False) for one in (KEY, CURVE)]})
TYPES = frozenset({None, "jwt"})
CLAIMS = {
    "iss": "https://idp.example",
    "aud": "samrad",
    "sub": "kari",
    "exp": int(NOON.timestamp()) + 60,
    "iat": int(NOON.timestamp()),
}


def provider(**changes: Any) -> Provider:
    given = {
        "key": "kommune",
        "name": "Løten kommune",
        "kind": "plain",
        "issuer": "https://idp.example",
        "client_id": "samrad",
        "authentication": "private_key_jwt",
        "client_key_env": "OUR_KEY",
        "client_key_id": OURS.kid,
        "party": "municipality",
        "organisations": [{"organisation": "loten", "claims": {"groups": "loten"}}],
    }
    around = Surroundings(Path("services.toml"), {"OUR_KEY": OUR_PEM})
    return providers_of({"provider": [{**given, **changes}]}, around=around)[0]


PROVIDER = provider()


def reader(*, at: datetime = NOON) -> Reader:
    def key(kid: str | None, algorithm: str) -> PublicKey | None:
        return LISTED.fitting(kid=kid, algorithm=algorithm)

    return Reader(PROVIDER, key, at)


def part(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def signed(
    claims: Mapping[str, Any] = CLAIMS, *, key: RSAKey | ECKey = KEY, **header: Any
) -> str:
    algorithm = "RS256" if key is KEY else "ES256"
    named = {"alg": algorithm, "kid": key.kid, **header}
    registry = jws.JWSRegistry(algorithms=["RS256", "ES256"], strict_check_header=False)
    return jws.serialize_compact(named, json.dumps(claims), key, registry=registry)


TOKENS = {"RS256": signed(), "ES256": signed(key=CURVE)}


@pytest.mark.parametrize("algorithm", sorted(TOKENS))
def test_a_good_token_is_believed(algorithm: str) -> None:
    assert reader().read(TOKENS[algorithm], types=TYPES) == CLAIMS


@given(
    st.sampled_from(sorted(TOKENS)),
    st.integers(min_value=0, max_value=10_000),
    st.characters(min_codepoint=33, max_codepoint=126),
)
def test_no_token_with_a_letter_changed_is_ever_believed(
    algorithm: str, place: int, letter: str
) -> None:
    token = TOKENS[algorithm]
    place %= len(token)
    changed = token[:place] + letter + token[place + 1 :]
    if changed != token:
        with pytest.raises(Refused):
            reader().read(changed, types=TYPES)


@given(st.sampled_from(sorted(TOKENS)), st.data())
def test_no_token_with_a_letter_more_or_less_is_ever_believed(
    algorithm: str, data: st.DataObject
) -> None:
    token = TOKENS[algorithm]
    place = data.draw(st.integers(min_value=0, max_value=len(token) - 1))
    more = data.draw(st.sampled_from(["A", "=", ".", " ", "\n", "\u00a0"]))
    for changed in (token[:place] + token[place + 1 :], token[:place] + more + token[place:]):
        with pytest.raises(Refused):
            reader().read(changed, types=TYPES)


@given(st.one_of(st.text(), st.from_regex(r"[\w-]{0,40}\.[\w-]{0,40}\.[\w-]{0,40}")))
def test_whatever_is_sent_is_refused_and_breaks_nothing(token: str) -> None:
    with pytest.raises(Refused):
        reader().read(token, types=TYPES)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*CLAIMS, "azp", "nbf", "at_hash"]), _JSON))
def test_whatever_a_service_claims_breaks_nothing(changes: dict[str, Any]) -> None:
    token = signed({**CLAIMS, **changes})

    try:
        claims = reader().read(token, types=TYPES)
    except Refused:
        return
    assert (claims["iss"], claims["aud"] in ("samrad", ["samrad"])) == (CLAIMS["iss"], True)
    said = changes.get("at_hash")
    assert fits_access_token(token, claims, Secret("token")) is (said is None)


@pytest.mark.parametrize(
    "token",
    ["", "x", "a.b", "a.b.c.d", "....", "ø.ø.ø", "W10.W10.W10", "x" * 200_000, part([]) + ".."],
)
def test_what_is_no_token_at_all(refused: Any, token: str) -> None:
    with refused("sign_in.malformed"):
        reader().read(token, types=TYPES)


@pytest.mark.parametrize(
    "header", [{"crit": ["exp"], "exp": 1}, {"crit": []}, {"b64": False, "crit": ["b64"]}]
)
def test_a_header_that_asks_for_what_we_do_not_understand(
    refused: Any, header: dict[str, Any]
) -> None:
    _, middle, last = TOKENS["RS256"].split(".")
    first = part({"alg": "RS256", "kid": KEY.kid, **header})

    with refused("sign_in.algorithm"):
        reader().read(f"{first}.{middle}.{last}", types=TYPES)


def test_claims_nested_without_end_are_refused(refused: Any) -> None:
    deep = "[" * 30_000 + "]" * 30_000
    named = {"alg": "RS256", "kid": KEY.kid}
    token = jws.serialize_compact(named, f'{{"iss": {deep}}}', KEY)

    with refused("sign_in.signature"):
        reader().read(token, types=TYPES)


@pytest.mark.parametrize(
    ("kid", "algorithm", "found"),
    [
        (KEY.kid, "RS256", KEY),
        (CURVE.kid, "ES256", CURVE),
        # One key of that kind: it needs no name.
        (None, "RS256", KEY),
        # A name that belongs to a key of another kind.
        (CURVE.kid, "RS256", None),
        (KEY.kid, "ES256", None),
        # A curve that the algorithm is not made with.
        (CURVE.kid, "ES384", None),
        # This key says of itself that it is for RS256.
        (KEY.kid, "PS256", None),
        (KEY.kid, "HS256", None),
        ("another", "RS256", None),
    ],
)
def test_a_key_is_used_for_what_it_is_for(
    kid: str | None, algorithm: str, found: RSAKey | ECKey | None
) -> None:
    fitting = LISTED.fitting(kid=kid, algorithm=algorithm)

    assert (fitting and fitting.thumbprint()) == (found and found.thumbprint())


def test_two_keys_with_one_name_are_none() -> None:
    again = {**new_key().as_dict(private=False), "kid": KEY.kid}
    listed = keys_of({"keys": [KEY.as_dict(private=False), again]})

    assert listed.fitting(kid=KEY.kid, algorithm="RS256") is None
    assert listed.fitting(kid=None, algorithm="RS256") is None


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"keys": None},
        {"keys": [None, 1, {}]},
        {"keys": [OctKey.generate_key(256).as_dict(private=True)]},
        {"keys": [KEY.as_dict(private=True)]},
        {"keys": [{**KEY.as_dict(private=False), "use": "enc"}]},
        {"keys": [{**KEY.as_dict(private=False), "n": "!"}]},
        {"keys": [{"kty": "new", "kid": "x"}]},
    ],
)
def test_keys_that_check_no_signature_are_left_out(document: Any) -> None:
    assert keys_of(document).listed == ()


def test_marks_tell_their_parts_apart() -> None:
    assert mark_of("ab", "c") != mark_of("a", "bc")
    assert mark_of("ab", "c") == mark_of("ab", "c")
    assert len(mark_of("\ud800", "x" * 10_000)) == 64
