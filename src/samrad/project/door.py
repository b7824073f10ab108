"""The door for operators: the `samrad` command.

Exit codes: 0 all is well · 1 something stands in the way, said in one sentence ·
2 the command was written wrongly · 128 and the number of the signal that ended it.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import metadata

from samrad.project.commands import (
    audit,
    backup,
    check,
    compare,
    demo,
    district,
    duties,
    export,
    fetch,
    forget,
    found,
    import_,
    let_in,
    migrate,
    picture,
    propose,
    restore,
    retention,
    serve,
    worker,
)
from samrad.project.explaining import explained
from samrad.project.supervising import ending_in_order

_COMMANDS = (
    *(demo, serve, worker, migrate, check, found, let_in, duties, propose, compare, audit),
    *(picture, district, retention, forget),
    *(backup, restore, export, import_, fetch),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command named in `arguments` (default: the command line); give its exit code."""
    _print_what_can_be_printed()
    try:
        with ending_in_order():
            options = _parser().parse_args(arguments)
            code: int = options.run(options)
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough (`samrad duties … | head`).
        _say_no_more()
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if (sentence := explained(error)) is None:
            raise
        return _refuse(sentence)
    return code


def _print_what_can_be_printed() -> None:
    """A terminal without our letters shows "?", and ends nothing."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _refuse(sentence: str) -> int:
    print(f"samrad: {sentence}", file=sys.stderr)
    _say_no_more()
    return 1


def _say_no_more() -> None:
    """What is still to be printed could not be: the interpreter would try again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samrad",
        description="The workspace of a crime-prevention partnership of municipality and "
        "police.",
        epilog="Settings are read from the environment: docs/reference/settings.md.",
    )
    parser.add_argument(
        "--version", action="version", version=f"samrad {metadata.version('samrad')}"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_to(commands)
    return parser
