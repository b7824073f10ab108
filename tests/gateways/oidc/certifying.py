"""Private keys as PEM, and certificates of them, as Entra and ID-porten know keys."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID


def pem(key: RSAPrivateKey | EllipticCurvePrivateKey) -> str:
    how = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return key.private_bytes(*how).decode()


def certificate(text: str) -> str:
    """A certificate that the key in `text` signed for itself."""
    key = load_pem_private_key(text.encode(), None)
    assert isinstance(key, RSAPrivateKey)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "samrad")])
    begins = datetime(2025, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(17)
    made = made.not_valid_before(begins).not_valid_after(begins + timedelta(days=730))
    signed = made.public_key(key.public_key()).sign(key, hashes.SHA256())
    return signed.public_bytes(Encoding.PEM).decode()
