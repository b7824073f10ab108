"""`samrad check`: is this installation as it should be?"""

import argparse

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "check",
        help="check the installation",
        description="Check the data folder, the database, its guard and the static files. "
        "Ends with 1 if anything is not as it should be.",
    )
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Check."""
    home = environment.home()
    with connected(home):
        from samrad.project.checking import check_all  # noqa: PLC0415 -- needs Django set up

        findings = check_all(home)
    for finding in findings:
        print(f"{'ok  ' if finding.way_out is None else 'FAIL'}  {finding.what}")
        if finding.way_out is not None:
            print(f"      {finding.way_out}")
    return int(any(finding.way_out is not None for finding in findings))
