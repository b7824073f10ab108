"""What the tests of backups share: one place and its backup, made once for each worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from project.operating import a_home
from project.vaults import Town, Vault, a_town, a_vault


@pytest.fixture(scope="session")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    with a_vault(tmp_path_factory.mktemp("vault")) as made:
        yield made


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Path]:
    with a_home(tmp_path) as home:
        yield home
