"""The demo with both parties' services on its sign-in page, anew for each file of stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gateways.oidc.offering import Offering, offering
from gateways.serving import Serving, serving
from project.operating import free_port
from stories.conftest import serving_demo


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def frames() -> Iterator[Serving]:
    """The service's page that tells every site of a sign-out, each in a frame."""
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def services(
    port: int, frames: Serving, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Offering]:
    """Both parties' services; the municipality's tells us itself of sign-outs."""
    folder, site = tmp_path_factory.mktemp("services"), f"http://127.0.0.1:{port}"
    told = f"{site}/sign-out/kommune/told"
    with offering(folder, site=site, told=told, frames=frames.address) as running:
        yield running


@pytest.fixture(scope="module")
def site(
    services: Offering, port: int, tmp_path_factory: pytest.TempPathFactory, loaded: Path
) -> Iterator[str]:
    """The demo, with both services on its sign-in page."""
    home, file = tmp_path_factory.mktemp("site"), str(services.file)
    with serving_demo(home, port, loaded, SAMRAD_SIGN_IN_SERVICES=file) as address:
        yield address
