"""`samrad fetch`: a table of a statistics office, asked for politely, as a file to take in."""

import argparse
from pathlib import Path

from samrad.project.commands import Commands

# An office nobody knows: fewer than the smallest one known hands out.
_CELLS = 100_000


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
    parser.add_argument(
        "--from",
        dest="office",
        default="ssb",
        metavar="OFFICE",
        help="ssb (default), ssb-v1, scb, scb-v1, or the address of another office's tables",
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


def run(options: argparse.Namespace) -> int:
    """Fetch a table."""
    from samrad.project import fetching  # noqa: PLC0415 -- loads what asks and what computes

    fetching.fetch(options)
    return 0
