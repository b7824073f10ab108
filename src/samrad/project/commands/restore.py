"""`samrad restore`: a backup into an empty place, or into one that is removed again."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.commands.backup import add_keys, print_rows, ring_of, source_of
from samrad.project.connecting import connected
from samrad.project.vault.rehearsing import place_for_rehearsal


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "restore",
        help="restore a backup into an empty place",
        description="Restore a backup into an empty database: all of it, or nothing. Ends with "
        "1 if a log is not whole. `--rehearse` restores into a place of its own below the data "
        "folder, looks through it and removes it.",
    )
    parser.add_argument("source", metavar="FILE", help="the backup, or - for standard input")
    parser.add_argument(
        "--rehearse", action="store_true", help="restore elsewhere, look through it, remove it"
    )
    add_keys(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Restore, and go through the logs."""
    ring = ring_of(options)
    own_secret = not environment.text("SAMRAD_SECRET_KEY")
    with source_of(options.source) as source, _place(rehearse=options.rehearse) as home:
        from samrad.project import auditing  # noqa: PLC0415 -- needs Django set up
        from samrad.project.vault.restoring import restore  # noqa: PLC0415 -- needs Django set up

        restored = restore(source, ring, name=options.source, home=home)
        logs = list(auditing.audited({}))
    print_rows(restored.rows)
    for log in logs:
        print(log.said)
    if restored.waiting:
        print(
            f"{restored.waiting} jobs were waiting in the queue. They are not done, so that "
            "nothing is sent twice. Tomorrow’s run finds what is still due; a letter with a "
            "link is sent anew by whoever sent it."
        )
    if own_secret and not restored.about.secret:
        print("The secret key was in SAMRAD_SECRET_KEY there: set the same one here.")
    made = f"the backup of {restored.about.made_at}"
    done = "Rehearsed and removed again" if options.rehearse else "Restored"
    print(f"{done}: {made}. Nobody is signed in any more.")
    return 1 if any(log.broken for log in logs) else 0


@contextmanager
def _place(*, rehearse: bool) -> Iterator[Path]:
    home = environment.home()
    if rehearse:
        with place_for_rehearsal(home) as place:
            yield place
        return
    with connected(home, restoring=True):
        yield home
