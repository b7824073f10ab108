"""`samrad import`: an export of another installation."""

import argparse
from pathlib import Path

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.commands.backup import require_owner
from samrad.project.connecting import connected
from samrad.project.vault.bundles import bundle


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "import",
        help="import a council that was exported elsewhere",
        description="Take in what `samrad export` wrote, each council wholly or not at all. A "
        "council that is here already is never overwritten. Persons are known again by "
        "identifier or e-mail.",
    )
    parser.add_argument("source", nargs="+", type=Path, help="exports: folders or ZIP files")
    parser.add_argument(
        "--passwords", action="store_true", help="give who is new here a password, printed once"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import."""
    require_owner()
    with connected(environment.home()):
        from samrad.project import preparing  # noqa: PLC0415 -- needs Django set up
        from samrad.project.vault.importing import take_in  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        for source in options.source:
            with bundle(source) as opened:
                taken = take_in(opened, with_passwords=options.passwords)
            print(f"{taken.slug}: {sum(taken.rows.values())} rows taken in; its log is whole.")
            for email, password in taken.passwords.items():
                print(f"  {email}: {password or 'is new here, and has no password yet'}")
            for email in taken.known:
                print(f"  {email}: was here already; the log has another identifier for them")
    return 0
