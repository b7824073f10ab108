"""`samrad fetch`: a table of a statistics office, asked for politely, as a file to take in."""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samrad.gateways.fetching import ask
from samrad.gateways.pxweb.asking import OFFICES, Office, Version
from samrad.gateways.pxweb.fetch import Client
from samrad.gateways.pxweb.origin import Origin, with_origin
from samrad.gateways.pxweb.recorded import Recording, Replaying
from samrad.project.commands import Commands
from samrad.project.connecting import set_up
from samrad.project.trouble import Trouble
from samrad.project.vault.placing import new_file, new_folder, require_free

if TYPE_CHECKING:
    from samrad.gateways.pxweb.recorded import Ask

# An office nobody knows: as few as the smallest one known hands out, as slowly as the slowest.
_CELLS, _CALLS, _SECONDS = 100_000, 30, 60.0


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "fetch",
        help="fetch a table of a statistics office",
        description="Ask SSB, SCB or another office that runs PxWeb for a table and write it "
        "as JSON-stat, with where and when it was fetched: `samrad import FILE --source "
        "ssb.08487` takes it in. The office is asked in pieces and no faster than it likes. "
        "Stopped with Ctrl-C nothing is left.",
    )
    parser.add_argument("table", help="what the office calls it: 08487")
    parser.add_argument("file", type=Path, metavar="FILE", help="a new file")
    known = ", ".join(OFFICES)
    parser.add_argument(
        "--from",
        dest="office",
        default="ssb",
        metavar="OFFICE",
        help=f"{known}, or the address of another office's tables (default: ssb)",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="DIMENSION=CODE,CODE",
        help="these codes of a dimension only; may be given for several",
    )
    recorded = parser.add_mutually_exclusive_group()
    recorded.add_argument(
        "--record", type=Path, metavar="FOLDER", help="keep each answer in a new folder"
    )
    recorded.add_argument(
        "--replay", type=Path, metavar="FOLDER", help="ask that folder and not the network"
    )
    other = parser.add_argument_group("an office that is named by its address")
    other.add_argument("--api", type=int, choices=(1, 2), default=2, help="the version it runs")
    other.add_argument("--language", default="no", help="in which language it answers")
    other.add_argument("--cells", type=int, default=_CELLS, help="how many it gives at once")
    other.add_argument(
        "--inside", action="store_true", help="it may be on this machine or network"
    )
    parser.set_defaults(run=run)


@dataclass(frozen=True, slots=True)
class _Answers:
    """Who answers, when it was asked, and how the time goes by meanwhile."""

    ask: "Ask"
    at: datetime
    waits: bool = True


def run(options: argparse.Namespace) -> int:
    """Fetch a table."""
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
    return 0


@contextmanager
def _answers(office: Office, options: argparse.Namespace) -> Iterator[_Answers]:
    """The network, a recording of it, or both; a recording is whole or is not there."""
    if options.replay:
        replaying = Replaying(options.replay)
        at = datetime.fromisoformat(replaying.about()["fetched_at"])
        yield _Answers(replaying, at, waits=False)
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


def _about(office: Office, options: argparse.Namespace, at: datetime) -> dict[str, Any]:
    address = office.metadata(options.table)
    return {"table": options.table, "address": address, "fetched_at": at.isoformat()}


def _office(options: argparse.Namespace) -> Office:
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


def _told(table: str) -> Any:
    def told(done: int, of: int) -> None:
        print(f"{table}: {done} of {of} cells", file=sys.stderr)

    return told


def _at_once(_: float) -> None:
    """What is on the disk is not busy."""
