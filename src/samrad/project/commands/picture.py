"""`samrad picture`: a council's situation picture as a file, as it stood on a day."""

import argparse
import sys
from pathlib import Path

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.commands.duties import a_day
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "picture",
        help="print a council's situation picture, as it stood on a day",
        description="Print the latest situation picture of one partnership as it stood on a "
        "day: frozen, or a draft that says so. What one party has not shown the other, and "
        "figures that are not released, are not in it; of an exempt part only the ground is.",
    )
    parser.add_argument("--council", required=True, help="its short name, e.g. lorenskog")
    parser.add_argument(
        "--as-of", type=a_day, metavar="DATE", help="the day to look from (today)"
    )
    parser.add_argument("--format", choices=("html", "pdf", "json"), default="html")
    parser.add_argument("--output", type=Path, metavar="FILE", help="(standard output)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print it."""
    with connected(environment.home()):
        from samrad.project import picturing, preparing  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        seen = picturing.picture_on(options.council, on=options.as_of or clock.today())
        content = picturing.written(seen, options.format)
    if options.output:
        options.output.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return 0
