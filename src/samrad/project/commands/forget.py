"""`samrad forget`: forget a person who has no seat any more."""

import argparse
from pathlib import Path

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "forget",
        help="forget a person without a seat",
        description="Remove the name, the address and all that a person signs in with. What "
        "they did stands under their last role. It cannot be undone.",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("email", nargs="?", help="the address they sign in with")
    what.add_argument(
        "--list", action="store_true", help="print the numbers of who was forgotten"
    )
    what.add_argument(
        "--again",
        type=Path,
        metavar="FILE",
        help="forget those of such a list who came back with a backup",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Forget."""
    with connected(environment.home()):
        from samrad.project import preparing, retaining  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        if options.list:
            print(*retaining.forgotten(), sep="\n")
            return 0
        if options.again:
            number = retaining.forget_again(options.again, at=clock.now())
            print(f"Forgotten again: {number}.")
            return 0
        removed = retaining.forget_called(options.email, at=clock.now())
    went = ", ".join(f"{number} {kind.replace('_', '-')}" for kind, number in removed.items())
    print(f"Forgotten: name, address and password; {went}.")
    return 0
