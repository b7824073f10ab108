"""`samrad export`: everything of one council, in open formats."""

import argparse
from pathlib import Path

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.commands.backup import require_owner
from samrad.project.connecting import connected
from samrad.project.trouble import Trouble
from samrad.project.vault.placing import require_free


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "export",
        help="export a council in open formats",
        description="Write everything of one council as JSON lines and files, with a page that "
        "explains it. Each export stands in the council's log.",
    )
    parser.add_argument("council", nargs="?", help="its short name, e.g. lorenskog")
    parser.add_argument(
        "target", type=Path, help="a new folder, or a new file that ends with .zip"
    )
    parser.add_argument(
        "--all", action="store_true", help="every council, each as a ZIP in a new folder"
    )
    parser.add_argument(
        "--with-exempt",
        action="store_true",
        help="also what is exempt, what a party keeps to itself, and unreleased figures",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Export one council, or all."""
    if options.all == bool(options.council):
        raise Trouble("Name one council, or none and --all.")
    require_free(options.target)
    if options.with_exempt:
        require_owner()
    with connected(environment.home()):
        from samrad.project import preparing  # noqa: PLC0415 -- needs Django set up
        from samrad.project.councils import councils_here  # noqa: PLC0415 -- needs Django set up
        from samrad.project.vault.exporting import export  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        there = councils_here()
        if options.council and options.council not in there:
            known = ", ".join(there) or "none yet"
            raise Trouble(f"There is no council called {options.council} here. Known: {known}.")
        if options.all:
            options.target.mkdir(mode=0o700)
        for slug in there if options.all else [options.council]:
            target = options.target / f"{slug}.zip" if options.all else options.target
            rows = export(there[slug], target, with_exempt=options.with_exempt, at=clock.now())
            print(f"{target}: {sum(rows.values())} rows of {len(rows)} kinds.")
    return 0
