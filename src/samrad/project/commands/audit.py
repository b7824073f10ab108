"""`samrad audit`: whether every council's log is as it was written."""

import argparse
from pathlib import Path

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "audit",
        help="prove that no log was changed",
        description="Every act is written into its council's log, each entry sealed with the "
        "one before. `verify` goes through all of it. `head` prints the latest seals: keep "
        "them somewhere else, and `verify --against` finds a log that was sealed anew.",
    )
    parser.add_argument("what", choices=("verify", "head"))
    parser.add_argument(
        "--against", type=Path, metavar="FILE", help="heads printed by `samrad audit head`"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Verify, or print the heads."""
    with connected(environment.home()):
        from samrad.project import auditing, preparing  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        if options.what == "head":
            for slug, head in auditing.heads():
                print(slug, head.number, head.seal)
            return 0
        noted = auditing.read_heads(options.against) if options.against else {}
        logs = list(auditing.audited(noted))
    for log in logs:
        print(log.said)
    return 1 if any(log.broken for log in logs) else 0
