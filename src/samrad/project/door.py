"""The door for operators: the `samrad` command.

Exit codes: 0 all is well · 1 something stands in the way, said in one sentence ·
2 the command was written wrongly.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import metadata

from samrad.core.basics.refusals import Refused
from samrad.project.commands import check, demo, duties, found, migrate, propose, serve, worker
from samrad.project.environment import WrongSetting
from samrad.project.explaining import explained
from samrad.project.trouble import Trouble

_COMMANDS = (demo, serve, worker, migrate, check, found, duties, propose)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command named in `arguments` (default: the command line); give its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (Trouble, WrongSetting) as trouble:
        return _say(str(trouble))
    except Refused as refused:
        return _say(explained(refused))
    except BrokenPipeError:
        # Whoever read our output has seen enough (`samrad duties … | head`).
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if (sentence := explained(error)) is None:
            raise
        return _say(sentence)
    return code


def _say(sentence: str | None) -> int:
    print(f"samrad: {sentence}", file=sys.stderr)
    return 1


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
