"""Asks whether a locked dependency has a known hole; says aloud where nobody could be asked.

pip-audit skips what its service does not know and then reports that all is well. Here a
skipped package is not a clean one: it is named, and with --strict it is a failure.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# Everything that runs is in this list, too.
LOCK = "requirements-test.lock"
_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==", re.MULTILINE)
# Where nobody answers, we do not wait for long.
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out of one list.

    Attributes:
        asked: How many packages there was an answer for.
        holes: One line for each known hole.
        not_asked: The packages nobody could say anything about.
    """

    asked: int
    holes: tuple[str, ...]
    not_asked: tuple[str, ...]


def read(report: Mapping[str, Any]) -> Found:
    """Read what pip-audit reported as JSON."""
    packages = report["dependencies"]
    skipped = tuple(one["name"] for one in packages if "skip_reason" in one)
    holes = tuple(
        f"{one['name']} {one['version']}: {hole['id']},"
        f" mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in packages
        for hole in one.get("vulns", ())
    )
    return Found(len(packages) - len(skipped), holes, skipped)


def said(lock: str, found: Found) -> list[str]:
    """The lines to print for one list."""
    lines = [f"{lock}: {hole}" for hole in found.holes]
    if found.not_asked:
        some = ", ".join(found.not_asked[:3])
        lines.append(
            f"{lock}: nothing is known about {len(found.not_asked)} packages ({some} …): "
            "the service of known holes cannot be reached from here. Ask again where it can."
        )
    if found.asked and not found.holes:
        lines.append(f"{lock}: no known hole in {found.asked} packages.")
    return lines


def ask(lock: str) -> Found:
    """Let pip-audit look at a list of locked packages; without a report nothing was asked."""
    command = (
        *(sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps"),
        *("--progress-spinner", "off", "--timeout", "10", "-f", "json", "-r", lock),
    )
    try:
        ran = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
        return read(json.loads(ran.stdout))
    except (subprocess.TimeoutExpired, json.JSONDecodeError, KeyError, TypeError):
        return Found(0, (), tuple(_PINNED.findall((ROOT / lock).read_text())))


def main(arguments: Sequence[str]) -> int:
    """Ask; 1 for a known hole, and with --strict also for a package not asked about."""
    found = ask(LOCK)
    print(*said(LOCK, found), sep="\n")
    return int(bool(found.holes) or ("--strict" in arguments and bool(found.not_asked)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
