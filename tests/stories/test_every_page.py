"""Every page there is: accessible, on a phone, in the dark, in four languages.

No list of pages is kept: each address of the URL map is asked for, filled in from the demo, and
what answers with a page is looked at. An address nobody of the cast gets a page from is named
in `ELSEWHERE`, with why.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Response, expect

from project.operating import free_port
from stories.conftest import serving_demo
from stories.looking import (
    against_wcag,
    nothing_sticks_out,
    sticks_out,
    the_page_is_accessible,
)

pytestmark = [pytest.mark.story, pytest.mark.slow]

_FILL = Path(__file__).parent / "filling.py"
_CONTACT = {"SAMRAD_SECURITY_CONTACT": "mailto:hull@example.org"}
# Addresses that hand out a file, a picture or a part, or answer a program; none shows a page.
FILES = {
    *("feed", "portal:feed", "shown", "portal:minutes_pdf", "portal:paper"),
    *("desk:own_file", "desk:paper_file", "desk:signed_file", "desk:notice_file"),
    *("desk:statistics_picture", "desk:sums_picture", "second_passkey"),
    # Fetched by the room's script and put into its page, which is looked at.
    "desk:room_items",
}
# Who asks: the secretary first, in each language; the others for what she gets no page from.
LANGUAGES = ("nb", "nn", "sv", "en")
OTHERS = (
    ("politikontakt.loten", "found", "nn"),
    ("slt.lorenskog", "found", "sv"),
    ("analytiker.ostlandet", "found", "en"),
    ("uten.sete", "shown", "sv"),
    (None, "found", "nb"),
)
# What has a page only at a moment of which another story tells, which looks at it.
ELSEWHERE = {
    "second_step": "between password and code: test_signing_in",
    "invited": "for who has the link of a letter: test_signing_in",
    "anew": "for who has the link of a letter: test_signing_in",
    "forgotten": "for who was forgotten: test_the_rights",
    "signed_in_there": "the way back from a sign-in service: services",
    "signed_out_there": "told by a sign-in service: services",
    "desk:settle_comment": "while a comment is open: test_the_minutes",
    "desk:assess_minutes": "between locked and published: test_the_minutes",
    "desk:publish_minutes": "between locked and published: test_the_minutes",
    "desk:look_at_figures": "for who brought a file of figures: tests/web/desk",
}
PHONE = {"viewport": {"width": 390, "height": 844}}
_NARROW = (390, 320)


@dataclass
class Looked:
    """What was looked at, and what was wrong."""

    seen: set[str] = field(default_factory=set)
    posted: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("every")


@pytest.fixture(scope="module")
def site(home: Path, loaded: Path) -> Iterator[str]:
    with serving_demo(home, free_port(), loaded, **_CONTACT) as address:
        yield address


@pytest.fixture(scope="module")
def addresses(site: str, home: Path) -> dict[str, dict[str, str]]:
    """Each address by its name: as a member finds it, and as a guest is shown it."""
    del site
    fill = [sys.executable, str(_FILL), str(home / "data")]
    said = subprocess.run(fill, check=True, capture_output=True).stdout
    found: dict[str, dict[str, str]] = json.loads(said)
    return found


def test_every_page_is_accessible_fits_a_phone_and_writes_no_error(
    visit: Any, addresses: dict[str, dict[str, str]]
) -> None:
    looked = Looked()
    found = {n: a for n, a in addresses["found"].items() if not _is_file(n)}
    page = visit("slt.loten")
    listen(page, looked)
    quarter = -(-len(found) // len(LANGUAGES))
    for number, language in enumerate(LANGUAGES):
        read_in(page, language)
        part = list(found.items())[number * quarter : (number + 1) * quarter]
        look_at(page, dict(part), looked)
    for who, way, language in OTHERS:
        page = visit(who)
        listen(page, looked)
        read_in(page, language)
        left = found.keys() - looked.seen - looked.posted - ELSEWHERE.keys()
        look_at(page, {name: addresses[way][name] for name in sorted(left)}, looked)

    assert looked.wrong == []
    unseen = found.keys() - looked.seen - looked.posted
    assert sorted(unseen - ELSEWHERE.keys()) == []
    assert sorted(ELSEWHERE.keys() & looked.seen) == []


@pytest.mark.parametrize(
    ("language", "waits"),
    [
        ("nb", "Dette venter på deg"),
        ("nn", "Dette ventar på deg"),
        ("sv", "Det här väntar på dig"),
        ("en", "What waits for you"),
    ],
)
def test_a_person_reads_in_her_own_language(visit: Any, language: str, waits: str) -> None:
    page = visit("kommunpolis.lund")
    read_in(page, language)

    expect(page.get_by_role("heading", level=1)).to_have_text(waits)
    assert page.locator("html").get_attribute("lang") == language
    the_page_is_accessible(page)


def test_the_sign_in_page_is_accessible_and_fits_a_phone(visit: Any) -> None:
    page = visit(None, **PHONE)

    the_page_is_accessible(page)
    nothing_sticks_out(page)


# --- steps ---------------------------------------------------------------------------------


def _is_file(name: str) -> bool:
    return name in FILES or name.removeprefix("desk:").startswith(("save_", "api_"))


def listen(page: Page, looked: Looked) -> None:
    """Take down what the browser complains of, but for addresses that show no page.

    A page of charts takes a while on a busy machine.
    """

    def hear(said: Any) -> None:
        if not said.text.startswith("Failed to load resource"):
            looked.wrong.append(f"{page.url}: {said.text}")

    page.set_default_timeout(60_000)
    page.on("console", hear)


def read_in(page: Page, language: str) -> None:
    page.goto("/")
    with page.expect_navigation():
        page.locator(f'button[name="language"][value="{language}"]').click()


def look_at(page: Page, addresses: dict[str, str], looked: Looked) -> None:
    """Look at each that shows a page; the browser's colours change from one to the next."""
    for number, (name, address) in enumerate(addresses.items()):
        page.set_viewport_size({"width": 1200, "height": 900})
        answer = answer_to(page, address)
        if answer is None or answer.request.redirected_from or not _is_page(answer):
            if answer is None or answer.status == 405 or not _is_html(answer):
                looked.posted.add(name)
            continue
        looked.seen.add(name)
        page.emulate_media(color_scheme=("light", "dark")[number % 2])
        looked.wrong += [f"{address}: {fault}" for fault in against_wcag(page)]
        if page.locator("h1:visible").count() != 1:
            looked.wrong.append(f"{address}: not one heading")
        for width in _NARROW:
            page.set_viewport_size({"width": width, "height": 844})
            if sticks_out(page):
                looked.wrong.append(f"{address}: sticks out at {width}")


def answer_to(page: Page, address: str) -> Response | None:
    """The answer; None where it is a file, which a browser saves."""
    try:
        return page.goto(address, wait_until="load")
    except Error as error:
        if "Download is starting" not in str(error):
            raise
        return None


def _is_html(answer: Response) -> bool:
    return answer.headers.get("content-type", "").startswith("text/html")


def _is_page(answer: Response) -> bool:
    return answer.status == 200 and _is_html(answer)
