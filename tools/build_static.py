"""Fetches the design system's style sheets with npm and compiles the message catalogues."""

import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from npm_packages import install

ROOT = Path(__file__).resolve().parent.parent
KIT = ROOT / "src" / "samrad" / "web" / "kit"
VENDOR = KIT / "static" / "kit" / "vendor"
PACKAGES = ROOT / "node_modules" / "@digdir"
SHEETS = {
    "designsystemet.css": PACKAGES / "designsystemet-css" / "dist" / "src" / "index.css",
    "theme.css": PACKAGES / "designsystemet-theme" / "src" / "themes" / "designsystemet.css",
}


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
    install(ROOT)
    copy_sheets()
    compile_catalogues()
