"""Takes the pictures of the README and the tutorial from the running demo."""

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PORT = 8765
SITE = f"http://127.0.0.1:{PORT}"
DESK = {"width": 1180, "height": 780}
PHONE = {"width": 390, "height": 780}
# Name, who looks, address, screen.
SHOTS = (
    ("wheel", "slt.lorenskog", "/lorenskog/year/2025/", DESK),
    ("panel", "slt.loten", "/loten/", DESK),
    ("revision", "slt.loten", "/loten/agreement/2/", DESK),
    ("seven-councils", "politikontakt.hallingdal", "/", PHONE),
    ("lund", "samordnare.lund", "/lund/", PHONE),
)


def main() -> None:
    """Start the demo in a folder of its own, take every picture, stop it."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "samrad", "demo", "--port", str(PORT)]
        demo = subprocess.Popen(command, env={"SAMRAD_HOME": home, "PATH": "/usr/bin:/bin"})
        try:
            _wait()
            _shoot()
        finally:
            demo.terminate()
            demo.wait()


def _wait() -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{SITE}/ready", timeout=2).close()  # noqa: S310 -- our own address
        except (urllib.error.URLError, OSError):
            continue
        return


def _shoot() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for name, who, address, screen in SHOTS:
            page = browser.new_context(viewport=screen, locale="nb-NO").new_page()  # type: ignore[arg-type]  # playwright's own dictionary type
            page.goto(f"{SITE}/sign-in/")
            page.locator(f'button[value="{who}@samrad.example"]').click()
            page.goto(SITE + address)
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
