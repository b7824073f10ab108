"""One module for each command: `add_to` describes it, `run` does it.

Modules that touch tables are imported inside `run`, once Django is set up.
"""

import argparse
from typing import Protocol


class Commands(Protocol):
    """Where a command is added (argparse has no public name for it)."""

    def add_parser(self, name: str, **options: object) -> argparse.ArgumentParser:
        """A parser for the command `name`."""
