"""What the tests of the desk share."""

from typing import Any

import pytest


@pytest.fixture
def outside_the_demo(settings: Any) -> None:
    """Where it is real; and hashing that is quick, for what is tried is not the hash."""
    settings.SAMRAD_DEMO_DAY = ""
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
