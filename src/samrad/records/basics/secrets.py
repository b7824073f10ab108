"""Secrets in links: made here, and kept as a hash only."""

import hashlib
import secrets


def new_secret() -> str:
    """192 random bits, as they stand in an address."""
    return secrets.token_urlsafe(24)


def sha256_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
