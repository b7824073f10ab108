"""The file of sign-in services: what it may say, and what it is told when it is wrong."""

import re
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gateways.oidc.agreeing import OUR_PEM, OURS, SECRET, TENANT
from gateways.oidc.certifying import certificate, pem
from samrad.core.basics.refusals import Refused
from samrad.core.people.parties import Party
from samrad.gateways.oidc import Kind, Provider, read
from samrad.gateways.oidc.kinds import DETAILS
from samrad.gateways.oidc.providers import PrivateKey
from samrad.gateways.oidc.settings import KNOWN

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "connect-a-sign-in-service.md"
PLAIN = f"""
[[provider]]
key = "politi"
name = "Politiet"
kind = "plain"
party = "police"
issuer = "https://idp.example"
client_id = "samrad"
authentication = "private_key_jwt"
client_key_file = "key.pem"
client_key_id = "{OURS.kid}"
organisations = [{{ organisation = "innlandet", claims = {{ groups = "samrad" }} }}]
"""
ENTRA = PLAIN.replace('"plain"', '"entra"').replace(
    "https://idp.example", f"https://login.microsoftonline.com/{TENANT}/v2.0"
)
ANSATTPORTEN = PLAIN.replace('"plain"', '"ansattporten"') + 'minimum_acr = "high"\n'
CERTIFICATE = "client_certificate_file"
CERTIFIED = f'{CERTIFICATE} = "{{}}.pem"\n'
WITH_PASSWORD = (
    'private_key_jwt"\nclient_key_file = "key.pem"',
    'client_secret_post"\nclient_secret_env = "EMPTY"',
)
RIGHT = 'authorization_details = [{ type = "ansattporten:altinn:resource" }]\n'


FILES = {
    "key.pem": OUR_PEM,
    "certificate.pem": certificate(OUR_PEM),
    "foreign.pem": certificate(pem(rsa.generate_private_key(65537, 2048))),
    "small.pem": pem(rsa.generate_private_key(65537, 1024)),  # noqa: S505 -- to be refused
    "public.pem": OURS.as_pem(private=False).decode(),
    "curve.pem": pem(ec.generate_private_key(ec.SECP256R1())),
    "other-curve.pem": pem(ec.generate_private_key(ec.SECP384R1())),
    "empty.pem": "\n",
    "broken.pem": "-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----\n",
    "nonsense.pem": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "picture.pem").write_bytes(b"\xff\xd8\xff")
    return tmp_path


def services(folder: Path, text: str) -> tuple[Provider, ...]:
    file = folder / "sign-in.toml"
    file.write_text(text)
    return read(file, environ={"SAMRAD_POLICE_SECRET": SECRET, "EMPTY": " "})


def examples() -> list[str]:
    return re.findall(r"```toml\n(.*?)```", PAGE.read_text(), re.DOTALL)


def test_the_examples_of_the_page_are_accepted_together(folder: Path) -> None:
    found = services(folder, "\n".join(examples()))

    assert {one.kind for one in found} == set(Kind)
    assert {one.party for one in found} == set(Party)
    assert [one.key for one in found] == ["loten", "ansattporten", "id-porten", "politi"]


def test_the_page_explains_every_setting_and_no_other() -> None:
    table = PAGE.read_text().partition("## Every setting")[2]
    explained = set(re.findall(r"`([a-z_]+)`", re.sub(r"\|[^|]*\|\n", "|\n", table)))
    told = {one.removesuffix("_env") for one in KNOWN if one.endswith("_env")}

    assert {one for one in KNOWN if not one.endswith("_env")} <= explained
    assert {f"{one}_file" for one in told} <= explained


def test_services_of_both_parties_stand_in_one_file(folder: Path) -> None:
    other = PLAIN.replace("politi", "kommune").replace('"police"', '"municipality"')
    first, second = services(folder, PLAIN + other.replace("idp.", "login."))

    assert (first.party, second.party) == (Party.POLICE, Party.MUNICIPALITY)
    assert first.organisations == {"innlandet"}


def test_no_secret_shows_in_what_was_read(folder: Path) -> None:
    shown = repr(services(folder, "\n".join(examples())))

    assert SECRET not in shown
    assert "PRIVATE KEY" not in shown


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("", {"kid"}),
        ('client_certificate_file = "certificate.pem"\n', {"kid", "x5c"}),
    ],
)
def test_our_key_is_named_as_it_was_registered(
    folder: Path, more: str, named: set[str]
) -> None:
    [one] = services(folder, PLAIN + more)

    assert isinstance(one.authentication, PrivateKey)
    assert set(one.authentication.named) == named


def test_at_entra_the_certificate_gives_the_thumbprint(folder: Path) -> None:
    text = ENTRA.replace(f'client_key_id = "{OURS.kid}"', "")
    [one] = services(
        folder,
        f'{text}tenants = ["{TENANT}"]\nclient_certificate_file = "certificate.pem"\n',
    )

    assert isinstance(one.authentication, PrivateKey)
    assert one.authentication.algorithm == "PS256"
    assert set(one.authentication.named) == {"x5t#S256"}
    assert len(one.authentication.named["x5t#S256"]) == 43


WRONG: list[tuple[str, str, str]] = [
    ("provider.unknown_setting", "minimum_arc", PLAIN + 'minimum_arc = "high"'),
    ("provider.missing", "name", PLAIN.replace('name = "Politiet"\n', "")),
    ("provider.missing", "issuer", PLAIN.replace('"https://idp.example"', '" "')),
    ("provider.wrong_kind", "name", PLAIN.replace('"Politiet"', "7")),
    ("provider.wrong_kind", "key", PLAIN.replace('key = "politi"', 'key = "Pol/iti"')),
    ("provider.wrong_kind", "scopes", PLAIN + 'scopes = "openid"'),
    ("provider.wrong_kind", "use_par", PLAIN + 'use_par = "yes"'),
    ("provider.wrong_kind", "max_age", PLAIN + "max_age = -1"),
    ("provider.wrong_kind", "max_age", PLAIN + "max_age = true"),
    ("provider.wrong_kind", "issuer", PLAIN.replace("idp.example", "idp.example/?a=b")),
    ("provider.unknown_choice", "kind", PLAIN.replace('"plain"', '"google"')),
    ("provider.unknown_choice", "party", PLAIN.replace('"police"', '"press"')),
    ("provider.unknown_choice", "authentication", PLAIN.replace("private_key_jwt", "none")),
    ("provider.unknown_choice", "algorithms", PLAIN + 'algorithms = ["none"]'),
    ("provider.unknown_choice", "algorithms", PLAIN + 'algorithms = ["RS256", "HS256"]'),
    ("provider.unknown_choice", "algorithms", PLAIN + "algorithms = []"),
    ("provider.no_openid", "scopes", PLAIN + 'scopes = ["profile"]'),
    ("provider.not_https", "issuer", PLAIN.replace("https:", "http:")),
    (
        "provider.not_https",
        "issuer",
        PLAIN.replace("https:", "http:") + "loopback_allowed=true",
    ),
    (
        "provider.not_https",
        "frontchannel_origin",
        PLAIN + 'frontchannel_origin = "http://x.no"',
    ),
    ("provider.wrong_kind", "frontchannel_origin", PLAIN + 'frontchannel_origin="https://x/y"'),
    ("provider.wrong_kind", "frontchannel_origin", PLAIN + 'frontchannel_origin="https://*.x"'),
    ("provider.missing", "minimum_acr", PLAIN + 'acr = ["1", "2"]'),
    ("provider.unknown_choice", "minimum_acr", PLAIN + 'acr = ["1"]\nminimum_acr = "2"'),
    ("provider.missing", "minimum_acr", PLAIN.replace('"plain"', '"id-porten"')),
    ("provider.not_of_this_kind", "tenants", PLAIN + f'tenants = ["{TENANT}"]'),
    ("provider.not_of_this_kind", DETAILS, PLAIN + RIGHT),
    ("provider.no_representation", "organisations", PLAIN.replace("groups", DETAILS)),
    ("provider.missing", DETAILS, ANSATTPORTEN.replace("groups", DETAILS)),
    ("provider.no_representation", "organisations", ANSATTPORTEN + RIGHT),
    ("provider.wrong_kind", DETAILS, ANSATTPORTEN + 'authorization_details = [{ a = "b" }]'),
    ("provider.no_tenant", "tenants", ENTRA),
    ("provider.no_tenant", "tenants", ENTRA + 'tenants = ["login.microsoftonline.com"]'),
    ("provider.no_tenant", "tenants", ENTRA + 'tenants = ["0f2a"]'),
    ("provider.issuer_of_many", "issuer", ENTRA.replace(TENANT, "common")),
    ("provider.issuer_of_many", "issuer", ENTRA.replace(TENANT, "organizations")),
    ("provider.issuer_of_many", "issuer", ENTRA.replace(TENANT, "{tenantid}")),
    ("provider.no_secret", "client_key", PLAIN.replace('client_key_file = "key.pem"', "")),
    ("provider.no_secret", "client_key", PLAIN + 'client_key_env = "KEY"'),
    ("provider.contradicts", "client_secret_env", PLAIN + 'client_secret_env = "EMPTY"'),
    ("provider.missing", "client_key_id", PLAIN.replace(f'"{OURS.kid}"', '""')),
    ("provider.secret_not_found", "client_key_file", PLAIN.replace("key.pem", "gone.pem")),
    ("provider.secret_not_found", "client_key_file", PLAIN.replace("key.pem", "empty.pem")),
    ("provider.secret_not_found", "client_key_file", PLAIN.replace("key.pem", "picture.pem")),
    ("provider.bad_key", "client_key", PLAIN.replace("key.pem", "small.pem")),
    ("provider.bad_key", "client_key", PLAIN.replace("key.pem", "public.pem")),
    ("provider.bad_key", "client_key", PLAIN.replace("key.pem", "curve.pem")),
    ("provider.bad_key", "client_key", PLAIN + 'client_key_algorithm = "ES256"'),
    ("provider.bad_certificate", CERTIFICATE, PLAIN + CERTIFIED.format("broken")),
    ("provider.bad_certificate", CERTIFICATE, PLAIN + CERTIFIED.format("nonsense")),
    ("provider.contradicts", "client_key_id", ENTRA + CERTIFIED.format("certificate")),
    ("provider.bad_key", "client_key", PLAIN.replace("key.pem", "certificate.pem")),
    ("provider.secret_not_found", "client_secret_env", PLAIN.replace(*WITH_PASSWORD)),
    ("provider.wrong_kind", DETAILS, PLAIN + "authorization_details = 7"),
    (
        "provider.bad_certificate",
        "client_certificate_file",
        PLAIN + 'client_certificate_file = "foreign.pem"',
    ),
    (
        "provider.bad_certificate",
        "client_certificate_file",
        PLAIN + 'client_certificate_file = "key.pem"',
    ),
    ("provider.no_organisations", "organisations", PLAIN.replace('groups = "samrad"', "")),
    ("provider.wrong_kind", "organisations", PLAIN.replace('"samrad" }', "1 }")),
    ("provider.wrong_kind", "organisations", PLAIN.replace("organisation =", "name =")),
    ("provider.changeable_claim", "organisations", PLAIN.replace("groups", "email")),
    ("provider.claim_of_everybody", "organisations", PLAIN.replace("groups", "acr")),
]


@pytest.mark.parametrize(("code", "setting", "text"), WRONG)
def test_a_wrong_setting_is_named_with_its_file_and_its_service(
    folder: Path, refused: Any, code: str, setting: str, text: str
) -> None:
    with refused(code, setting=setting, file=folder / "sign-in.toml"):
        services(folder, text)


def test_a_key_beside_a_password_contradicts_it(folder: Path, refused: Any) -> None:
    text = examples()[-1].replace("scopes =", 'client_key_id = "left over"\nscopes =')

    with refused("provider.contradicts", setting="client_key_id", provider="politi"):
        services(folder, text)


def test_p_256_signs_es256(folder: Path, refused: Any) -> None:
    text = PLAIN + 'client_key_algorithm = "ES256"\n'

    assert services(folder, text.replace("key.pem", "curve.pem"))
    with refused("provider.bad_key", algorithm="ES256"):
        services(folder, text.replace("key.pem", "other-curve.pem"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("provider.not_readable", "[[provider"),
        ("provider.no_list", "[provider]\nkey = 1"),
        ("provider.no_list", "provider = 1"),
        ("provider.no_list", ""),
        ("provider.no_list", 'kye = "x"\n' + PLAIN),
        ("provider.key_twice", PLAIN + PLAIN.replace("idp.", "login.")),
        ("provider.client_twice", PLAIN + PLAIN.replace('"politi"', '"politiet"')),
    ],
)
def test_a_file_that_cannot_be_meant(folder: Path, refused: Any, code: str, text: str) -> None:
    with refused(code, file=folder / "sign-in.toml"):
        services(folder, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read(tmp_path / "gone.toml", environ={})
    assert "gone.toml" in str(caught.value.refusal.facts["why"])
