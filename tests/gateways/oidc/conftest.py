"""Two real providers at once: the municipality's and the police's."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from gateways.oidc.agreeing import HIGH, PEOPLE, SUBSTANTIAL, Visitor, agreed, client
from gateways.oidc.providing import Providing, providing
from gateways.serving import Answered, Serving, serving


@pytest.fixture
def now() -> datetime:
    """The provider's clock is the real one, so here is where tests read it."""
    return datetime.fromtimestamp(time.time(), UTC)


@pytest.fixture(scope="module")
def inbox_running() -> Iterator[Serving]:
    with serving() as running:
        running.answers["/told"] = lambda _: Answered()
        yield running


@pytest.fixture
def inbox(inbox_running: Serving) -> Serving:
    """Where services tell us of sign-outs themselves."""
    inbox_running.asked.clear()
    return inbox_running


@pytest.fixture(scope="module")
def municipality_running(inbox_running: Serving) -> Iterator[Providing]:
    levels = [SUBSTANTIAL, HIGH, "substantial", "high"]
    told: dict[str, Any] = {
        "backchannel_logout_uri": f"{inbox_running.address}/told",
        "backchannel_logout_session_required": True,
    }
    with providing(clients=[client(**told)], people=PEOPLE, acr=levels) as running:
        yield running


@pytest.fixture(scope="module")
def police_running() -> Iterator[Providing]:
    with providing(clients=[client(None)], people=PEOPLE, par=False) as running:
        yield running


@pytest.fixture
def municipality(municipality_running: Providing) -> Iterator[Providing]:
    """The municipality's: we sign, and requests are handed over in advance."""
    yield municipality_running
    municipality_running.mend()


@pytest.fixture
def police(police_running: Providing) -> Iterator[Providing]:
    """The police's: we have a password there, and requests go with the browser."""
    yield police_running
    police_running.mend()


@pytest.fixture
def kari(municipality: Providing, now: datetime) -> Visitor:
    """Kari, who signs in through the municipality's service."""
    return Visitor(agreed(municipality), now)


@pytest.fixture
def politikontakt(police: Providing, now: datetime) -> Visitor:
    """Kari's counterpart, who signs in through the police's service."""
    provider = agreed(
        police,
        key="politi",
        name="Politiet",
        party="police",
        authentication="client_secret_basic",
        client_key_env=None,
        client_key_id=None,
        client_secret_env="OUR_SECRET",
        organisations=[{"organisation": "innlandet", "claims": {"groups": "samrad-loten"}}],
    )
    return Visitor(provider, now)
