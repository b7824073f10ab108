"""The browser stories: the real demo, a real browser, and a person who uses it."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from project.operating import copy_demo, free_port

pytest.register_assert_rewrite("stories.looking")

_SECONDS = 60
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Iterator[str]:
    """The demo at midyear, served by its own command; a fresh one for each file of stories."""
    with serving_demo(tmp_path_factory.mktemp("site"), free_port(), loaded) as address:
        yield address


@contextlib.contextmanager
def serving_demo(home: Path, port: int, loaded: Path, **settings: str) -> Iterator[str]:
    """A copy of the demo at `port`, with more `settings`; its address."""
    copy_demo(loaded, home / "data")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SAMRAD_")}
    command = [
        sys.executable,
        "-m",
        "samrad",
        "demo",
        "--stage",
        "midyear",
        "--without-worker",
        "--port",
        str(port),
    ]
    log = (home / "log").open("w+")
    demo = subprocess.Popen(
        command,
        env={**environment, "SAMRAD_HOME": str(home / "data"), **settings},
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/ready", demo, home / "log")
        yield address
    finally:
        demo.terminate()
        demo.wait(timeout=30)
        log.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window.

    Gone at the end of each file: as long as it runs, so does an event loop, and Django then
    lets no other test of this worker near the database.
    """
    program = next((path for name in _CHROMIUM if (path := shutil.which(name))), None)
    if program is None:
        message = "the browser stories need Chromium: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    switches = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=switches)
        yield running
        running.close()


@pytest.fixture
def visit(site: str, browser: Browser) -> Iterator[Any]:
    """Sign in as one of the cast: `page = visit("slt.loten")`; options are the browser's."""
    contexts = []

    def sign_in(who: str | None, **options: Any) -> Page:
        wanted = {"viewport": {"width": 1200, "height": 900}, "locale": "nb-NO", **options}
        context = browser.new_context(base_url=site, **wanted)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto("/sign-in/")
        if who is not None:
            page.locator(f'button[value="{who}@samrad.example"]').click()
            page.wait_for_url("**/")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def _wait_for(address: str, demo: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and demo.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except (urllib.error.URLError, OSError):
            with contextlib.suppress(subprocess.TimeoutExpired):
                demo.wait(timeout=0.1)
        else:
            return
    pytest.fail(f"the demo did not come up:\n{log.read_text()}")
