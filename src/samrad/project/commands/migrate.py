"""`samrad migrate`: bring the database up to this program."""

import argparse

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "migrate",
        help="create or change the tables",
        description="Create or change the tables, and renew the application role's rights. "
        "Running it twice does no harm.",
    )
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Migrate."""
    with connected(environment.home(), preparing=True):
        print("The database is up to date.")
    return 0
