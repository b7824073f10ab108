"""`samrad forget`: forget a person who has no seat any more."""

import argparse

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
    parser.add_argument("email", help="the address they sign in with")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Forget."""
    with connected(environment.home()):
        from samrad.project import preparing, retaining  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        removed = retaining.forget_called(options.email, at=clock.now())
    went = ", ".join(f"{number} {kind.replace('_', '-')}" for kind, number in removed.items())
    print(f"Forgotten: name, address and password; {went}.")
    return 0
