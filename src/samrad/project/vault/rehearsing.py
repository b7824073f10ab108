"""A restore into a place of its own, looked through and removed: the drill of every day."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samrad.project.connecting import connected
from samrad.project.postgres import erase_server

_SETTINGS = ("SAMRAD_DATABASE_URL", "SAMRAD_APP_DATABASE_URL", "SAMRAD_CONTEXT_KEY")


@contextmanager
def place_for_rehearsal(home: Path) -> Iterator[Path]:
    """An empty place below `home` with a server of its own, gone when the block ends.

    What a rehearsal that was killed left behind is removed first.
    """
    place = home / "rehearsal"
    for name in _SETTINGS:
        os.environ.pop(name, None)
    _remove(place)
    try:
        with connected(place, restoring=True):
            yield place
    finally:
        _remove(place)


def _remove(place: Path) -> None:
    if place.exists():
        erase_server(place)
        shutil.rmtree(place)
