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
    "/loten/knowledge/",
    "/loten/knowledge/ask/",
    "/loten/papers/",
    "/loten/papers/bring/",
    "/loten/figures/",
    "/loten/figures/deliveries/",
    "/loten/figures/bring/",
    "/loten/figures/sources/add/",
    "/loten/figures/when-and-where/",
    "/statistics/compare/",
    "/statistics/over-time/",
    "/statistics/?place=Løten",
    "/loten/problems/",
    "/loten/problems/notice/",
    "/loten/problems/weights/",
    "/loten/pictures/",
    "/loten/pictures/begin/",
    "/public/lorenskog/picture/",
    "/public/lorenskog/picture/1/",
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
# What the browser itself says of the one page above that is not there.
_NOT_THERE = "Failed to load resource: the server responded with a status of 404"
PHONE = {"viewport": {"width": 390, "height": 844}}
_NARROW = (390, 320)


def _a_seat(page: Any) -> str:
    """The page of a seat; its address is known when the demo is there."""
    page.goto("/loten/members/")
    return str(page.locator('a[href*="/members/seat/"]').first.get_attribute("href"))


def test_every_page_is_accessible_fits_a_phone_and_writes_no_error(visit: Any) -> None:
    page = visit("slt.loten")
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    for address in (*PAGES, _a_seat(page)):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            the_page_is_accessible(page)
        for width in _NARROW:
            page.set_viewport_size({"width": width, "height": 844})
            nothing_sticks_out(page)
        page.set_viewport_size({"width": 1200, "height": 900})
    assert [one for one in said if _NOT_THERE not in one] == []


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
