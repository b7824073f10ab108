"""What second steps rest on is sealed in the database, with a key that is not in it."""

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

_SALT = "samrad.project.sign_in.sealing"


class Sealed(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The library's own ways, but for what it keeps and what a passkey is called after."""

    def encrypt(self, text: str) -> str:
        """Sealed with the secret key."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Opened with the secret key, or one it replaced."""
        return _seal().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Phones show the name."""
        found: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**found, "name": "Samråd"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Phones show name and address."""
        found: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**found, "display_name": user.name}


def _seal() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    made = (salted_hmac(_SALT, "", secret=key, algorithm="sha256").digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])
