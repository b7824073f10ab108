"""Every page of the desk: accessible, on a phone, in the dark, in four languages."""

from typing import Any

import pytest
from playwright.sync_api import expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PAGES = [
    "/",
    "/loten/",
    "/loten/?year=2024&on=2024-11-01",
    "/loten/year/2025/",
    "/loten/year/2031/",
    "/loten/calendar/",
    "/loten/meetings/",
    "/loten/meetings/2025/2/minutes/",
    "/loten/meetings/2025/3/notice/",
    "/loten/meetings/2025/3/notice/send/",
    "/decisions/",
    "/loten/decisions/",
    "/loten/coverage/2025/",
    "/loten/handover/",
    "/loten/record/",
    "/loten/log/",
    "/loten/retention/",
    "/me/data/",
    "/me/data/correct/",
    "/me/data/forget/",
    "/loten/papers/",
    "/loten/papers/bring/",
    "/loten/members/",
    "/loten/members/council/",
    "/loten/members/municipalities/",
    "/loten/record/note/topic_treated/",
    "/loten/record/note/bylaws_reviewed/",
    "/loten/agreement/",
    "/loten/agreement/1/",
    "/loten/agreement/2/",
    "/loten/agreement/2/difference/",
    "/loten/agreement/2/add/composition/",
    "/loten/agreement/2/clause/meetings/",
    "/loten/agreement/2/paste/",
    "/loten/agreement/2/file/",
    "/public/loten/",
    "/public/loten/minutes/2025/1/",
    "/public/loten/minutes/1999/1/",
]
PHONE = {"viewport": {"width": 390, "height": 844}}
NARROWEST = {"viewport": {"width": 320, "height": 700}}


def _a_seat(page: Any) -> str:
    """The page of a seat; its address is known when the demo is there."""
    page.goto("/loten/members/")
    return str(page.locator('a[href*="/members/seat/"]').first.get_attribute("href"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_in_light_and_dark(visit: Any, scheme: str) -> None:
    page = visit("slt.loten", color_scheme=scheme)
    for address in (*PAGES, _a_seat(page)):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        the_page_is_accessible(page)


@pytest.mark.parametrize("screen", [PHONE, NARROWEST], ids=["phone", "narrowest"])
def test_every_page_fits_a_phone(visit: Any, screen: dict[str, Any]) -> None:
    page = visit("slt.loten", **screen)
    for address in (*PAGES, _a_seat(page)):
        page.goto(address)
        nothing_sticks_out(page)


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
    page.locator(f'button[name="language"][value="{language}"]').click()

    expect(page.get_by_role("heading", level=1)).to_have_text(waits)
    assert page.locator("html").get_attribute("lang") == language
    the_page_is_accessible(page)


def test_the_sign_in_page_is_accessible_and_fits_a_phone(visit: Any) -> None:
    page = visit(None, **PHONE)

    the_page_is_accessible(page)
    nothing_sticks_out(page)


def test_no_page_writes_an_error_to_the_console(visit: Any) -> None:
    page = visit("slt.loten")
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    for address in PAGES:
        page.goto(address)

    assert said == []
