"""`samrad let-in`: let somebody in anew."""

import argparse

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "let-in",
        help="let somebody in anew who lost what they sign in with",
        description="Somebody lost password or second step, and nobody else runs the year for "
        "their party. What they had opens nothing any more; they get a link by e-mail, or "
        "where no mail server is set it is printed once. It stands in their councils' logs.",
    )
    parser.add_argument("email", help="the address they sign in with")
    parser.add_argument(
        "--show-link", action="store_true", help="print the link instead of mailing it"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Let them in."""
    with connected(environment.home()):
        from samrad.project import letting_in, preparing  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        link = letting_in.let_in_anew(options.email, show=options.show_link, at=clock.now())
    print(link or f"A letter to {options.email} goes out when the worker runs.")
    return 0
