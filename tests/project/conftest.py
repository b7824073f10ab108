"""What the tests of backups share: one place, its backup and its exports, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from project.operating import a_home
from project.vaults import Town, Vault, a_place, a_town, a_vault
from samrad.project.postgres import Server


@pytest.fixture(scope="session")
def served(
    tmp_path_factory: pytest.TempPathFactory, loaded: Path
) -> Iterator[tuple[Path, Server]]:
    with a_place(tmp_path_factory.mktemp("place"), loaded) as made:
        yield made


@pytest.fixture(scope="session")
def vault(served: tuple[Path, Server], tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return a_vault(tmp_path_factory.mktemp("vault"), *served)


@pytest.fixture(scope="session")
def town(served: tuple[Path, Server], tmp_path_factory: pytest.TempPathFactory) -> Town:
    return a_town(tmp_path_factory.mktemp("town"), *served)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Path]:
    with a_home(tmp_path) as home:
        yield home
