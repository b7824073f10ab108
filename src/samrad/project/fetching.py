"""A table of a statistics office, from the network or from a recording, into a file."""

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samrad.gateways.fetching import ask
from samrad.gateways.pxweb.asking import OFFICES, Office, Version
from samrad.gateways.pxweb.fetch import Client
from samrad.gateways.pxweb.origin import Origin, with_origin
from samrad.gateways.pxweb.recorded import FETCHED_AT, Ask, Recording, Replaying
from samrad.project.connecting import set_up
from samrad.project.trouble import Trouble
from samrad.project.vault.placing import new_file, new_folder, require_free

# An office nobody knows is asked as slowly as the slowest one known.
_CALLS, _SECONDS = 30, 60.0


@dataclass(frozen=True, slots=True)
class _Answers:
    """Who answers, when it was asked, and how the time goes by meanwhile."""

    ask: Ask
    at: datetime
    waits: bool = True


def fetch(options: Namespace) -> None:
    """Fetch a table and write it.

    Raises:
        Trouble: What is asked for cannot be asked, or something has the name of the file.
        Refused: The office does not answer, or not about that.
    """
    office, chosen = _office(options), _chosen(options.only)
    require_free(options.file)
    with _answers(office, options) as answers:
        client = Client(
            office,
            time.sleep if answers.waits else _at_once,
            time.monotonic,
            allow_private=options.inside,
            ask=answers.ask,
            told=_told(options.table),
        )
        cube = client.cube(options.table, chosen)
        address = office.metadata(options.table)
        origin = Origin(f"{options.office} {options.table}", address, answers.at)
        content = with_origin(cube, origin)
        with new_file(options.file) as out:
            out.write(content)
    print(f"{options.file}: {cube.size} cells of {origin.source}, fetched {answers.at}.")


@contextmanager
def _answers(office: Office, options: Namespace) -> Iterator[_Answers]:
    """The network, a recording of it, or both; a recording is whole or is not there."""
    if options.replay:
        replaying = Replaying(options.replay)
        yield _Answers(replaying, replaying.recorded_at(), waits=False)
        return
    set_up()
    from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

    now = clock.real_now().replace(microsecond=0)
    if not options.record:
        yield _Answers(ask, now)
        return
    with new_folder(options.record) as folder:
        recording = Recording(folder)
        yield _Answers(recording, now)
        recording.end(_about(office, options, now))


def _about(office: Office, options: Namespace, at: datetime) -> dict[str, Any]:
    address = office.metadata(options.table)
    return {"table": options.table, "address": address, FETCHED_AT: at.isoformat()}


def _office(options: Namespace) -> Office:
    if known := OFFICES.get(options.office):
        return known
    address: str = options.office.rstrip("/")
    if not address.startswith(("https://", "http://")):
        names = ", ".join(OFFICES)
        raise Trouble(f"There is no office called {address}. Write {names}, or an address.")
    if options.cells < 1:
        raise Trouble("--cells has to be 1 or more.")
    version = Version(options.api)
    return Office(address, version, options.language, options.cells, _CALLS, _SECONDS)


def _chosen(only: list[str]) -> Mapping[str, list[str]]:
    chosen: dict[str, list[str]] = {}
    for one in only:
        dimension, equals, codes = one.partition("=")
        if not equals or not dimension or not codes:
            raise Trouble(f"--only {one}: write DIMENSION=CODE,CODE, as in Tid=2022,2023.")
        chosen.setdefault(dimension, []).extend(codes.split(","))
    return chosen


def _told(table: str) -> Callable[[int, int], None]:
    def told(done: int, of: int) -> None:
        print(f"{table}: {done} of {of} cells", file=sys.stderr)

    return told


def _at_once(_: float) -> None:
    """What is on the disk is not busy."""
