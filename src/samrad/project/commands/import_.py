"""`samrad import`: an export of another installation, official statistics, or figures."""

import argparse
from datetime import date
from pathlib import Path

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.commands.backup import require_owner
from samrad.project.connecting import connected
from samrad.project.trouble import Trouble


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "import",
        help="import a council that was exported elsewhere, or figures",
        description="Without --source: take in what `samrad export` wrote, each council wholly "
        "or not at all. A council that is here already is never overwritten. Persons are known "
        "again by identifier or e-mail. With --source: take in a file of official statistics "
        "(ssb.08487, ssb.07459), or with --council figures of one of its sources.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="what to take in")
    parser.add_argument(
        "--passwords", action="store_true", help="give who is new here a password, printed once"
    )
    figures = parser.add_argument_group("figures")
    figures.add_argument("--source", help="which table of statistics, or which source")
    figures.add_argument("--council", help="whose source it is, by short name")
    figures.add_argument("--by", metavar="EMAIL", help="who delivers it: a seat of the party")
    figures.add_argument("--delivered", type=date.fromisoformat, help="the day it came (today)")
    figures.add_argument("--cutoff", type=date.fromisoformat, help="what is counted until when")
    figures.add_argument("--correction", default="", help="why what was shown is different now")
    figures.add_argument(
        "--dry-run", action="store_true", help="say what it would do, and stop"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import."""
    if not options.source:
        return _councils(options)
    if bool(options.council) != bool(options.by):
        raise Trouble("Figures of a council need both --council and --by.")
    with connected(environment.home()):
        from samrad.project import figuring, preparing  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        take = figuring.take_figures if options.council else figuring.take_statistics
        taken = [take(file, options) for file in options.files]
    return 0 if all(taken) else 1


def _councils(options: argparse.Namespace) -> int:
    if options.council or options.by or options.dry_run:
        raise Trouble("Say with --source where the figures come from.")
    require_owner()
    with connected(environment.home()):
        from samrad.project import preparing  # noqa: PLC0415 -- needs Django set up
        from samrad.project.vault.bundles import bundle  # noqa: PLC0415 -- needs Django set up
        from samrad.project.vault.importing import take_in  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        for source in options.files:
            with bundle(source) as opened:
                taken = take_in(opened, with_passwords=options.passwords)
            print(f"{taken.slug}: {sum(taken.rows.values())} rows taken in; its log is whole.")
            for email, password in taken.passwords.items():
                print(f"  {email}: {password or 'is new here, and has no password yet'}")
            for email in taken.known:
                print(f"  {email}: was here already; the log has another identifier for them")
    return 0
